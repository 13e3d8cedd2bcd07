"""The check sets: nothing is chosen on them, so their lines are never shown, only rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.evaluation.judging import in_scope, rate
from bench.evaluation.material import check_off_topic, check_questions
from bench.evaluation.questions import ask_questions
from bench.evaluation.report import Section, percent

if TYPE_CHECKING:
    from bench.evaluation.assistant import Assistant


def checks_section(assistant: Assistant) -> Section:
    """The figures that matter most, on messages that no choice has been made on."""
    verdicts = ask_questions(assistant, check_questions())
    asked = [assistant.ask(message.text) for message in check_off_topic()]
    accepted = [in_scope(reply) for reply in asked]
    section = Section("Check sets", "checks")
    section.headline = [
        (
            f"check questions ({len(verdicts)}): right topic",
            percent(rate(v.topic for v in verdicts)),
            "≥ 95 %",
        ),
        ("check questions: all required words", percent(rate(v.words for v in verdicts)), "≥ 70 %"),
        (
            f"check off-topic messages ({len(accepted)}): answered in scope",
            percent(rate(accepted)),
            "≤ 2 %",
        ),
    ]
    section.add(
        "Written after the first choices had been made, and nothing is chosen on them. The report "
        "shows no line of them, so that none finds its way into the training data. Few: about ±6 "
        "percentage points for the questions.",
    )
    return section
