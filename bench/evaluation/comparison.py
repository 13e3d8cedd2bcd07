"""Representations and models compared on one split of the training data."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from bench.evaluation.judging import rate
from bench.evaluation.material import Example
from bench.evaluation.report import Section, percent, table
from bench.evaluation.splits import Split, split
from bench.evaluation.stems import reduced
from bot.nlu.classifier import as_texts, card_texts, outside
from bot.nlu.features import CONCEPTS, FOLDED, PATTERN, VIEWS, Features, Texts, View
from bot.nlu.ranker import Ranker, topic_of
from knowledge.loading import knowledge

DIET = Path(__file__).parent / "diet" / "result.json"

_WORDS = View("words", FOLDED, "word", (1, 2), 1.0)
_CHARACTERS = View("characters", FOLDED, "char_wb", (2, 5), 1.0, min_df=2)
_STEMS = View("stems", PATTERN, "word", (1, 2), 1.0)
"""Stems or lemmas, put where the pattern stands otherwise."""
_PATTERN = View("pattern", PATTERN, "word", (1, 2), 0.5)
_CONCEPTS = View("concepts", CONCEPTS, "word", (1, 2), 1.0)

Model = Callable[[], Any]


@dataclass(frozen=True)
class Result:
    """How well one way did, and how long its training took."""

    name: str
    topic: float
    card: float | None
    seconds: float

    def row(self) -> tuple[str, str, str, str]:
        """The cells of a table."""
        card = "–" if self.card is None else percent(self.card)
        return self.name, percent(self.topic), card, f"{self.seconds:.0f} s"


def comparison_section(examples: Sequence[Example]) -> Section:
    """All ways on the same split, and DIET's stored result."""
    parts = split(examples)
    diet, note = _diet(parts)
    results = [*_linear(parts), *_rankers(parts), *diet]
    section = Section("Representations and models on one split", "comparison")
    section.headline = [
        (f"one split, topic / card: {name}", f"{topic} / {card}", "")
        for name, topic, card, _ in (result.row() for result in results)
    ]
    section.add(
        f"{len(parts.training)} examples to train on, {len(parts.test)} held out, stratified by "
        f"card, split `{parts.fingerprint}`. The linear models choose the topic, and then the card "
        "with one model a topic; the ranker ranks all cards at once; DIET chooses among the topics "
        "as intents, and among the cards as intents. Training time includes making the features.",
        table(
            ("representation and model", "topic accuracy", "card accuracy", "training"),
            [result.row() for result in results],
        ),
        note,
    )
    return section


def _linear(parts: Split) -> list[Result]:
    """Text representations under logistic regression and a linear SVM."""
    texts = _texts(parts)
    stems, cut = _with_stems(parts, texts)
    ways: list[tuple[str, Sequence[View], tuple[list[Texts], list[Texts]], Model]] = [
        ("words, logistic regression", (_WORDS,), texts, _regression),
        (f"{stems}, logistic regression", (_STEMS,), cut, _regression),
        ("words + characters, logistic regression", (_WORDS, _CHARACTERS), texts, _regression),
        (f"{stems} + characters, logistic regression", (_STEMS, _CHARACTERS), cut, _regression),
        ("words + characters, linear SVM", (_WORDS, _CHARACTERS), texts, _machine),
        (f"{stems} + characters, linear SVM", (_STEMS, _CHARACTERS), cut, _machine),
        ("… + pattern, linear SVM", (_WORDS, _CHARACTERS, _PATTERN), texts, _machine),
        ("… + concepts, linear SVM", (_WORDS, _CHARACTERS, _PATTERN, _CONCEPTS), texts, _machine),
        ("the ranker's features, linear SVM", VIEWS, texts, _machine),
    ]
    return [_measure(name, views, given, model, parts) for name, views, given, model in ways]


def _texts(parts: Split) -> tuple[list[Texts], list[Texts]]:
    return [as_texts(e.text) for e in parts.training], [as_texts(e.text) for e in parts.test]


def _with_stems(
    parts: Split, texts: tuple[list[Texts], list[Texts]]
) -> tuple[str, tuple[list[Texts], list[Texts]]]:
    """The same messages with stems or lemmas in the place of the pattern, and which they are."""
    name, stems = reduced([example.text for example in (*parts.training, *parts.test)])
    cut = [
        (folded, stem, concepts)
        for (folded, _, concepts), stem in zip((*texts[0], *texts[1]), stems, strict=True)
    ]
    size = len(parts.training)
    return name, (cut[:size], cut[size:])


def _measure(
    name: str,
    views: Sequence[View],
    texts: tuple[list[Texts], list[Texts]],
    model: Model,
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
    model: Model, matrix: Any, cards: np.ndarray, rows: np.ndarray
) -> Callable[[Any], str]:
    """What chooses between the cards of one topic; a single card needs no model."""
    names = cards[rows]
    if len(set(names)) == 1:
        return lambda _: str(names[0])
    fitted = model().fit(matrix[rows], names)
    return lambda row: str(fitted.predict(row)[0])


def _rankers(parts: Split) -> list[Result]:
    return [
        _rank("the ranker, without the cards' own words", parts, {}),
        _rank("**the ranker** (in use)", parts, card_texts(knowledge())),
    ]


def _rank(name: str, parts: Split, known: Mapping[str, Sequence[Texts]]) -> Result:
    training, test = _texts(parts)
    cards = [example.card for example in parts.training]
    started = time.perf_counter()
    ranker = Ranker.train(training, cards, known, outside(knowledge()))
    seconds = time.perf_counter() - started
    ranked = (ranker.rank(texts).cards for texts in test)
    best = [cards[0][0] if cards else "" for cards in ranked]
    return Result(name, *_accuracy(best, parts), seconds)


def _accuracy(best: Sequence[str], parts: Split) -> tuple[float, float]:
    """Of topic and of card."""
    pairs = list(zip(best, parts.test, strict=True))
    return (
        rate(topic_of(card) == example.topic for card, example in pairs),
        rate(card == example.card for card, example in pairs),
    )


def _diet(parts: Split) -> tuple[list[Result], str]:
    """DIET's stored result, and a note on how and when it was made."""
    if not DIET.exists():
        return [], "DIET has not been run: `make eval-diet`."
    stored = json.loads(DIET.read_text(encoding="utf-8"))
    runs = [stored["topic"], *filter(None, [stored.get("card")])]
    same = stored["split"] == parts.fingerprint
    where = "this very split" if same else "the split of an earlier state of the training data"
    epochs = " and ".join(f"{run['epochs']} epochs for {run['labels']} intents" for run in runs)
    note = (
        f"DIET: `{stored['command']}` on {stored['date']}, on {where}: `{stored['split']}`, "
        f"{stored['training']} to train on, {stored['test']} held out; {epochs}; "
        f"{stored['packages']}."
    )
    card = runs[1]["accuracy"] if len(runs) > 1 else None
    seconds = sum(run["seconds"] for run in runs)
    return [Result("DIET, words + characters", runs[0]["accuracy"], card, seconds)], note


def _regression() -> LogisticRegression:
    return LogisticRegression(C=10, solver="liblinear", dual=True, random_state=0)


def _machine() -> LinearSVC:
    return LinearSVC(tol=1e-2, max_iter=300, random_state=0)
