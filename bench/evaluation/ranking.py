"""Cross-validation of the ranker over the training data, and what it takes for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.model_selection import StratifiedKFold

from bench.evaluation.judging import rate
from bench.evaluation.material import Example
from bench.evaluation.plots import plot_confusion
from bench.evaluation.report import Section, percent, plot_path, shorten, table
from bot.nlu.classifier import as_texts, card_texts
from bot.nlu.ranker import Ranker
from knowledge.loading import knowledge
from knowledge.model import topic_of

_FOLDS = 5
_PAIRS = 40
_NONE = "none/none"
"""What is predicted for a message that shares nothing with the training data."""


@dataclass(frozen=True)
class Predicted:
    """An example with the best cards for it, from a ranker that has not seen it."""

    example: Example
    cards: tuple[str, ...]

    @property
    def card(self) -> str:
        """The best card."""
        return self.cards[0]


def ranking_section(examples: Sequence[Example]) -> Section:
    """Accuracy of topic, card and top three; confusions of topics and cards."""
    predicted = cross_validate(examples)
    topic = rate(topic_of(p.card) == p.example.topic for p in predicted)
    card = rate(p.card == p.example.card for p in predicted)
    three = rate(p.example.card in p.cards for p in predicted)
    section = Section(f"Ranker: {_FOLDS}-fold cross-validation over data/nlu", "ranking")
    section.headline = [
        ("cross-validation: topic accuracy", percent(topic), ""),
        ("cross-validation: card accuracy", percent(card), ""),
        ("cross-validation: right card among the first three", percent(three), ""),
    ]
    section.add(
        f"{len(examples)} examples of {len({e.card for e in examples})} cards, folds stratified by "
        "card. The examples were written to differ from each other, and a card has few: this is "
        "harder than what staff type, and says which topics and cards lie too close.",
        table(
            ("topic accuracy", "card accuracy", "card among three"),
            [(percent(topic), percent(card), percent(three))],
        ),
        table(
            ("topic", "n", "recall", "precision", "card accuracy", "card among three"),
            _by_topic(predicted),
        ),
        "![confusion of topics](confusion.png)",
        "### Topics most confused",
        table(("true", "predicted", "n"), _topic_pairs(predicted)),
        "### Cards most confused",
        table(("true", "predicted", "n", "for example"), _card_pairs(predicted)),
        "### Cards found least",
        table(("card", "recall", "n"), _least_found(predicted)),
    )
    _plot(predicted)
    return section


def cross_validate(examples: Sequence[Example]) -> list[Predicted]:
    """Rank every example with a ranker trained on the other folds."""
    texts = [as_texts(example.text) for example in examples]
    cards = [example.card for example in examples]
    own_words, not_ours = card_texts(knowledge()), knowledge().outside
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    predicted: list[Predicted] = []
    for training, held_out in folds.split(texts, cards):
        ranker = Ranker.train(
            [texts[i] for i in training], [cards[i] for i in training], own_words, not_ours
        )
        for i in held_out:
            best = tuple(card for card, _ in ranker.rank(texts[i]).cards[:3])
            predicted.append(Predicted(examples[i], best or (_NONE,)))
    return predicted


def _by_topic(predicted: Sequence[Predicted]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for topic in sorted({p.example.topic for p in predicted}):
        own = [p for p in predicted if p.example.topic == topic]
        taken = [p for p in predicted if topic_of(p.card) == topic]
        right = sum(topic_of(p.card) == topic for p in own)
        rows.append(
            (
                topic,
                len(own),
                percent(right / len(own)),
                percent(right / max(len(taken), 1)),
                percent(sum(p.card == p.example.card for p in own) / len(own)),
                percent(sum(p.example.card in p.cards for p in own) / len(own)),
            )
        )
    return rows


def _topic_pairs(predicted: Sequence[Predicted]) -> list[tuple[object, ...]]:
    pairs = Counter((p.example.topic, topic_of(p.card)) for p in predicted)
    wrong = [(true, got, n) for (true, got), n in pairs.most_common() if true != got]
    return [*wrong[:_PAIRS]]


def _card_pairs(predicted: Sequence[Predicted]) -> list[tuple[object, ...]]:
    pairs = Counter((p.example.card, p.card) for p in predicted if p.card != p.example.card)
    example = {(p.example.card, p.card): p.example.text for p in predicted}
    return [(*pair, n, shorten(example[pair], 80)) for pair, n in pairs.most_common(_PAIRS)]


def _least_found(predicted: Sequence[Predicted]) -> list[tuple[object, ...]]:
    found: dict[str, list[bool]] = {}
    for p in predicted:
        found.setdefault(p.example.card, []).append(p.card == p.example.card)
    ordered = sorted(found.items(), key=lambda item: (rate(item[1]), item[0]))
    return [(card, percent(rate(hits)), len(hits)) for card, hits in ordered[:_PAIRS]]


def _plot(predicted: Sequence[Predicted]) -> None:
    names = sorted({topic for p in predicted for topic in (p.example.topic, topic_of(p.card))})
    counts = np.zeros((len(names), len(names)), dtype=int)
    for p in predicted:
        counts[names.index(p.example.topic), names.index(topic_of(p.card))] += 1
    plot_confusion(plot_path("confusion.png"), names, counts)
