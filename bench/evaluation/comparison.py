"""Representations and models compared: on one split of the training data, and on questions."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from bench.evaluation.judging import is_domain, rate
from bench.evaluation.material import Example, Question, own_questions
from bench.evaluation.replies import answered_with
from bench.evaluation.report import Section, percent, table
from bench.evaluation.splits import Split, split
from bench.evaluation.stems import reduced
from bench.speed.training import stored
from bot.nlu.classifier import as_texts, card_texts
from bot.nlu.features import CONCEPTS, FOLDED, PATTERN, VIEWS, Features, Texts, View
from bot.nlu.ranker import Ranker
from knowledge.loading import knowledge
from knowledge.model import topic_of

_WORDS = View("words", FOLDED, "word", (1, 2), 1.0)
_CHARACTERS = next(view for view in VIEWS if view.name == "characters")
_STEMS = View("stems", PATTERN, "word", (1, 2), 1.0)
"""Stems or lemmas, put where the pattern stands otherwise."""
_PATTERN = View("pattern", PATTERN, "word", (1, 2), 0.5)
_CONCEPTS = View("concepts", CONCEPTS, "word", (1, 2), 1.0)

_HEADER = (
    "representation and model",
    "topic accuracy",
    "card accuracy",
    "own questions: right topic",
    "own questions: required words",
    "training",
)

Model = Callable[[], Any]
Choose = Callable[[Sequence[Texts]], list[str]]
"""From messages to the best card for each, "" where there is none."""


@dataclass(frozen=True)
class Result:
    """How well one way did, and how long its training took.

    ``topic`` and ``card``: accuracy on the examples held out. ``right`` and ``words``: share of
    the own questions whose answer has the right topic, and holds all required words.
    """

    name: str
    topic: float
    card: float | None
    right: float | None
    words: float | None
    seconds: float

    def row(self) -> tuple[str, ...]:
        """The cells of a table."""
        shares = (self.topic, self.card, self.right, self.words)
        return (
            self.name,
            *("–" if share is None else percent(share) for share in shares),
            f"{self.seconds:.0f} s",
        )


def comparison_section(examples: Sequence[Example]) -> Section:
    """All ways on the same split, and DIET's stored result."""
    parts = split(examples)
    diet, note = _diet(parts)
    results = [*_linear(parts), *_rankers(parts), *diet]
    section = Section("Representations and models on one split", "comparison")
    section.headline = [
        (f"one split, topic / card: {name}", f"{topic} / {card}", "")
        for name, topic, card, *_ in (result.row() for result in results)
    ]
    section.add(
        f"{len(parts.training)} examples to train on, {len(parts.test)} held out, stratified by "
        f"card, split `{parts.fingerprint}`. The linear models choose the topic, and then the card "
        "with one model a topic; the ranker ranks all cards at once; DIET chooses among topics. "
        "The own questions in scope are answered with the card that each way finds, by the "
        "dialogue and without thresholds. Training time includes making the features.",
        table(_HEADER, [result.row() for result in results]),
        note,
    )
    return section


def in_scope_questions() -> tuple[Question, ...]:
    """The own questions that are about the domain."""
    return tuple(question for question in own_questions() if is_domain(question.topic))


