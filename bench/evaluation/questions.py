"""Questions through the real agent: topic, required words, citations, fallback, misses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bench.evaluation.judging import Verdict, group_to_give, in_scope, judge, rate
from bench.evaluation.material import Question
from bench.evaluation.report import Section, percent, shorten, table

if TYPE_CHECKING:
    from bench.evaluation.assistant import Assistant

_MISSES = 80
_OUT_OF_SCOPE = "out_of_scope"


def ask_questions(
    assistant: Assistant, questions: Sequence[Question], *, slots: bool = True
) -> list[Verdict]:
    """Ask each in a conversation of its own.

    Args:
        assistant: the agent.
        questions: what to ask.
        slots: give a row's group where its text names none.
    """
    return [
        judge(question, assistant.ask(question.text, group_to_give(question) if slots else None))
        for question in questions
    ]


def questions_section(
    assistant: Assistant, name: str, questions: Sequence[Question], wanted: tuple[str, str]
) -> Section:
    """Everything about one set of questions.

    Args:
        assistant: the agent.
        name: what the set is called.
        questions: the set.
        wanted: the aims for topic and for required words.
    """
    verdicts = ask_questions(assistant, questions)
    cold = ask_questions(assistant, questions, slots=False)
    section = Section(f"Questions: {name}", "questions")
    outside = [v for v in verdicts if v.question.topic == _OUT_OF_SCOPE]
    accepted = sum(in_scope(v.reply) for v in outside)
    section.headline = [
        (f"{name}: right topic", percent(rate(v.topic for v in verdicts)), wanted[0]),
        (f"{name}: all required words", percent(rate(v.words for v in verdicts)), wanted[1]),
        (f"{name}: answers in scope with a source", percent(_citations(verdicts)), "100 %"),
        (f"{name}: not answered (fallback)", percent(rate(v.fallback for v in verdicts)), ""),
        (f"{name}: out-of-scope rows answered in scope", f"{accepted} of {len(outside)}", "0"),
    ]
    section.add(
        f"{len(questions)} questions, each in a conversation of its own. Where the text names no "
        "group, the row's group is given as a slot: the question continues a conversation. "
        "«Right topic» counts a neighbouring topic whose answer holds all required words; «exact» "
        "does not. Required words are matched as strings.",
        table(_HEADER, [*_by_topic(verdicts), _row("**all**", verdicts), _row("no slots", cold)]),
        *_misses(verdicts),
        *_missing_words(verdicts),
    )
    return section


_HEADER = ("topic", "n", "right topic", "exact", "required words", "cited", "fallback")


def _by_topic(verdicts: Sequence[Verdict]) -> list[tuple[object, ...]]:
    topics: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        topics[verdict.question.topic].append(verdict)
    return [_row(topic, topics[topic]) for topic in sorted(topics)]


def _row(name: str, verdicts: Sequence[Verdict]) -> tuple[object, ...]:
    due = [v.cited for v in verdicts if v.cited is not None]
    return (
        name,
        len(verdicts),
        percent(rate(v.topic for v in verdicts)),
        percent(rate(v.exact for v in verdicts)),
        percent(rate(v.words for v in verdicts)),
        f"{sum(due)} of {len(due)}",
        sum(v.fallback for v in verdicts),
    )


def _citations(verdicts: Sequence[Verdict]) -> float:
    return rate(v.cited for v in verdicts if v.cited is not None)


def _misses(verdicts: Sequence[Verdict]) -> list[str]:
    wrong = sorted((v for v in verdicts if not v.topic), key=lambda v: v.badness, reverse=True)
    if not wrong:
        return ["No topic missed."]
    rows = [
        (
            v.question.id,
            shorten(v.question.text),
            v.question.topic,
            "fallback" if v.fallback else v.reply["card"] or v.reply["topic"],
            v.reply["confidence"],
            ", ".join(v.missing),
        )
        for v in wrong[:_MISSES]
    ]
    header = ("id", "question", "wanted", "got", "confidence", "missing words")
    return [f"### Topics missed, worst first ({len(wrong)})", table(header, rows)]


def _missing_words(verdicts: Sequence[Verdict]) -> list[str]:
    short = [v for v in verdicts if v.topic and v.missing]
    if not short:
        return []
    rows = [
        (v.question.id, shorten(v.question.text), v.reply["card"], ", ".join(v.missing))
        for v in short[:_MISSES]
    ]
    header = ("id", "question", "card", "missing words")
    return [f"### Right topic, words missing ({len(short)})", table(header, rows)]
