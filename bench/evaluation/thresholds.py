"""Precision and coverage as the dialogue's thresholds vary, on the own sets.

Each message is read and ranked once; what varies is the decision after that, made by the real
dialogue with other thresholds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bench.evaluation.assistant import Assistant
from bench.evaluation.judging import OUTSIDE_SCOPE, group_to_give, in_scope, judge, rate
from bench.evaluation.material import Question, off_topic
from bench.evaluation.plots import plot_thresholds
from bench.evaluation.report import Section, percent, plot_path, table
from knowledge.answers import Patient
from knowledge.dialogue import Reply, Respondent, State, Understanding
from knowledge.dialogue._decide import Thresholds
from knowledge.language.reading import reader
from knowledge.loading import knowledge

_TOPIC = [step / 20 for step in range(20)]
_NEAREST = [step / 20 for step in range(13)]


@dataclass(frozen=True)
class Point:
    """What one setting gives.

    ``coverage``: share of the questions in scope that are answered. ``precision``: share of all
    answers in scope that are right, those given to off-topic messages counted as wrong.
    ``accepted``: share of the off-topic messages that get such an answer.
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


def thresholds_section(assistant: Assistant, questions: Sequence[Question]) -> Section:
    """Curves over ``topic`` and ``nearest``, each with the other as it is set."""
    asked = _understand(assistant, questions)
    now = Thresholds()
    topic = [_point(asked, replace(now, topic=value), value) for value in _TOPIC]
    nearest = [_point(asked, replace(now, nearest=value), value) for value in _NEAREST]
    chosen = _point(asked, now, now.topic)
    plot_thresholds(
        plot_path("thresholds.png"),
        {"topic": (topic, now.topic), "nearest": (nearest, now.nearest)},
    )
    section = Section("Thresholds: precision and coverage", "thresholds")
    section.headline = [
        ("own sets: precision of what is answered in scope", percent(chosen.precision), ""),
        ("own sets: coverage of questions in scope", percent(chosen.coverage), ""),
    ]
    section.add(
        f"{len(asked.questions)} own questions in scope and {len(asked.off_topic)} off-topic "
        f"messages. Chosen: topic {now.topic}, nearest {now.nearest}, lead {now.lead}, share "
        f"{now.share}, close {now.close} (`knowledge/dialogue/_decide.py`).",
        "![precision and coverage](thresholds.png)",
        "### Least probability of the topic (`topic`)",
        _table(topic, now.topic),
        "### Least likeness to a training example (`nearest`)",
        _table(nearest, now.nearest),
    )
    return section


def _understand(assistant: Assistant, questions: Iterable[Question]) -> _Asked:
    return _Asked(
        [
            (
                question,
                assistant.understand(question.text),
                State(patient=Patient(group=group_to_give(question))),
            )
            for question in questions
            if question.topic not in OUTSIDE_SCOPE
        ],
        [assistant.understand(message.text) for message in off_topic()],
    )


def _point(asked: _Asked, thresholds: Thresholds, value: float) -> Point:
    respondent = Respondent(knowledge(), reader(), thresholds)
    verdicts = [
        judge(question, _as_reply(respondent.reply(state, said)))
        for question, said, state in asked.questions
    ]
    answered = [v for v in verdicts if in_scope(v.reply)]
    right = sum(v.topic for v in answered)
    accepted = [in_scope(_as_reply(respondent.reply(State(), said))) for said in asked.off_topic]
    return Point(
        value,
        coverage=len(answered) / len(verdicts),
        precision=right / max(len(answered) + sum(accepted), 1),
        right=right / len(verdicts),
        accepted=rate(accepted),
    )


def _as_reply(reply: Reply) -> Mapping[str, Any]:
    """A reply in the form that ``rattvisaren ask --json`` gives it, as far as judging needs."""
    answers = [m.payload(reply.state, reply.confidence) for m in reply.messages]
    main = next((a for a in answers if a["kind"] != "note"), answers[0])
    return {
        "text": "\n\n".join(message.text for message in reply.messages),
        "topic": main["topic"],
        "card": main["card"],
        "confidence": main["confidence"],
        "fallback": main["fallback"],
        "sources": [source for a in answers for source in a["sources"]],
        "buttons": [button.title for message in reply.messages for button in message.buttons],
    }


def _table(points: Sequence[Point], chosen: float) -> str:
    rows = [
        (
            f"**{p.value:.2f}** (chosen)" if abs(p.value - chosen) < 1e-9 else f"{p.value:.2f}",
            percent(p.precision),
            percent(p.coverage),
            percent(p.right),
            percent(p.accepted),
        )
        for p in points
    ]
    header = ("threshold", "precision", "coverage", "answered right", "off-topic accepted")
    return table(header, rows)
