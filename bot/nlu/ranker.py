"""Ranks cards for a message by topic, by examples and by the cards' own words.

Four views are weighed together, each weak alone: a linear model for the topic, the likeness to
the card's examples taken together, to the nearest of them, and to what the card itself says. The
nearest example suits broad cards, whose examples have little in common; the card's own words find
it by what no example says. Figures: ``docs/evaluation.md``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from bot.nlu.features import CONCEPTS, Features, Texts

TOPIC_WEIGHT = 1.0
EXAMPLES_WEIGHT = 2.0
NEAREST_WEIGHT = 1.5
CARD_WEIGHT = 2.0
"""How much each view counts, and ...

``SHARPNESS`` turns the sum into probabilities. Chosen by cross-validation: ``make eval``.
"""
SHARPNESS = 3.0

NAMED_WEIGHT = 0.15
MOST_NAMED = 6
LIKENESS_WEIGHT = 0.5
"""What is added to the linear model's margin for scope: per thing named, and for likeness."""

_PLAIN = ("labels", "topics", "weights", "bias", "scope_weights", "scope_bias", "inside", "starts")
_SPARSE = ("centroids", "texts", "examples")


@dataclass(frozen=True)
class Ranked:
    """Cards with probabilities that sum to 1, best first, and how near the nearest example is.

    ``nearest`` is a cosine between 0 (nothing in common with anything trained) and 1. ``scope``
    is the higher the more the message is like what we answer, and unlike what we do not.
    """

    cards: tuple[tuple[str, float], ...]
    nearest: float
    scope: float = 0.0


@dataclass(frozen=True)
class Arrays:
    """What training leaves behind: plain arrays, nothing that needs unpickling to load.

    Shapes: ``topics`` (cards,) index of each card's topic; ``weights`` (vocabulary, topics);
    ``bias`` (topics,); ``scope_weights`` (vocabulary,); ``scope_bias`` (1,); ``inside``
    (examples,) whether each example is in scope; ``starts`` (cards,) the first example of each
    card; ``centroids`` and ``texts`` (cards, vocabulary); ``examples`` (examples, vocabulary),
    grouped by card. Rows are L2-normalised.
    """

    labels: np.ndarray
    topics: np.ndarray
    weights: np.ndarray
    bias: np.ndarray
    scope_weights: np.ndarray
    scope_bias: np.ndarray
    inside: np.ndarray
    starts: np.ndarray
    centroids: csr_matrix
    texts: csr_matrix
    examples: csr_matrix


