"""Something is told and nothing asked: the answer takes it in, or what is missing is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from knowledge.dialogue import State, Understanding
from knowledge.language.reading import Reader
from knowledge.loading import Knowledge

Talk = Callable[..., Any]

TOLD, ROLE = "inform/patient", "inform/role"
MATRIX = "entitlement/vad_galler"
COMPLAINT, FOR_MANAGER = "krankning_patient/forst_klagomal", "krankning_patient/chef_forst"


def test_a_patient_of_no_known_group_makes_us_ask_for_it(talk: Talk) -> None:
    reply = talk(("passet är från Georgien, ont i ryggen", TOLD))

    assert reply.kinds == ["question"]
    assert reply.state.pending.need == "group"


def test_a_patient_of_a_known_group_gets_the_last_answer_anew(talk: Talk) -> None:
    reply = talk(("asylsökande, vad kostar besöket", "fee/vad_kostar"), ("hon är 12 år", TOLD))

    assert reply.cards == ["fee/vad_kostar"]
    assert reply.state.patient.age == "child"


def test_a_statement_that_points_to_a_card_gets_it(talk: Talk, reader: Reader) -> None:
    text = "har inte en krona på sig"
    said = Understanding(
        text,
        reader.read(text),
        (("inform", 0.7), ("fee", 0.25), ("out_of_scope", 0.05)),
        ((TOLD, 0.7), ("fee/kan_inte_betala", 0.2)),
        nearest=0.9,
        scope=9.0,
    )

    assert talk(said).cards == ["fee/kan_inte_betala"]


def test_a_statement_that_changes_nothing_is_met_with_titles(talk: Talk) -> None:
    reply = talk(("hur bokar jag tolk", "tolk/bestalla"), ("grannen hörde alltihop", TOLD))

    assert reply.kinds == ["fallback"]


@pytest.mark.parametrize("text", ["jag är chefen", "Jag är enhetschef här", "som chef alltså"])
def test_a_manager_gets_the_managers_part_of_the_last_answer(talk: Talk, text: str) -> None:
    reply = talk(("patienten känner sig kränkt", COMPLAINT), (text, "out_of_scope/egen_vard"))

    assert reply.cards == [FOR_MANAGER]


def test_a_manager_gets_the_managers_card_from_then_on(talk: Talk) -> None:
    reply = talk(("jag är chef", ROLE), ("en patient har klagat på kränkning", COMPLAINT))

    assert reply.state.manager
    assert reply.cards == [FOR_MANAGER]


def test_who_says_to_be_a_manager_first_is_asked_what_it_is_about(talk: Talk) -> None:
    assert talk(("jag är chefen", "out_of_scope/egen_vard")).cards == [ROLE]


def test_a_manager_who_asks_for_the_walk_gets_the_managers(talk: Talk) -> None:
    reply = talk(("jag är chef, ta mig genom rutinen", "procedure/krankning_patient_medarbetare"))

    assert reply.state.walk["procedure"] == "krankning_patient_chef"


def test_a_manager_is_forgotten_when_it_all_begins_anew(talk: Talk) -> None:
    assert talk(("jag är chef", ROLE), "börja om").state == State()


def test_every_managers_card_is_another_card_of_the_same_topic(knowledge: Knowledge) -> None:
    with_manager = [card for card in knowledge.cards.values() if card.manager]

    assert with_manager
    for card in with_manager:
        other = knowledge.cards[card.manager]
        assert other.topic == card.topic
        assert other.manager is None
