"""Precision and coverage as the dialogue's thresholds vary, on the own sets.

Each message is read and ranked once; what varies is the decision after that, made by the real
dialogue with other thresholds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bench.evaluation.judging import Verdict, in_scope, is_domain, judge, rate
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
    "scope": [step / 10 for step in range(21)],
    "topic": [step / 10 for step in range(10)],
    "nearest": [step / 10 for step in range(7)],
}
_MEANING = {
    "scope": "least likeness to what we answer",
    "topic": "least probability of the topic",
    "nearest": "least likeness to a training example",
}
_MOST_ACCEPTED = 0.02


@dataclass(frozen=True)
class Outcome:
    """What one setting does to each message.

    ``verdicts``: on the questions in scope. ``accepted``: whether each off-topic message got an
    answer in scope.
    """

    value: float
    verdicts: Sequence[Verdict]
    accepted: Sequence[bool]

    def half(self, which: int) -> Outcome:
        """Every second message, from the first or the second."""
        return Outcome(self.value, self.verdicts[which::2], self.accepted[which::2])

    @property
    def answered(self) -> list[Verdict]:
        """The questions that got an answer in scope."""
        return [verdict for verdict in self.verdicts if in_scope(verdict.reply)]

    @property
    def coverage(self) -> float:
        """The share of the questions that are answered."""
        return len(self.answered) / len(self.verdicts)

    @property
    def right(self) -> float:
        """The share of the questions that are answered with the right topic."""
        return sum(verdict.topic for verdict in self.answered) / len(self.verdicts)

    @property
    def precision(self) -> float:
        """The share of all answers in scope that are right; to off-topic messages none is."""
        given = len(self.answered) + sum(self.accepted)
        return sum(verdict.topic for verdict in self.answered) / max(given, 1)

    @property
    def false_accepts(self) -> float:
        """The share of the off-topic messages that are answered as if in scope."""
        return rate(self.accepted)


@dataclass(frozen=True)
class _Asked:
    """What is decided on again and again: understood once."""

    questions: Sequence[tuple[Question, Understanding]]
    off_topic: Sequence[Understanding]


def thresholds_section(assistant: Assistant, questions: Sequence[Question]) -> Section:
    """A curve for each threshold with the others as they are set, and a check on halves."""
    asked = _understand(assistant, questions)
    now = Thresholds()
    chosen = _outcome(asked, now, now.scope)
    curves = {
        name: (_curve(asked, name, values), getattr(now, name)) for name, values in _VARIED.items()
    }
    plot_thresholds(plot_path("thresholds.png"), curves)
    section = Section("Thresholds: precision and coverage", "thresholds")
    section.headline = [
        ("own sets: precision of what is answered in scope", percent(chosen.precision), ""),
        ("own sets: coverage of questions in scope", percent(chosen.coverage), ""),
    ]
    section.add(
        f"{len(asked.questions)} own questions in scope and {len(asked.off_topic)} off-topic "
        f"messages. As set in `knowledge/dialogue/_decide.py`: `{now}`, which gives:",
        table(_HEADER, [_row("as set", chosen)]),
        "![precision and coverage](thresholds.png)",
    )
    for name, (outcomes, _) in curves.items():
        rows = [_row(f"{outcome.value:.1f}", outcome) for outcome in outcomes]
        section.add(f"### `{name}`: {_MEANING[name]}", table(_HEADER, rows))
    section.add(*_check_on_halves(curves["scope"][0]))
    return section


def _understand(assistant: Assistant, questions: Iterable[Question]) -> _Asked:
    return _Asked(
        [
            (question, assistant.understand(question.text))
            for question in questions
            if is_domain(question.topic)
        ],
        [assistant.understand(message.text) for message in off_topic()],
    )


def _curve(asked: _Asked, name: str, values: Sequence[float]) -> list[Outcome]:
    return [_outcome(asked, replace(Thresholds(), **{name: value}), value) for value in values]


def _outcome(asked: _Asked, thresholds: Thresholds, value: float) -> Outcome:
    respondent = Respondent(knowledge(), reader(), thresholds)
    return Outcome(
        value,
        [
            judge(question, as_reply(respondent.reply(start(question), said)))
            for question, said in asked.questions
        ],
        [in_scope(as_reply(respondent.reply(State(), said))) for said in asked.off_topic],
    )


def _check_on_halves(outcomes: Sequence[Outcome]) -> list[str]:
    """``scope`` chosen on one half of the messages and measured on the other."""
    rows = []
    for one, other in ((0, 1), (1, 0)):
        low = (o for o in outcomes if o.half(one).false_accepts <= _MOST_ACCEPTED)
        chosen = next(low, outcomes[-1])
        rows.append(_row(f"{chosen.value:.1f}", chosen.half(other)))
    return [
        "### Does the choice hold on messages that it was not made on?",
        f"The lowest `scope` that accepts at most {percent(_MOST_ACCEPTED)} of the off-topic "
        "messages, chosen on every second message of both sets and measured on the rest.",
        table(_HEADER, rows),
    ]


_HEADER = ("threshold", "precision", "coverage", "answered right", "off-topic accepted")


def _row(name: str, outcome: Outcome) -> tuple[str, ...]:
    shares = (outcome.precision, outcome.coverage, outcome.right, outcome.false_accepts)
    return name, *map(percent, shares)
