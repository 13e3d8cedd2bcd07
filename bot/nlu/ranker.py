"""Ranks cards for a message by topic, by examples and by the cards' own words.

Five views are weighed together, each weak alone: a linear model for the topic, one for each topic
that tells its cards apart, a small network over all cards, the likeness to the nearest of a card's
examples, and to what the card itself says. The network learns what cards have in common, which
the few examples of one card do not show; the nearest example suits broad cards, whose examples have
little in common; the card's own words find it by what no example says. Figures:
``docs/evaluation.md``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.arrays import Arrays
from bot.nlu.features import CONCEPTS, Features, Texts, found_in
from bot.nlu.learning import learn
from knowledge.model import topic_of

TOPIC_WEIGHT = 3.0
CHOICE_WEIGHT = 2.0
NETWORK_WEIGHT = 1.33
NEAREST_WEIGHT = 2.0
CARD_WEIGHT = 1.5
"""How much each view counts, and ...

``SHARPNESS`` turns the sum into probabilities. Chosen by cross-validation: ``make eval``.
"""
SHARPNESS = 0.55

MARGIN_WEIGHT = 0.5
NAMED_WEIGHT = 0.1
MOST_NAMED = 6
INSIDE_WEIGHT = 1.25
OUTSIDE_WEIGHT = 1.0
BEST_WEIGHT = 0.4
"""What makes a message ours: the linear model's margin for scope; each thing named; likeness to
what we answer, less that to what we do not; and how much better the best topic in scope fits. Found
by logistic regression on cross-validated training data.
"""


@dataclass(frozen=True)
class Ranked:
    """Cards and topics with probabilities that sum to 1, best first.

    A topic is as likely as its cards together. ``nearest`` is the likeness (cosine) to the nearest
    example, between 0 (nothing in common with anything trained) and 1. ``scope`` is the higher the
    more the message is like what we answer, and unlike what we do not.
    """

    cards: tuple[tuple[str, float], ...] = ()
    topics: tuple[tuple[str, float], ...] = ()
    nearest: float = 0.0
    scope: float = 0.0


class Ranker:
    """Trained once, then only reads its arrays; safe to share between turns."""

    def __init__(self, features: Features, arrays: Arrays) -> None:
        self._features = features
        self._arrays = arrays
        self._labels = tuple(arrays.labels.tolist())
        self._names = sorted({topic_of(label) for label in self._labels})
        self._ours = np.zeros(len(self._names), dtype=bool)
        self._ours[arrays.topics[arrays.inside[arrays.starts].nonzero()]] = True

    @classmethod
    def train(
        cls,
        texts: Sequence[Texts],
        labels: Sequence[str],
        card_texts: Mapping[str, Sequence[Texts]],
        outside: Collection[str],
    ) -> Ranker:
        """Learn from example messages and from the cards' own texts: :func:`learn`."""
        return cls(*learn(texts, labels, card_texts, outside))

    def state(self) -> dict[str, np.ndarray]:
        """Everything as plain arrays by name; :meth:`from_state` is the inverse."""
        return {**self._features.state(), **self._arrays.state()}

    @classmethod
    def from_state(cls, flat: Mapping[str, np.ndarray]) -> Ranker:
        """Rebuild from :meth:`state`."""
        return cls(Features.from_state(flat), Arrays.from_state(flat))

    def rank(self, texts: Texts, length: int | None = None) -> Ranked:
        """All topics for one message, its ``length`` likeliest cards, and the best of each topic.

        What was said last may make a topic likely that is not by itself. Without ``length``, all
        cards.
        """
        columns, values = self._features.one(texts)
        if not len(columns):
            return Ranked()
        arrays = self._arrays
        topics = values @ arrays.weights[columns] + arrays.bias
        # The likeness (cosine) to every example, and to every card's own text.
        likeness, own = np.split(_times(columns, values, arrays.index), [len(arrays.inside)])
        choice = _times(columns, values, arrays.choice) + arrays.choice_bias
        scores = (
            TOPIC_WEIGHT * topics[arrays.topics]
            + CHOICE_WEIGHT * choice
            + NETWORK_WEIGHT * self._understood(columns, values)
            + NEAREST_WEIGHT * np.maximum.reduceat(likeness, arrays.starts)
            + CARD_WEIGHT * own
        )
        chances = np.exp(SHARPNESS * (scores - scores.max()))
        chances /= chances.sum()
        sums = np.bincount(arrays.topics, chances)
        margin = float(values @ arrays.scope_weights[columns] + arrays.scope_bias[0])
        return Ranked(
            cards=_named(self._labels, chances, self._listed(chances, length)),
            topics=_named(self._names, sums, _falling(sums)),
            nearest=float(likeness.max()),
            scope=MARGIN_WEIGHT * margin + self._leaning(texts, topics, likeness),
        )

    def _understood(self, columns: np.ndarray, values: np.ndarray) -> np.ndarray:
        """What the network makes of a message, for each card."""
        arrays = self._arrays
        places, known = found_in(arrays.common, columns)
        senses = values[known] @ arrays.senses[places[known]]
        return senses @ arrays.meanings + arrays.meaning_bias

    def _listed(self, chances: np.ndarray, length: int | None) -> np.ndarray:
        order = _falling(chances)
        if length is None:
            return order
        best = np.unique(self._arrays.topics[order], return_index=True)[1]
        return order[np.union1d(np.arange(min(length, len(order))), best)]

    def _leaning(self, texts: Texts, topics: np.ndarray, likeness: np.ndarray) -> float:
        """How much else than the linear model says that a message is ours."""
        inside = self._arrays.inside
        named = min(len(texts[CONCEPTS].split()), MOST_NAMED)
        ours = topics[self._ours].max(initial=-1.0) - topics[~self._ours].max(initial=-1.0)
        like = INSIDE_WEIGHT * likeness[inside].max(initial=0.0)
        unlike = OUTSIDE_WEIGHT * likeness[~inside].max(initial=0.0)
        return float(NAMED_WEIGHT * named + BEST_WEIGHT * ours + like - unlike)


def _times(columns: np.ndarray, values: np.ndarray, matrix: csr_matrix) -> np.ndarray:
    """A message's features times a matrix that has a row for each feature."""
    ends = np.array([0, len(columns)], dtype=matrix.indptr.dtype)
    message = csr_matrix((values, columns, ends), shape=(1, matrix.shape[0]))
    return (message @ matrix).toarray()[0]


def _falling(chances: np.ndarray) -> np.ndarray:
    return np.argsort(-chances, kind="stable")


def _named(
    names: Sequence[str], chances: np.ndarray, order: np.ndarray
) -> tuple[tuple[str, float], ...]:
    return tuple((names[index], float(chances[index])) for index in order)
