"""A model for serving: the same, without the graph that it was trained by."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rasa.engine.graph import GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage

from bot.rasa.storage import ServingModelStorage
from bot.server.model import MODEL


def test_only_the_training_graph_is_missing(agent: object, tmp_path: Path) -> None:
    ours = ServingModelStorage.metadata_from_archive(MODEL)
    theirs = LocalModelStorage.metadata_from_archive(MODEL)

    assert ours.train_schema == GraphSchema({})
    assert theirs.train_schema.nodes
    assert ours.predict_schema == theirs.predict_schema
    assert ours.domain.as_dict() == theirs.domain.as_dict()
    again = replace(ours, train_schema=theirs.train_schema)
    assert again.as_dict() == theirs.as_dict()
