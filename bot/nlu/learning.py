"""Learns what the ranker needs from example messages and from the cards' own texts."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack

from bot.nlu.arrays import Arrays, halved
from bot.nlu.features import Features, Texts, with_unit_rows
from knowledge.model import topic_of

_LEAST_CHOICE = 0.03
"""Weights of the choice within a topic that are smaller are left out: three in four, and no card is
chosen otherwise without them."""

_COMMON = 20_000
"""How many features the network reads, the commonest: with twice as many it takes half as long
again, and finds no card oftener."""

_NETWORK = {
    "hidden_layer_sizes": (128,),
    "activation": "identity",
    "batch_size": 512,
    "learning_rate_init": 0.006,
    "alpha": 1e-5,
    "max_iter": 8,
    "tol": 0,
}
"""Chosen on one split of the examples: ``docs/evaluation.md``. Few rounds: more learn by heart."""

_STARTS = (0, 1)
"""A network for each: those that start apart err apart, so all of them together err less."""


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
    size = len(mine)
    common, read = _commonest(matrix[:size])
    learned = _in_parallel(  # the longest first
        *((_network, read, rows[:size], start) for start in _STARTS),
        (_linear, matrix, 2, topics[rows]),
        (_linear, matrix, 2, inside[rows]),
        *((_within, matrix[mine], rows[mine]) for mine in of_topics),
    )
    senses, meanings, biases = zip(*learned[: len(_STARTS)], strict=True)
    model, scope, *chosen = learned[len(_STARTS) :]
    texts_of_cards = with_unit_rows(_sums(matrix[size:], rows[size:], len(cards)))
    return features, Arrays(
        labels=np.array(cards, dtype=np.str_),
        topics=topics,
        weights=model.coef_.T.astype(np.float16),
        bias=model.intercept_.astype(np.float32),
        scope_weights=scope.coef_[0].astype(np.float32),
        scope_bias=scope.intercept_.astype(np.float32),
        inside=inside[rows[:size]],
        starts=np.searchsorted(rows[:size], np.arange(len(cards))),
        common=common,
        senses=np.hstack(senses),
        meanings=np.vstack(meanings) / len(_STARTS),
        meaning_bias=np.sum(biases, axis=0) / len(_STARTS),
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


def _commonest(matrix: csr_matrix) -> tuple[np.ndarray, csr_matrix]:
    """The features that most messages have, rising, and the matrix of these alone."""
    found = np.bincount(matrix.indices, minlength=matrix.shape[1])
    common = np.sort(np.argsort(-found, kind="stable")[:_COMMON])
    return common.astype(np.uint32), matrix[:, common]


def _network(
    matrix: csr_matrix, cards: np.ndarray, start: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A network with one narrow layer, over all cards at once: what they share is learned once.

    Args:
        matrix: the examples' features.
        cards: the card of each, from 0, each at least once.
        start: where it starts, as a seed.

    Returns:
        Each feature's place in the narrow layer (vocabulary, layer), what each card is there
        (layer, cards), and the cards' bias (cards,).
    """
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    network = MLPClassifier(**_NETWORK, random_state=start)
    with warnings.catch_warnings():  # it is told to stop early, and that few examples are one batch
        warnings.simplefilter("ignore", ConvergenceWarning)
        warnings.filterwarnings("ignore", message="Got `batch_size`")
        network.fit(matrix, cards)
    (senses, meanings), (before, after) = network.coefs_, network.intercepts_
    bias = before @ meanings + after
    return senses.astype(np.float16), meanings.astype(np.float32), bias.astype(np.float32)


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
