"""Precision and coverage as the dialogue's thresholds vary, on the own sets.

Each message is read and ranked once; what varies is the decision after that, made by the real
dialogue with other thresholds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bench.evaluation.judging import in_scope, is_domain, judge, rate
from bench.evaluation.material import Question, off_topic
from bench.evaluation.plots import plot_thresholds
from bench.evaluation.replies import as_reply, start
from bench.evaluation.report import Section, percent, plot_path, table
from knowledge.dialogue import Respondent, State, Understanding
from knowledge.dialogue._decide import Thresholds
from knowledge.language.reading import reader
from knowledge.loading import knowledge

if TYPE_CHECKING:
    from bench.evaluation.assistant import Assistant

_VARIED: Mapping[str, Sequence[float]] = {
    "scope": [step / 10 for step in range(-5, 21)],
    "topic": [step / 20 for step in range(20)],
    "nearest": [step / 20 for step in range(13)],
}
_MEANING = {
    "scope": "least likeness to what we answer",
    "topic": "least probability of the topic",
    "nearest": "least likeness to a training example",
}
_MOST_ACCEPTED = 0.02


@dataclass(frozen=True)
class Point:
    """What one setting gives.

    ``coverage``: share of the questions in scope that are answered. ``precision``: share of all
    answers in scope that are right, those given to off-topic messages counted as wrong.
    ``right``: share of the questions in scope that are answered right. ``accepted``: share of
    the off-topic messages that get such an answer.
    """

    value: float
    coverage: float
    precision: float
    right: float
    accepted: float


@dataclass(frozen=True)
class _Asked:
    """What is decided on again and again: understood once."""

    questions: Sequence[tuple[Question, Understanding, State]]
    off_topic: Sequence[Understanding]

    def half(self, which: int) -> _Asked:
        """Every second message, from the first or the second."""
        return _Asked(self.questions[which::2], self.off_topic[which::2])


def thresholds_section(assistant: Assistant, questions: Sequence[Question]) -> Section:
    """A curve for each threshold with the others as they are set, and a check on halves."""
    asked = _understand(assistant, questions)
    now = Thresholds()
    curves = {
        name: ([_point(asked, name, value) for value in values], getattr(now, name))
        for name, values in _VARIED.items()
    }
    chosen = _point(asked, "scope", now.scope)
    plot_thresholds(plot_path("thresholds.png"), curves)
    section = Section("Thresholds: precision and coverage", "thresholds")
    section.headline = [
        ("own sets: precision of what is answered in scope", percent(chosen.precision), ""),
        ("own sets: coverage of questions in scope", percent(chosen.coverage), ""),
    ]
    section.add(
        f"{len(asked.questions)} own questions in scope and {len(asked.off_topic)} off-topic "
        f"messages. As set in `knowledge/dialogue/_decide.py`: `{now}`.",
        "![precision and coverage](thresholds.png)",
    )
    for name, (points, value) in curves.items():
        section.add(f"### `{name}`: {_MEANING[name]}", _table(points, value))
    section.add(*_check_on_halves(asked))
    return section


def _understand(assistant: Assistant, questions: Iterable[Question]) -> _Asked:
    return _Asked(
        [
            (question, assistant.understand(question.text), start(question))
            for question in questions
            if is_domain(question.topic)
        ],
        [assistant.understand(message.text) for message in off_topic()],
    )


def _point(asked: _Asked, name: str, value: float) -> Point:
    """One threshold changed."""
    thresholds = replace(Thresholds(), **{name: value})
    respondent = Respondent(knowledge(), reader(), thresholds)
    verdicts = [
        judge(question, as_reply(respondent.reply(state, said)))
        for question, said, state in asked.questions
    ]
    answered = [v for v in verdicts if in_scope(v.reply)]
    right = sum(v.topic for v in answered)
    accepted = [in_scope(as_reply(respondent.reply(State(), said))) for said in asked.off_topic]
    return Point(
        value,
        coverage=len(answered) / len(verdicts),
        precision=right / max(len(answered) + sum(accepted), 1),
        right=right / len(verdicts),
        accepted=rate(accepted),
    )


def _check_on_halves(asked: _Asked) -> list[str]:
    """``scope`` chosen on one half of the messages and measured on the other."""
    rows = []
    for one, other in ((0, 1), (1, 0)):
        chosen = _lowest(asked.half(one))
        point = _point(asked.half(other), "scope", chosen)
        rows.append((chosen, percent(point.accepted), percent(point.coverage)))
    return [
        "### Does the choice hold on messages that it was not made on?",
        f"The lowest `scope` that accepts at most {percent(_MOST_ACCEPTED)} of the off-topic "
        "messages, chosen on every second message of both sets and measured on the rest.",
        table(("scope chosen", "off-topic accepted on the rest", "coverage on the rest"), rows),
    ]


def _lowest(asked: _Asked) -> float:
    values = _VARIED["scope"]
    low = (v for v in values if _point(asked, "scope", v).accepted <= _MOST_ACCEPTED)
    return next(low, values[-1])


def _table(points: Sequence[Point], chosen: float) -> str:
    rows = [
        (
            f"**{p.value:.2f}** (as set)" if abs(p.value - chosen) < 1e-9 else f"{p.value:.2f}",
            percent(p.precision),
            percent(p.coverage),
            percent(p.right),
            percent(p.accepted),
        )
        for p in points
    ]
    header = ("threshold", "precision", "coverage", "answered right", "off-topic accepted")
    return table(header, rows)
