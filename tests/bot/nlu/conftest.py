"""Rasa's messages, and components as Rasa's graph makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

Make = Callable[..., GraphComponent]


@pytest.fixture
def message() -> Callable[[str], Message]:
    """``message(text)``: a message as the channel hands it to the pipeline."""
    return lambda text: Message(data={TEXT: text})


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[LocalModelStorage]:
    """Where components keep what they have learnt."""
    folder = tmp_path / "model"
    folder.mkdir()
    yield LocalModelStorage.create(folder)


@pytest.fixture
def context() -> ExecutionContext:
    """What Rasa's graph tells every component."""
    return ExecutionContext(GraphSchema({}))


@pytest.fixture
def make(storage: LocalModelStorage, context: ExecutionContext) -> Make:
    """``make(Component, setting=...)``: a component with its default settings and these."""

    def create(component: type[GraphComponent], **settings: Any) -> GraphComponent:
        config = {**component.get_default_config(), **settings}
        return component.create(config, storage, Resource("prov"), context)

    return create
