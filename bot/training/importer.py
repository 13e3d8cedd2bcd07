"""Hands the training data to Rasa with topics as intents, and the card kept beside.

``topic/card`` is Rasa's form for retrieval intents, which it expects a TensorFlow response selector
and a written response for. Our cards are chosen by ``bot.nlu.classifier`` and written in
``knowledge/content``, so Rasa is shown the topic only.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.constants import INTENT_RESPONSE_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

CARD_KEY = "card"
"""Where a training example keeps the id of its card."""


class CardImporter(RasaFileImporter):
    """Rasa's file importer, with retrieval intents turned into intents that know their card."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All examples; those of a card carry its id under ``CARD_KEY``."""
        files = tuple((path, Path(path).stat().st_mtime_ns) for path in self._nlu_files)
        return _read(files, language or "en")


@lru_cache(maxsize=1)
def _read(files: tuple[tuple[str, int], ...], language: str) -> TrainingData:
    """The files' examples, by path and time of change.

    ``rasa train`` makes three importers, and each would read everything anew. What is read is
    copied by whoever changes it (``TrainingData.merge``).
    """
    data = training_data_from_paths([path for path, _ in files], language)
    return TrainingData(
        [_with_card(example) for example in data.training_examples],
        data.entity_synonyms,
        data.regex_features,
        data.lookup_tables,
        data.responses,
    )


def _with_card(example: Message) -> Message:
    card = example.data.get(INTENT_RESPONSE_KEY)
    if card is None:
        return example
    rest = {key: value for key, value in example.data.items() if key != INTENT_RESPONSE_KEY}
    return Message({**rest, CARD_KEY: card}, features=example.features)
