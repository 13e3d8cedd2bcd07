"""Representations and models compared on one split of the training data."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from bench.evaluation.material import Example
from bench.evaluation.report import Section, percent, table
from bench.evaluation.splits import Split, split
from bench.evaluation.stems import reduced
from bot.nlu.classifier import as_texts, card_texts
from bot.nlu.features import Features, Texts, View
from bot.nlu.ranker import Ranker, topic_of
from knowledge.language.folding import fold
from knowledge.loading import knowledge

DIET = Path(__file__).parent / "diet" / "result.json"

_WORDS = View("words", 0, "word", (1, 2), 1.0)
_CHARACTERS = View("characters", 0, "char_wb", (2, 5), 1.0, min_df=2)
_SECOND = View("second", 1, "word", (1, 2), 1.0)
"""The second text of a pair: stems or the pattern of what is named."""


@dataclass(frozen=True)
class Result:
    """How well one way did, and how long its training took."""

    name: str
    topic: float
    card: float | None
    seconds: float | None


def comparison_section(examples: Sequence[Example]) -> Section:
    """All ways on the same split, and DIET's stored result."""
    parts = split(examples)
    results = [*_linear(parts), *_rankers(parts)]
    diet, note = _diet(parts)
    section = Section("Representations and models on one split", "comparison")
    section.headline = [
        (
            f"one split: {result.name}, topic / card",
            f"{percent(result.topic)} / {_card(result)}",
            "",
        )
        for result in [*results, *diet]
    ]
    section.add(
        f"{len(parts.training)} examples to train on, {len(parts.test)} held out, stratified by "
        f"card, split `{parts.fingerprint}`. The linear models choose the topic, and then the card "
        "with one model a topic; the ranker ranks all cards at once.",
        table(
            ("representation and model", "topic accuracy", "card accuracy", "training"),
            [
                (
                    r.name,
                    percent(r.topic),
                    _card(r),
                    "–" if r.seconds is None else f"{r.seconds:.0f} s",
                )
                for r in [*results, *diet]
            ],
        ),
        note,
    )
    return section


def _linear(parts: Split) -> list[Result]:
    """Text representations under logistic regression and a linear SVM."""
    name, pairs = _with_stems(parts)
    patterns = ([as_texts(e.text) for e in parts.training], [as_texts(e.text) for e in parts.test])
    ways: list[tuple[str, tuple[View, ...], tuple[list[Texts], list[Texts]], Callable[[], Any]]] = [
        ("words, logistic regression", (_WORDS,), pairs, _regression),
        (f"{name}, logistic regression", (_SECOND,), pairs, _regression),
        ("words + characters, logistic regression", (_WORDS, _CHARACTERS), pairs, _regression),
        (f"{name} + characters, logistic regression", (_SECOND, _CHARACTERS), pairs, _regression),
        ("words + characters, linear SVM", (_WORDS, _CHARACTERS), pairs, _machine),
        (f"{name} + characters, linear SVM", (_SECOND, _CHARACTERS), pairs, _machine),
        (
            "words + characters + pattern, linear SVM",
            (_WORDS, _CHARACTERS, _SECOND),
            patterns,
            _machine,
        ),
    ]
    return [_measure(title, views, texts, model, parts) for title, views, texts, model in ways]


def _with_stems(parts: Split) -> tuple[str, tuple[list[Texts], list[Texts]]]:
    texts = [example.text for example in (*parts.training, *parts.test)]
    name, stems = reduced(texts)
    pairs = [(fold(text), other) for text, other in zip(texts, stems, strict=True)]
    return name, (pairs[: len(parts.training)], pairs[len(parts.training) :])


def _measure(
    name: str,
    views: Sequence[View],
    texts: tuple[list[Texts], list[Texts]],
    model: Callable[[], Any],
    parts: Split,
) -> Result:
    started = time.perf_counter()
    features = Features(views).fit(texts[0])
    matrix = normalize(features.transform(texts[0]))
    topics = np.array([example.topic for example in parts.training])
    cards = np.array([example.card for example in parts.training])
    by_topic = model().fit(matrix, topics)
    by_card = {topic: _one_topic(model, matrix, cards, topics == topic) for topic in set(topics)}
    seconds = time.perf_counter() - started
    held_out = normalize(features.transform(texts[1]))
    predicted = by_topic.predict(held_out)
    best = [by_card[topic](held_out[i]) for i, topic in enumerate(predicted)]
    return Result(name, *_accuracy(best, parts), seconds)


def _one_topic(
    model: Callable[[], Any], matrix: Any, cards: np.ndarray, rows: np.ndarray
) -> Callable[[Any], str]:
    """What chooses between the cards of one topic; a single card needs no model."""
    names = cards[rows]
    if len(set(names)) == 1:
        return lambda _: str(names[0])
    fitted = model().fit(matrix[rows], names)
    return lambda row: str(fitted.predict(row)[0])


def _rankers(parts: Split) -> list[Result]:
    known = card_texts(knowledge())
    return [
        _rank("the ranker, without the cards' own words", parts, {}),
        _rank("**the ranker** (in use)", parts, known),
    ]


def _rank(name: str, parts: Split, known: dict[str, list[Texts]]) -> Result:
    texts = [as_texts(example.text) for example in parts.training]
    started = time.perf_counter()
    ranker = Ranker.train(texts, [example.card for example in parts.training], known)
    seconds = time.perf_counter() - started
    ranked = (ranker.rank(as_texts(example.text)).cards for example in parts.test)
    best = [cards[0][0] if cards else "" for cards in ranked]
    return Result(name, *_accuracy(best, parts), seconds)


def _accuracy(best: Sequence[str], parts: Split) -> tuple[float, float]:
    pairs = list(zip(best, parts.test, strict=True))
    topic = np.mean([topic_of(card) == example.topic for card, example in pairs])
    return float(topic), float(np.mean([card == example.card for card, example in pairs]))


def _diet(parts: Split) -> tuple[list[Result], str]:
    """DIET's stored result, and a note on how and when it was made."""
    if not DIET.exists():
        return [], "DIET has not been run: `make eval-diet`."
    stored = json.loads(DIET.read_text(encoding="utf-8"))
    topic, card = stored["topic"], stored.get("card")
    same = stored["split"] == parts.fingerprint
    where = "on this very split" if same else "on an earlier state of the training data"
    note = (
        f"DIET: `{stored['command']}` on {stored['date']}, {where} ({stored['training']} to train "
        f"on, {stored['test']} held out, split `{stored['split']}`), {topic['epochs']} epochs for "
        f"topics{_cards_too(card)}; {stored['packages']}."
    )
    seconds = topic["seconds"] + (card["seconds"] if card else 0)
    accuracy = card["accuracy"] if card else None
    return [Result("DIET, words + characters", topic["accuracy"], accuracy, seconds)], note


def _cards_too(card: dict[str, Any] | None) -> str:
    return f" and {card['epochs']} for cards as plain intents" if card else ""


def _card(result: Result) -> str:
    return "–" if result.card is None else percent(result.card)


def _regression() -> LogisticRegression:
    return LogisticRegression(C=10, solver="liblinear", dual=True, random_state=0)


def _machine() -> LinearSVC:
    return LinearSVC(tol=1e-2, max_iter=300, random_state=0)
