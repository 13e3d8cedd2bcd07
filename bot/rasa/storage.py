"""Loads a model to serve with, without the graph that it was trained by.

A model's description holds both graphs, and Rasa imports the class of every component in them:
for training that is the CRF extractor, Rasa's test suite and, through it, matplotlib; 25 MB and
half a second for what a server never runs.
"""

from __future__ import annotations

from pathlib import Path

from rasa.engine.storage.local_model_storage import MODEL_ARCHIVE_METADATA_FILE, LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.utils.io import read_json_file


class ServingModelStorage(LocalModelStorage):
    """``LocalModelStorage`` whose descriptions have an empty training graph."""

    @staticmethod
    def _load_metadata(directory: Path) -> ModelMetadata:
        description = read_json_file(directory / MODEL_ARCHIVE_METADATA_FILE)
        return ModelMetadata.from_dict({**description, "train_schema": {"nodes": {}}})
