"""Chooses the topic (intent) and the card (retrieval intent) for a message."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    INTENT_RESPONSE_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.features import FOLDED, Texts
from bot.nlu.ranker import Ranked, Ranker
from bot.nlu.spelling import Spelling
from bot.training.importer import CARD_KEY
from knowledge.language.clauses import questions, without_greeting
from knowledge.language.folding import fold
from knowledge.language.reading import reader
from knowledge.loading import Knowledge, content_fingerprint, knowledge

CARDS_KEY = "cards"
"""Key in the parse result: the likely cards as [id, confidence] pairs, best first."""

NEAREST_KEY = "nearest"
"""Key in the parse result: likeness (0-1) to the nearest training example."""

SCOPE_KEY = "scope"
"""Key in the parse result: the higher, the more the message is like what we answer."""

PARTS_KEY = "parts"
"""Key in the parse result: the same for each question by itself, when there are several."""

_DIGITS = 8
"""Decimals of a probability: what is unlikely alone may be meant after what was said before."""

NOTHING_SAID = {
    INTENT_NAME_KEY: DEFAULT_NLU_FALLBACK_INTENT_NAME,
    PREDICTED_CONFIDENCE_KEY: 0.0,
}
"""The intent of a message without a word: Rasa predicts for ever when there is none at all."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class CardClassifier(GraphComponent, IntentClassifier):
    """One linear model over all cards; a topic is as likely as its cards together.

    Needs no TensorFlow. What it stores are plain numpy arrays, never pickles.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``ranking_length``: how many cards the parse result lists, besides each topic's best.

        ``content`` makes Rasa train anew when only a card has changed: its cache would otherwise
        see the same training data and keep the old model.
        """
        return {"ranking_length": 8, "content": content_fingerprint()}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        ranker: Ranker | None = None,
        spelling: Spelling | None = None,
    ) -> None:
        self._length = config["ranking_length"]
        self._storage = model_storage
        self._resource = resource
        self._ranker = ranker
        self._spelling = spelling

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CardClassifier:
        """Create an untrained component."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that belongs to a card."""
        examples = [
            (example.get(TEXT), card)
            for example in training_data.intent_examples
            if (card := _card(example)) is not None
        ]
        if examples:
            texts = [as_texts(text) for text, _ in examples]
            labels = [card for _, card in examples]
            own = card_texts(knowledge())
            self._ranker = Ranker.train(texts, labels, own, knowledge().outside)
            everything = (*texts, *(text for said in own.values() for text in said))
            self._spelling = Spelling.learn(text[FOLDED] for text in everything)
            with self._storage.write_to(self._resource) as folder:
                np.savez_compressed(folder / "ranker.npz", **self._ranker.state())
                np.savez_compressed(folder / "spelling.npz", **self._spelling.state())
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> CardClassifier:
        """Load a trained component from its arrays."""
        with (
            model_storage.read_from(resource) as folder,
            np.load(folder / "ranker.npz", allow_pickle=False) as arrays,
            np.load(folder / "spelling.npz", allow_pickle=False) as words,
        ):
            ranker, spelling = Ranker.from_state(dict(arrays)), Spelling.from_state(dict(words))
            return cls(config, model_storage, resource, ranker, spelling)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent, ranking, cards and nearness on each message, and on each question in it."""
        for message in messages:
            text = message.get(TEXT) or ""
            found = self._found(text)
            best = found[INTENT_RANKING_KEY][0] if found[INTENT_RANKING_KEY] else NOTHING_SAID
            parts = [{TEXT: part, **self._found(part)} for part in questions(text)]
            for key, value in {INTENT: best, **found, PARTS_KEY: parts}.items():
                message.set(key, value, add_to_output=True)
        return messages

    def _found(self, text: str) -> dict[str, Any]:
        ranked = self._rank(text)
        return {
            INTENT_RANKING_KEY: [
                {INTENT_NAME_KEY: topic, PREDICTED_CONFIDENCE_KEY: round(chance, _DIGITS)}
                for topic, chance in ranked.topics
            ],
            CARDS_KEY: [[card, round(chance, _DIGITS)] for card, chance in ranked.cards],
            NEAREST_KEY: round(ranked.nearest, 4),
            SCOPE_KEY: round(ranked.scope, 4),
        }

    def _rank(self, text: str) -> Ranked:
        if self._ranker is None or self._spelling is None:
            return Ranked()
        if not any(char.isalpha() for char in text):
            return Ranked()  # figures alone ask nothing
        return self._ranker.rank(as_texts(self._spelling.correct(text)), self._length)


def _card(example: Message) -> str | None:
    """The card an example belongs to; Rasa's own importer keeps it under another key."""
    card = example.get(CARD_KEY) or example.get(INTENT_RESPONSE_KEY)
    return None if card is None else str(card)


def as_texts(text: str) -> Texts:
    """A message as the features see it: folded, and by what it names and means."""
    text = without_greeting(text)
    return fold(text), *reader().meaning(text)


def card_texts(known: Knowledge) -> dict[str, list[Texts]]:
    """What each card says: title, answer, details and variants."""
    return {
        card.id: [
            as_texts(text)
            for text in (
                card.title,
                card.answer or card.title,
                *card.details,
                *(variant.answer for variant in card.variants),
            )
        ]
        for card in known.cards.values()
    }
