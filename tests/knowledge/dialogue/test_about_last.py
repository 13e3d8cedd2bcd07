"""Short questions that are about the last answer: what it costs, whom to reach, who decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from knowledge.answers import Patient
from knowledge.dialogue import State

Talk = Callable[..., Any]

MATRIX, FEE = "entitlement/vad_galler", "fee/vad_kostar"


@pytest.mark.parametrize(
    ("last", "text", "expected"),
    [
        ("tolk/bestalla", "vad kostar det", "tolk/kostnad"),
        ("halsoundersokning/nyanlanda", "kostar det", "halsoundersokning/kostnad"),
        ("tolk/bestalla", "vad kostar läkarbesök", FEE),
        ("anstaa/betydelse", "vad kostar det", FEE),
    ],
)
def test_a_bare_question_of_cost_is_about_what_was_answered_last(
    talk: Talk, last: str, text: str, expected: str
) -> None:
    known = State(card=last, patient=Patient(group="asylsokande"))

    assert talk((text, FEE), state=known).cards == [expected]


@pytest.mark.parametrize(
    ("last", "text", "shown"),
    [
        ("contact/fmm", "hur kontaktar man dem?", "Flyktingmedicinsk mottagning"),
        ("krankning_patient/diskriminering_eller_inte", "vart ringer hon", "010-441 20 00"),
    ],
)
def test_how_to_reach_somebody_is_about_whom_the_last_answer_names(
    talk: Talk, last: str, text: str, shown: str
) -> None:
    reply = talk((text, "contact/migrationsverket"), state=State(card=last))

    assert reply.cards == [last]
    assert shown in reply.text


@pytest.mark.parametrize(
    ("last", "decides"),
    [(MATRIX, "anstaa/vem_avgor"), ("dental/ratt", "dental/vem_avgor"), ("tolk/kostnad", None)],
)
def test_who_decides_is_about_the_last_answer(talk: Talk, last: str, decides: str | None) -> None:
    other = "krankning_patient/diskriminering_eller_inte"

    assert talk(("vem avgör det?", other), state=State(card=last)).cards == [decides or other]
