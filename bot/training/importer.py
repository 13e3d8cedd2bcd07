"""Hands the training data to Rasa with topics as intents, and the card kept beside.

``topic/card`` is Rasa's form for retrieval intents, which it expects a TensorFlow response selector
and a written response for. Our cards are chosen by ``bot.nlu.classifier`` and written in
``knowledge/content``, so Rasa is shown the topic only.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT_RESPONSE_KEY
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

LANGUAGE = "sv"

CARD_KEY = "card"
"""Where a training example keeps the id of its card."""


class Example(Message):
    """A message that is not copied: Rasa puts training data together a score of times.

    Each time it copies every message and sets every intent anew, to what it is already. Either
    makes it work out again what tells two messages apart, which takes longer than our training.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> Example:
        return self

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:
        """Set a property; to what it is already, nothing happens."""
        if add_to_output or prop not in self.data or self.data[prop] != info:
            super().set(prop, info, add_to_output)


class CardImporter(RasaFileImporter):
    """Rasa's file importer, with retrieval intents turned into intents that know their card."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All examples; those of a card carry its id under ``CARD_KEY``."""
        files = sorted({str(Path(path).resolve()) for path in self._nlu_files})
        changed = tuple((path, Path(path).stat().st_mtime_ns) for path in files)
        return _read(changed)


@lru_cache(maxsize=1)
def _read(files: tuple[tuple[str, int], ...]) -> TrainingData:
    """The files' examples, by path and time of change.

    ``rasa train`` makes three importers, and each would read everything anew. They ask for
    different languages, which matters to none of our files.
    """
    read = [load_data(path, LANGUAGE) for path, _ in files]
    for data in read:  # before they are put together: an example of ours is not copied by that
        data.training_examples = [_with_card(example) for example in data.training_examples]
    return TrainingData().merge(*read)


def _with_card(example: Message) -> Example:
    data = dict(example.data)
    card = data.pop(INTENT_RESPONSE_KEY, None)
    if card is not None:
        data[CARD_KEY] = card
    return Example(data, features=example.features)
