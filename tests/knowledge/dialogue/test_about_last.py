"""Short questions that are about the last answer: what it costs, whom to reach, who decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from knowledge.answers import Patient
from knowledge.dialogue import State, Understanding

Talk = Callable[..., Any]
Weigh = Callable[..., Understanding]

MATRIX, FEE = "entitlement/vad_galler", "fee/vad_kostar"


@pytest.mark.parametrize(
    ("last", "text", "expected"),
    [
        ("tolk/bestalla", "vad kostar det", "tolk/kostnad"),
        ("halsoundersokning/nyanlanda", "kostar det", "halsoundersokning/kostnad"),
        ("tolk/bestalla", "vad kostar läkarbesök", FEE),
        ("anstaa/betydelse", "vad kostar det", FEE),
        ("webinar/nasta", "kostar det något att vara med", "webinar/alla"),
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


@pytest.mark.parametrize("text", ["och kostnaden?", "priset då", "är det gratis"])
def test_nothing_but_the_cost_is_the_fee_of_the_known_patient(talk: Talk, text: str) -> None:
    known = State(card="migration_health/trauma_remiss", patient=Patient(group="asylsokande"))

    assert talk((text, "fee/eu"), state=known).cards == [FEE]
    assert talk((text, "fee/eu"), state=State(card="tolk/bestalla")).cards == ["tolk/kostnad"]


def test_how_to_reach_nobody_in_particular_is_where_to_ask_about_the_rules(talk: Talk) -> None:
    last = State(card="documents_id/vera_asyl")

    assert talk(("hur når jag dem", "contact/migrationsverket"), state=last).cards == [
        "contact/regler"
    ]


def test_thanks_are_no_question_about_the_last_answer(talk: Talk, weigh: Weigh) -> None:
    known = State(card=MATRIX, patient=Patient(group="forvar"))
    for text in ("tack så mycket", "tack, det var allt", "stort tack då vet jag"):
        said = weigh(text, ("smalltalk/tack", 0.99), ("entitlement/turist", 0.001), scope=-1.0)

        assert talk(said, state=known).cards == ["smalltalk/tack"]


def test_a_matrix_is_not_said_again_to_a_question_with_a_card_of_its_own(
    talk: Talk, weigh: Weigh
) -> None:
    said = weigh(
        "gäller det uppföljning också", ("anstaa/foljdinsatser", 0.8), (MATRIX, 0.04), scope=1.0
    )
    known = State(card=MATRIX, patient=Patient(group="tillstandslos", care="cancer"))

    assert talk(said, state=known).cards == ["anstaa/foljdinsatser"]
