"""One question about several groups or care types takes several answers, in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from knowledge.answers import Patient
from knowledge.dialogue._several import patients
from knowledge.language.reading import Reader
from knowledge.loading import Knowledge

Talk = Callable[..., Any]

MATRIX, PLAIN, VARIED = "entitlement/vad_galler", "tolk/app", "dental/ratt"


@pytest.mark.parametrize(
    ("card", "text", "expected"),
    [
        (MATRIX, "asylsökande", [Patient("asylsokande", "child")]),
        (
            MATRIX,
            "skillnaden mellan asylsökande och papperslösa",
            [Patient("asylsokande", "child"), Patient("tillstandslos", "child")],
        ),
        (
            VARIED,
            "skillnaden mellan asylsökande och papperslösa",
            [Patient("asylsokande", "child"), Patient("tillstandslos", "child")],
        ),
        (PLAIN, "skillnaden mellan asylsökande och papperslösa", [Patient("asylsokande", "child")]),
        (
            MATRIX,
            "tandvård och glasögon",
            [
                Patient("asylsokande", "child", "tandvard"),
                Patient("asylsokande", "child", "glasogon"),
            ],
        ),
        (PLAIN, "tandvård och glasögon", [Patient("asylsokande", "child")]),
    ],
)
def test_whom_a_card_answers_for(
    knowledge: Knowledge, reader: Reader, card: str, text: str, expected: list[Patient]
) -> None:
    patient = Patient("asylsokande", "child")

    found = patients(knowledge.cards[card], patient, reader.read(text))

    assert list(found) == expected


def test_at_most_three_answers_are_given(knowledge: Knowledge, reader: Reader) -> None:
    reading = reader.read("jämför asylsökande, papperslösa, kvotflyktingar, turister och nyanlända")

    assert reading.compared
    assert len(patients(knowledge.cards[MATRIX], Patient(), reading)) == 3


def test_groups_that_are_alternatives_are_answered_once_for_none_of_them(talk: Talk) -> None:
    waiting = "group_definition/anknytning"
    reply = talk(("make väntar på anknytning, asylsökande eller papperslös?", waiting))

    assert reply.cards == [waiting]
    assert "Gäller:" not in reply.text


def test_beside_who_belongs_to_a_group_the_group_that_was_read_is_not_said(talk: Talk) -> None:
    reply = talk(("gift med svensk, är han tillståndslös?", "group_definition/anknytning"))

    assert reply.state.patient.group is None
    assert "Gäller:" not in reply.text


def test_a_card_whose_own_words_are_said_is_kept_beside_two_care_types(talk: Talk) -> None:
    returned = "entitlement/remiss"
    reply = talk(("asylsökande med artros, ortopeden skickade tillbaka remissen", returned))

    assert reply.cards == [returned]