def _linear(parts: Split) -> list[Result]:
    """Text representations under logistic regression and a linear SVM."""
    messages = [example.text for example in (*parts.training, *parts.test)]
    messages += [question.text for question in in_scope_questions()]
    texts = [as_texts(message) for message in messages]
    stems, reductions = reduced(messages)
    cut = [(t[FOLDED], stem, t[CONCEPTS]) for t, stem in zip(texts, reductions, strict=True)]
    ways: list[tuple[str, Sequence[View], list[Texts], Model]] = [
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
    return [
        _measure(name, parts, given, partial(_train, views, model, parts))
        for name, views, given, model in ways
    ]


def _rankers(parts: Split) -> list[Result]:
    messages = [example.text for example in (*parts.training, *parts.test)]
    messages += [question.text for question in in_scope_questions()]
    texts = [as_texts(message) for message in messages]
    own_words = card_texts(knowledge())
    return [
        _measure(name, parts, texts, partial(_train_ranker, known, parts))
        for name, known in (
            ("the ranker, without the cards' own words", {}),
            ("**the ranker** (in use)", own_words),
        )
    ]


def _measure(
    name: str, parts: Split, texts: Sequence[Texts], train: Callable[[Sequence[Texts]], Choose]
) -> Result:
    """Train on the first texts; measure on those held out, and on the questions after them."""
    size, end = len(parts.training), len(parts.training) + len(parts.test)
    started = time.perf_counter()
    choose = train(texts[:size])
    seconds = time.perf_counter() - started
    pairs = list(zip(choose(texts[size:end]), parts.test, strict=True))
    verdicts = answered_with(in_scope_questions(), choose(texts[end:]))
    return Result(
        name,
        topic=rate(topic_of(card) == example.topic for card, example in pairs),
        card=rate(card == example.card for card, example in pairs),
        right=rate(verdict.topic for verdict in verdicts),
        words=rate(verdict.words for verdict in verdicts),
        seconds=seconds,
    )


def _train(views: Sequence[View], model: Model, parts: Split, texts: Sequence[Texts]) -> Choose:
    """The topic by one model, then the card by that topic's own."""
    features = Features(views)
    matrix = normalize(features.fit_transform(texts))
    topics = np.array([example.topic for example in parts.training])
    cards = np.array([example.card for example in parts.training])
    by_topic = model().fit(matrix, topics)
    by_card = {topic: _one_topic(model, matrix, cards, topics == topic) for topic in set(topics)}

    def choose(messages: Sequence[Texts]) -> list[str]:
        rows = normalize(features.transform(messages))
        return [by_card[topic](rows[i]) for i, topic in enumerate(by_topic.predict(rows))]

    return choose


def _one_topic(
    model: Model, matrix: Any, cards: np.ndarray, rows: np.ndarray
) -> Callable[[Any], str]:
    """What chooses between the cards of one topic; a single card needs no model."""
    names = cards[rows]
    if len(set(names)) == 1:
        return lambda _: str(names[0])
    fitted = model().fit(matrix[rows], names)
    return lambda row: str(fitted.predict(row)[0])


def _train_ranker(
    own_words: Mapping[str, Sequence[Texts]], parts: Split, texts: Sequence[Texts]
) -> Choose:
    cards = [example.card for example in parts.training]
    ranker = Ranker.train(texts, cards, own_words, knowledge().outside)
    return lambda messages: [next((c for c, _ in ranker.rank(m, 1).cards), "") for m in messages]


def _diet(parts: Split) -> tuple[list[Result], str]:
    """DIET's stored result, and a note on how and when it was made."""
    result = stored()
    if result is None:
        return [], "DIET has not been run: `python -m bench.speed --train-stock 100`."
    same = result["split"] == parts.fingerprint
    where = "this very split" if same else "the split of an earlier state of the training data"
    diet = next(fit for fit in result["stock"]["fits"] if "DIET" in fit["model"])
    note = (
        f"DIET, in the pipeline of `rasa init` and with the topics as intents: "
        f"`{result['command']}` on {result['date']}, on {where}: `{result['split']}`, "
        f"{result['training']} to train on, {result['test']} held out; {diet['epochs']} epochs; "
        f"{result['stock']['packages']}."
    )
    accuracy, seconds = result["stock"]["accuracy"], result["stock"]["seconds"]
    return [Result("DIET, words + characters", accuracy, None, None, None, seconds)], note


def _regression() -> LogisticRegression:
    return LogisticRegression(C=10, solver="liblinear", dual=True, random_state=0)


def _machine() -> LinearSVC:
    return LinearSVC(tol=1e-2, max_iter=300, random_state=0)
