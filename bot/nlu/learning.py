"""Learns what the ranker needs from example messages and from the cards' own texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack

from bot.nlu.arrays import Arrays, halved
from bot.nlu.features import Features, Texts, row_lengths, with_unit_rows
from knowledge.model import topic_of

_LEAST_CHOICE = 0.03
"""Weights of the choice within a topic that are smaller are left out: three in four, and no card is
chosen otherwise without them."""


def learn(
    texts: Sequence[Texts],
    labels: Sequence[str],
    card_texts: Mapping[str, Sequence[Texts]],
    outside: Collection[str],
) -> tuple[Features, Arrays]:
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
    # Cards stand in order of their names, so those of a topic stand together.
    of_topics = [topics[rows] == topic for topic in dict.fromkeys(topics)]
    model, scope, *chosen = _in_parallel(
        (_linear, matrix, 2, topics[rows]),
        (_linear, matrix, 2, inside[rows]),
        *((_within, matrix[mine], rows[mine]) for mine in of_topics),
    )
    size = len(mine)
    sums = _sums(matrix[:size], rows[:size], len(cards))
    texts_of_cards = with_unit_rows(_sums(matrix[size:], rows[size:], len(cards)))
    return features, Arrays(
        labels=np.array(cards, dtype=np.str_),
        topics=topics,
        weights=model.coef_.T.astype(np.float32),
        bias=model.intercept_.astype(np.float32),
        scope_weights=scope.coef_[0].astype(np.float32),
        scope_bias=scope.intercept_.astype(np.float32),
        inside=inside[rows[:size]],
        starts=np.searchsorted(rows[:size], np.arange(len(cards))),
        lengths=row_lengths(sums).astype(np.float32),
        choice_bias=np.concatenate([bias for _, bias in chosen]).astype(np.float32),
        choice=halved(hstack([weights for weights, _ in chosen], format="csr")),
        index=halved(vstack([matrix[:size], texts_of_cards]).T.tocsr()),
    )


def _in_parallel(*calls: tuple[Any, ...]) -> list[Any]:
    """What each (function, *arguments) gives, in order; the calls are shared among all cores."""
    from joblib import Parallel, delayed  # scikit-learn's own; only where something is trained

    return list(Parallel(n_jobs=-1)(delayed(call)(*arguments) for call, *arguments in calls))


def _linear(matrix: csr_matrix, cost: float, classes: np.ndarray) -> Any:
    """A rough solution is as accurate as an exact one here, and takes a fraction of the time.

    Not in threads: liblinear's random numbers are common to all, so no two models would be alike.
    Processes have their own.
    """
    from sklearn.svm import LinearSVC  # 40 MB and half a second: only where something is trained

    return LinearSVC(C=cost, tol=0.3, max_iter=300, random_state=0).fit(matrix, classes)


def _within(matrix: csr_matrix, cards: np.ndarray) -> tuple[csr_matrix, np.ndarray]:
    """What tells the cards of a topic from each other: weights (vocabulary, cards), bias (cards,).

    Args:
        matrix: the topic's messages.
        cards: the card of each.
    """
    if len(np.unique(cards)) == 1:
        return csr_matrix((matrix.shape[1], 1)), np.zeros(1)
    model = _linear(matrix, 1, cards)
    weights, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # then the model only tells the second from the first
        weights, bias = np.vstack([-weights, weights]), np.r_[-bias, bias]
    weights[np.abs(weights) < _LEAST_CHOICE] = 0
    return csr_matrix(weights.T), bias


def _sums(matrix: csr_matrix, rows: np.ndarray, count: int) -> csr_matrix:
    """The sum of each card's rows."""
    size = len(rows)
    members = csr_matrix(
        (np.ones(size, dtype=np.float32), (rows, np.arange(size))), shape=(count, size)
    )
    return members @ matrix
