"""Rasa's messages, and components as Rasa's graph makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.swedish import load_swedish

Make = Callable[..., GraphComponent]


@pytest.fixture
def forget_swedish() -> Iterator[None]:
    """The model is loaded once per process; each test begins as a process does."""
    load_swedish.cache_clear()
    yield
    load_swedish.cache_clear()


@pytest.fixture(scope="session")
def message() -> Callable[[str], Message]:
    """``message(text)``: a message as the channel hands it to the pipeline."""
    return lambda text: Message(data={TEXT: text})


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> LocalModelStorage:
    """Where components keep what they have learnt."""
    return LocalModelStorage.create(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="session")
def context() -> ExecutionContext:
    """What Rasa's graph tells every component."""
    return ExecutionContext(GraphSchema({}))


@pytest.fixture(scope="module")
def make(storage: LocalModelStorage, context: ExecutionContext) -> Make:
    """``make(Component, setting=...)``: a component with its default settings and these.

    Each has a place of its own in the storage, named after how many were made before it.
    """
    made: list[GraphComponent] = []

    def create(component: type[GraphComponent], **settings: Any) -> GraphComponent:
        config = {**component.get_default_config(), **settings}
        place = Resource(f"prov_{len(made)}")
        made.append(component.create(config, storage, place, context))
        return made[-1]

    return create
