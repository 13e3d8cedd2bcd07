"""Danger comes first, whatever else is said; what is asked besides is answered in short."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from knowledge.answers import Patient
from knowledge.dialogue import Understanding

Said = Callable[..., Understanding]
Talk = Callable[..., Any]
Weigh = Callable[..., Understanding]

MATRIX, RESERVE, NOT_OURS = (
    "entitlement/vad_galler",
    "documents_id/reservnummer",
    "out_of_scope/schema_lon",
)


def test_112_comes_first_whatever_else_is_said(talk: Talk) -> None:
    reply = talk(("papperslös patient har slutat andas, ska jag kolla LMA-kort?", MATRIX))

    assert reply.kinds[0] == "acute"
    assert "112" in reply.messages[0].text.split("\n")[0]


def test_the_conversation_is_kept(talk: Talk) -> None:
    reply = talk(("får papperslösa tandvård", MATRIX), "hon andas inte", "och barn?")

    assert reply.cards[0] == MATRIX
    assert reply.state.patient == Patient("tillstandslos", "child", "tandvard")


def test_who_was_in_danger_is_known_afterwards(talk: Talk) -> None:
    reply = talk("papperslös man 45 år andas inte")

    assert reply.state.patient == Patient("tillstandslos", "adult")


def test_a_sure_ranking_is_danger_too(talk: Talk) -> None:
    assert talk(("hon blir bara sämre och sämre nu", "acute/larma")).kinds == ["acute"]


def test_an_unsure_ranking_is_not(said: Said, talk: Talk) -> None:
    assert talk(said("hjärtat", "acute/larma", sure=0.3)).kinds == ["fallback"]


def test_a_walk_waits(talk: Talk) -> None:
    reply = talk(Understanding(choice="walk:vilken_grupp"), "han hotar mig med kniv")

    assert reply.kinds == ["acute", "walk"]
    assert reply.state.walk is not None
    assert "112" in reply.text


def test_a_button_is_never_danger(talk: Talk) -> None:
    reply = talk(Understanding(choice="card:fee/frikort", text="hon andas inte"))

    assert reply.kinds == ["answer"]


def test_what_is_asked_besides_is_answered_in_short_after_the_alarm(
    talk: Talk, weigh: Weigh
) -> None:
    text = "patienten andas inte och saknar nummer, hur registrerar jag"
    reply = talk(weigh(text, ("acute/larma", 0.9), (RESERVE, 0.08), scope=3.0))

    assert reply.kinds == ["acute", "answer"]
    assert "112" in reply.messages[0].text
    assert "Reservnummer" in reply.messages[1].text
    assert reply.state.card == RESERVE


def test_the_patient_who_is_named_is_answered_for(talk: Talk, weigh: Weigh) -> None:
    text = "en papperslös andas inte, vilken vård får hon"
    reply = talk(weigh(text, ("acute/larma", 0.5), (MATRIX, 0.4), scope=3.0))

    assert reply.cards == ["acute/larma", MATRIX]
    assert reply.state.patient.group == "tillstandslos"


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("patienten andas inte", (("acute/larma", 0.9), (RESERVE, 0.08))),
        ("hon andas inte, hur gör vi", (("acute/larma", 0.9), (RESERVE, 0.04), (MATRIX, 0.04))),
        ("hon andas inte, vad tjänar jag", (("acute/larma", 0.5), (NOT_OURS, 0.4))),
        ("hon andas inte, vilken vård får hon", (("acute/larma", 0.5), (MATRIX, 0.4))),
    ],
    ids=["nothing is asked", "what is asked is not clear", "it is not for us", "the group lacks"],
)
def test_the_alarm_stands_alone(
    talk: Talk, weigh: Weigh, text: str, cards: tuple[tuple[str, float], ...]
) -> None:
    assert talk(weigh(text, *cards, scope=3.0)).kinds == ["acute"]