class Ranker:
    """Trained once, then only reads its arrays; safe to share between turns."""

    def __init__(self, features: Features, arrays: Arrays) -> None:
        self._features = features
        self._arrays = arrays
        self._labels = tuple(arrays.labels.tolist())

    @classmethod
    def train(
        cls,
        texts: Sequence[Texts],
        labels: Sequence[str],
        card_texts: Mapping[str, Sequence[Texts]],
        outside: Collection[str],
    ) -> Ranker:
        """Learn from example messages and from the cards' own texts.

        Args:
            texts: example messages.
            labels: the card that each message belongs to.
            card_texts: title, answer and details of each card.
            outside: topics that are not what we are for: small talk, out of scope.
        """
        cards = sorted(set(labels))
        place = {card: index for index, card in enumerate(cards)}
        own = [
            (text, place[card])
            for card in cards
            if topic_of(card) not in outside
            for text in card_texts.get(card, ())
        ]
        mine = sorted(
            ((text, place[label]) for text, label in zip(texts, labels, strict=True)),
            key=lambda pair: pair[1],
        )
        everything = [text for text, _ in (*mine, *own)]
        rows = np.array([card for _, card in (*mine, *own)])
        features = Features().fit(everything)
        matrix = normalize(features.transform(everything))
        names = sorted({topic_of(card) for card in cards})
        topics = np.array([names.index(topic_of(card)) for card in cards])
        model = _linear(matrix, topics[rows])
        inside = np.array([topic_of(card) not in outside for card in cards])
        scope = _linear(matrix, inside[rows])
        size = len(mine)
        return cls(
            features,
            Arrays(
                labels=np.array(cards, dtype=np.str_),
                topics=topics,
                weights=model.coef_.T.astype(np.float32),
                bias=model.intercept_.astype(np.float32),
                scope_weights=scope.coef_[0].astype(np.float32),
                scope_bias=scope.intercept_.astype(np.float32),
                inside=inside[rows[:size]],
                starts=np.searchsorted(rows[:size], np.arange(len(cards))),
                centroids=_centroids(matrix[:size], rows[:size], len(cards)),
                texts=_centroids(matrix[size:], rows[size:], len(cards)),
                examples=matrix[:size].astype(np.float32),
            ),
        )

    def state(self) -> dict[str, np.ndarray]:
        """Everything as plain arrays by name; :meth:`from_state` is the inverse."""
        arrays = self._arrays
        flat = self._features.state()
        for name in _PLAIN:
            flat[name] = getattr(arrays, name)
        for name in _SPARSE:
            matrix = getattr(arrays, name)
            flat |= {
                f"{name}_data": matrix.data.astype(np.float32),
                f"{name}_indices": matrix.indices.astype(np.int32),
                f"{name}_indptr": matrix.indptr.astype(np.int32),
            }
        return flat

    @classmethod
    def from_state(cls, flat: Mapping[str, np.ndarray]) -> Ranker:
        """Rebuild from :meth:`state`."""
        columns = flat["weights"].shape[0]

        def matrix(name: str) -> csr_matrix:
            pointers = flat[f"{name}_indptr"]
            parts = (flat[f"{name}_data"], flat[f"{name}_indices"], pointers)
            return csr_matrix(parts, shape=(len(pointers) - 1, columns))

        plain = {name: flat[name] for name in _PLAIN}
        sparse = {name: matrix(name) for name in _SPARSE}
        return cls(Features.from_state(flat), Arrays(**plain, **sparse))

    def rank(self, texts: Texts) -> Ranked:
        """All cards for one message, the likely first."""
        vector = self._features.transform([texts])
        if vector.nnz == 0:
            return Ranked((), 0.0)
        arrays = self._arrays
        vector.data /= np.sqrt(np.square(vector.data).sum())
        column = np.zeros(vector.shape[1], dtype=np.float32)
        column[vector.indices] = vector.data
        topics = vector.data @ arrays.weights[vector.indices] + arrays.bias
        likeness = arrays.examples @ column
        scores = (
            TOPIC_WEIGHT * topics[arrays.topics]
            + EXAMPLES_WEIGHT * (arrays.centroids @ column)
            + NEAREST_WEIGHT * np.maximum.reduceat(likeness, arrays.starts)
            + CARD_WEIGHT * (arrays.texts @ column)
        )
        chances = np.exp(SHARPNESS * (scores - scores.max()))
        chances /= chances.sum()
        nearest = float(likeness.max())
        order = np.argsort(-chances)
        cards = tuple((self._labels[index], float(chances[index])) for index in order)
        return Ranked(cards, nearest, self._scope(texts, vector, likeness))

    def _scope(self, texts: Texts, vector: csr_matrix, likeness: np.ndarray) -> float:
        """How much the message is ours: a linear model, how much it names, what it is like."""
        arrays = self._arrays
        margin = vector.data @ arrays.scope_weights[vector.indices] + arrays.scope_bias[0]
        named = min(len(texts[CONCEPTS].split()), MOST_NAMED)
        inside = likeness[arrays.inside].max(initial=0.0)
        other = likeness[~arrays.inside].max(initial=0.0)
        return float(margin + NAMED_WEIGHT * named + LIKENESS_WEIGHT * (inside - other))


def topic_of(card: str) -> str:
    """The topic of a card, or the intent itself when it has no cards."""
    return card.split("/", 1)[0]


def _linear(matrix: csr_matrix, classes: np.ndarray) -> LinearSVC:
    """A rough solution is as accurate as an exact one here, and takes a tenth of the time."""
    return LinearSVC(tol=1e-2, max_iter=300, random_state=0).fit(matrix, classes)


def _centroids(matrix: csr_matrix, rows: np.ndarray, count: int) -> csr_matrix:
    """The normalised sum of each card's rows."""
    size = len(rows)
    members = csr_matrix(
        (np.ones(size, dtype=np.float32), (rows, np.arange(size))), shape=(count, size)
    )
    return normalize(members @ matrix).astype(np.float32)
