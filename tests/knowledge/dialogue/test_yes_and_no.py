"""An answer begins with yes or no only when that is what was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from knowledge.answers import without_yes
from knowledge.dialogue import Understanding

Said = Callable[..., Understanding]
Talk = Callable[..., Any]

MATRIX = "entitlement/vad_galler"


@pytest.mark.parametrize(
    "text",
    [
        "får en asylsökande 15-åring psykiatri",
        "har asylsökande barn rätt till tandvård?",
        "asylsökande pojke 12 år, tandvård, går det?",
        "gravid asylsökande, mödravård",
        "måste vi ge mödravård till en papperslös",
    ],
)
def test_a_question_of_yes_or_no_is_answered_with_yes(talk: Talk, text: str) -> None:
    assert talk((text, MATRIX)).text.startswith("Ja")


@pytest.mark.parametrize(
    "text",
    [
        "vilken tandvård får asylsökande barn",
        "hur fungerar psykiatri för ett asylsökande barn",
        "vad gäller mödravård för asylsökande",
        "måste läkaren bedöma om mödravård för en asylsökande kan vänta",
        "krävs det bedömning före abort för asylsökande",
        "måste läkaren göra anståbedömning innan en papperslös gör abort",
        "måste en papperslös ha remiss för mödravård",
        "kan mödravård för en asylsökande vänta?",
        "får vi neka en asylsökande abort?",
        "asylsökande gravid, räknas hon som bosatt? ska hon ha mödravård?",
    ],
)
def test_other_questions_are_answered_without_yes(talk: Talk, text: str) -> None:
    reply = talk((text, MATRIX))

    assert reply.cards == [MATRIX]
    assert not reply.text.startswith("Ja")


@pytest.mark.parametrize(
    ("lead", "left"),
    [
        ("Nej, barn får inte tolka.", "Barn får inte tolka."),
        ("Ja. Vuxna får vård.", "Vuxna får vård."),
        ("Nej, inte såvitt vi vet.", "Nej, inte såvitt vi vet."),
        ("Jag vet inte.", "Jag vet inte."),
    ],
)
def test_a_lead_loses_its_yes_where_a_sentence_is_left(lead: str, left: str) -> None:
    assert without_yes(lead) == left


class TestCareOfAKnownPatient:
    """What is told of care for somebody whose group is known is never met with a blank."""

    def test_care_that_is_not_ranked_is_answered_from_the_matrix(self, talk: Talk) -> None:
        reply = talk(("vad har en papperslös man rätt till", MATRIX), "sitter i dialys tre ggr")

        assert reply.cards == [MATRIX]
        assert reply.state.patient.care == "kronisk_sjukdom"

    def test_without_a_group_it_is_not_guessed(self, talk: Talk) -> None:
        assert talk("sitter i dialys tre ggr i veckan").kinds == ["fallback"]

    def test_care_and_one_group_in_the_same_message_are_enough(self, talk: Talk) -> None:
        reply = talk("dialys hos en papperslös man, tre ggr i veckan")

        assert (reply.kinds, reply.cards) == (["answer"], [MATRIX])

    def test_unless_the_likeliest_card_is_not_for_us(self, talk: Talk, said: Said) -> None:
        text = "knäröntgen för att se hur gammal en asylsökande är"
        asked = said(text, "out_of_scope/aldersbedomning", sure=0.3)

        assert talk(asked).kinds == ["fallback"]

    def test_care_and_two_groups_are_not(self, talk: Talk) -> None:
        assert talk("dialys, papperslös och asylsökande jämfört").kinds == ["fallback"]
