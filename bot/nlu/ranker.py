"""Ranks cards for a message by topic, by examples and by the cards' own words.

Four views are weighed together, each weak alone: a linear model for the topic, the likeness to
the card's examples taken together, to the nearest of them, and to what the card itself says. The
nearest example suits broad cards, whose examples have little in common; the card's own words find
it by what no example says. Figures: ``docs/evaluation.md``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, vstack

from bot.nlu.features import CONCEPTS, Features, Texts

TOPIC_WEIGHT = 3.0
EXAMPLES_WEIGHT = 2.0
NEAREST_WEIGHT = 2.0
CARD_WEIGHT = 2.0
"""How much each view counts, and ...

``SHARPNESS`` turns the sum into probabilities. Chosen by cross-validation: ``make eval``.
"""
SHARPNESS = 2.0

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

_PLAIN = (
    "labels",
    "topics",
    "weights",
    "bias",
    "scope_weights",
    "scope_bias",
    "inside",
    "starts",
    "lengths",
)
_INDEX = ("data", "indices", "indptr")


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


@dataclass(frozen=True)
class Arrays:
    """What training leaves behind: plain arrays, nothing that needs unpickling to load.

    Shapes: ``topics`` (cards,) index of each card's topic; ``weights`` (vocabulary, topics);
    ``bias`` (topics,); ``scope_weights`` (vocabulary,); ``scope_bias`` (1,); ``inside``
    (examples,) whether each example is in scope; ``starts`` (cards,) the first example of each
    card; ``lengths`` (cards,) the L2 norm of the sum of a card's examples; ``index``
    (vocabulary, examples + cards) where each feature is found: in the examples, grouped by card,
    and then in the cards' own texts. A message has some hundred features, so a row a feature
    costs a third of the time of a row an example.
    """

    labels: np.ndarray
    topics: np.ndarray
    weights: np.ndarray
    bias: np.ndarray
    scope_weights: np.ndarray
    scope_bias: np.ndarray
    inside: np.ndarray
    starts: np.ndarray
    lengths: np.ndarray
    index: csr_matrix


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
        features = Features()
        matrix = features.fit_transform(everything)
        names = sorted({topic_of(card) for card in cards})
        topics = np.array([names.index(topic_of(card)) for card in cards])
        inside = np.array([topic_of(card) not in outside for card in cards])
        with ThreadPoolExecutor() as pool:  # liblinear lets other threads run
            model, scope = pool.map(partial(_linear, matrix), (topics[rows], inside[rows]))
        size = len(mine)
        sums = _sums(matrix[:size], rows[:size], len(cards))
        texts_of_cards = _unit(_sums(matrix[size:], rows[size:], len(cards)))
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
                lengths=_lengths(sums).astype(np.float32),
                index=vstack([matrix[:size], texts_of_cards]).T.tocsr().astype(np.float32),
            ),
        )

    def state(self) -> dict[str, np.ndarray]:
        """Everything as plain arrays by name; :meth:`from_state` is the inverse."""
        arrays = self._arrays
        flat = self._features.state()
        for name in _PLAIN:
            flat[name] = getattr(arrays, name)
        for part in _INDEX:
            flat[f"index_{part}"] = getattr(arrays.index, part)
        return flat

    @classmethod
    def from_state(cls, flat: Mapping[str, np.ndarray]) -> Ranker:
        """Rebuild from :meth:`state`."""
        shape = (len(flat["weights"]), len(flat["inside"]) + len(flat["labels"]))
        index = csr_matrix(tuple(flat[f"index_{part}"] for part in _INDEX), shape=shape)
        return cls(
            Features.from_state(flat),
            Arrays(**{name: flat[name] for name in _PLAIN}, index=index),
        )

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
        likeness, own = np.split(self._found(columns, values), [len(arrays.inside)])
        scores = (
            TOPIC_WEIGHT * topics[arrays.topics]
            + EXAMPLES_WEIGHT * np.add.reduceat(likeness, arrays.starts) / arrays.lengths
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

    def _found(self, columns: np.ndarray, values: np.ndarray) -> np.ndarray:
        """The likeness (cosine) of a message to every example, and to every card's own text."""
        index = self._arrays.index
        ends = np.array([0, len(columns)], dtype=index.indptr.dtype)
        message = csr_matrix((values, columns, ends), shape=(1, index.shape[0]))
        return (message @ index).toarray()[0]

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


def _falling(chances: np.ndarray) -> np.ndarray:
    return np.argsort(-chances, kind="stable")


def _named(
    names: Sequence[str], chances: np.ndarray, order: np.ndarray
) -> tuple[tuple[str, float], ...]:
    return tuple((names[index], float(chances[index])) for index in order)


def topic_of(card: str) -> str:
    """The topic of a card, or the intent itself when it has no cards."""
    return card.split("/", 1)[0]


def _linear(matrix: csr_matrix, classes: np.ndarray) -> Any:
    """A rough solution is as accurate as an exact one here, and takes a tenth of the time."""
    from sklearn.svm import LinearSVC  # 40 MB and half a second: only where something is trained

    return LinearSVC(C=2, tol=1e-2, max_iter=300, random_state=0).fit(matrix, classes)


def _sums(matrix: csr_matrix, rows: np.ndarray, count: int) -> csr_matrix:
    """The sum of each card's rows."""
    size = len(rows)
    members = csr_matrix(
        (np.ones(size, dtype=np.float32), (rows, np.arange(size))), shape=(count, size)
    )
    return members @ matrix


def _lengths(matrix: csr_matrix) -> np.ndarray:
    """The L2 norm of each row; 1 for an empty one, so that it can be divided by."""
    lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1)).A1
    return np.where(lengths > 0, lengths, 1)


def _unit(matrix: csr_matrix) -> csr_matrix:
    """Every row with length 1."""
    return matrix.multiply(1 / _lengths(matrix)[:, None]).tocsr()
