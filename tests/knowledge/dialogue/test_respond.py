"""The conversation, turn by turn, with messages made by hand: no Rasa, no trained model."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from knowledge.answers import Patient
from knowledge.dialogue import Pending, State, Understanding
from knowledge.loading import Knowledge

Said = Callable[..., Understanding]
Talk = Callable[..., Any]

MATRIX, FEE, LAW = "entitlement/vad_galler", "fee/vad_kostar", "law_source/vilken_lag"
ASK_MATRIX = ("vilken vård får hon", MATRIX)


class TestAnswers:
    def test_a_sure_question_gets_its_card(self, talk: Talk) -> None:
        reply = talk(("gäller frikort", "fee/frikort"))

        assert reply.kinds == ["answer"]
        assert reply.cards[0] == "fee/frikort"
        assert reply.state.card == "fee/frikort"
        assert reply.confidence == 0.9

    def test_the_patient_in_the_question_is_answered_for(self, talk: Talk) -> None:
        reply = talk(("får papperslösa barn tandvård", MATRIX))

        assert reply.state.patient == Patient("tillstandslos", "child", "tandvard")
        assert "Gäller: barn under 18 utan tillstånd" in reply.text

    def test_an_answer_has_at_most_three_next_steps(self, talk: Talk) -> None:
        assert 1 <= len(talk(("gäller frikort", "fee/frikort")).titles) <= 3

    def test_a_reply_is_plain_data_for_the_channel(self, talk: Talk) -> None:
        reply = talk(("får papperslösa barn tandvård", MATRIX))

        payload = reply.messages[0].payload(reply.state, reply.confidence)

        assert (payload["group"], payload["age"], payload["care"]) == (
            "tillstandslos",
            "child",
            "tandvard",
        )


class TestMissing:
    def test_the_group_is_asked_for_with_a_button_each_and_help(
        self, knowledge: Knowledge, talk: Talk
    ) -> None:
        reply = talk(ASK_MATRIX)

        assert reply.kinds == ["question"]
        assert len(reply.titles) == len(knowledge.groups) + 1
        assert reply.state.pending == Pending(card=MATRIX, need="group")

    def test_the_answer_may_be_typed(self, talk: Talk) -> None:
        reply = talk(("får hon hjälpmedel", MATRIX), "hon har ett LMA-kort")

        assert reply.state.patient == Patient("asylsokande", None, "hjalpmedel")
        assert "hjälpmedel" in reply.text

    def test_the_answer_may_be_a_button(self, talk: Talk) -> None:
        reply = talk(ASK_MATRIX, Understanding(choice="group:eu"))

        assert reply.state.patient.group == "eu"
        assert reply.kinds == ["answer"]

    def test_age_and_group_may_come_at_once(self, talk: Talk) -> None:
        reply = talk(ASK_MATRIX, "en papperslös 16-åring")

        assert reply.state.patient == Patient("tillstandslos", "child")

    def test_circumstances_are_an_answer_too(self, talk: Talk) -> None:
        reply = talk(ASK_MATRIX, "hon kom från ukraina och har UT-kort men inget personnummer")

        assert reply.state.patient.group == "ukraina_tillfalligt_skydd"
        assert reply.kinds == ["answer"]

    def test_another_question_instead_is_answered(self, talk: Talk) -> None:
        reply = talk(ASK_MATRIX, ("vad är ett LMA-kort", "documents_id/kontrollera_lma"))

        assert reply.cards[0] == "documents_id/kontrollera_lma"

    def test_what_is_no_answer_is_not_taken_for_one(self, talk: Talk) -> None:
        reply = talk(ASK_MATRIX, "blaj blaj")

        assert reply.kinds == ["fallback"]

    def test_what_is_known_is_not_asked_for(self, talk: Talk) -> None:
        reply = talk(("vilken vård får asylsökande", MATRIX), ("vad kostar tandvård", FEE))

        assert reply.kinds == ["answer"]
        assert reply.state.patient == Patient("asylsokande", None, "tandvard")


class TestFollowUps:
    def test_each_follow_up_changes_one_thing(self, talk: Talk) -> None:
        turns = [("vad har en papperslös rätt till", MATRIX), "och barn?", "tandvård då?"]

        assert talk(*turns).state.patient == Patient("tillstandslos", "child", "tandvard")

    def test_a_follow_up_asks_the_last_question_again(self, talk: Talk) -> None:
        reply = talk(("vad kostar läkarbesök för asylsökande", FEE), "och barn?")

        assert reply.cards[0] == FEE
        assert "gratis" in reply.text

    def test_the_cost_may_be_asked_for_next(self, talk: Talk) -> None:
        reply = talk(("får papperslösa tandvård", MATRIX), ("vad kostar det", FEE))

        assert reply.state.patient == Patient("tillstandslos", None, "tandvard")
        assert reply.cards == [FEE]
        assert "Tandvård" in reply.text

    def test_the_law_behind_the_last_answer_may_be_asked_for(self, talk: Talk) -> None:
        reply = talk(("får papperslösa tandvård", MATRIX), ("vilken lag?", LAW))

        assert "2013:407" in reply.text
        assert reply.state.patient.group == "tillstandslos"

    def test_a_correction_needs_no_confirmation(self, talk: Talk) -> None:
        reply = talk(("får papperslösa tandvård", MATRIX), "nej, jag menade asylsökande")

        assert reply.kinds == ["answer"]
        assert reply.state.patient == Patient("asylsokande", None, "tandvard")

    def test_news_about_the_patient_sharpens_the_group(self, talk: Talk) -> None:
        reply = talk(("vilken vård får en ukrainare", MATRIX), "hon har fått personnummer nu")

        assert reply.state.patient.group == "ukraina_folkbokford"

    def test_a_follow_up_on_a_card_without_variants_asks_of_entitlement(self, talk: Talk) -> None:
        reply = talk(("får jag använda en app som tolk", "tolk/app"), "och för papperslösa?")

        assert reply.cards[0] == MATRIX

    def test_a_patient_and_nothing_else_asks_of_entitlement(self, talk: Talk) -> None:
        reply = talk("en asylsökande 16-åring")

        assert reply.cards[0] == MATRIX
        assert reply.state.patient == Patient("asylsokande", "child")

    def test_another_patient_starts_afresh(self, talk: Talk) -> None:
        reply = talk(
            ("får papperslösa barn tandvård", MATRIX), ("vilken vård får kvotflyktingar", MATRIX)
        )

        assert reply.state.patient == Patient("kvotflykting")


class TestSeveral:
    def test_right_and_cost_in_one_message_are_both_answered_in_order(self, talk: Talk) -> None:
        reply = talk(("vad har en papperslös gravid rätt till och vad kostar det", MATRIX))

        assert reply.cards == [MATRIX, FEE]
        assert "utan bedömning" in reply.messages[0].text
        assert "gratis" in reply.messages[1].text

    def test_cost_first_works_too(self, talk: Talk) -> None:
        reply = talk(("vad kostar tandvård för asylsökande och har de rätt till det", FEE))

        assert reply.cards == [FEE, MATRIX]

    def test_two_groups_are_compared_in_the_order_they_were_named(self, talk: Talk) -> None:
        reply = talk(("skillnaden på vård mellan papperslösa och asylsökande", MATRIX))

        assert len(reply.messages) == 2
        assert "personer utan tillstånd" in reply.messages[0].text
        assert "Gäller: asylsökande" in reply.messages[1].text

    def test_several_care_types_are_each_answered(self, talk: Talk) -> None:
        reply = talk(("får papperslösa barn tandvård och glasögon", MATRIX))

        assert "tandvård" in reply.messages[0].text
        assert "glasögon" in reply.messages[1].text.lower()

    def test_both_ages_are_answered_at_once(self, talk: Talk) -> None:
        reply = talk(("gäller tandvård för asylsökande både barn och vuxna", MATRIX))

        assert reply.state.patient.age is None
        assert re.search(r"vuxna.*barn", reply.text, re.DOTALL | re.IGNORECASE)

    def test_no_button_is_shown_twice(self, talk: Talk) -> None:
        shown = talk(("skillnaden på vård mellan papperslösa och asylsökande", MATRIX)).titles

        assert len(shown) == len(set(shown))


class TestPrivacy:
    def test_who_writes_personal_data_is_asked_not_to(
        self, knowledge: Knowledge, said: Said, talk: Talk
    ) -> None:
        reply = talk(said("får [personnummer] insulin, hon är asylsökande", MATRIX, masked=True))

        assert reply.kinds == ["note", "answer"]
        assert reply.messages[0].text == knowledge.phrases["identifier_note"]

    @pytest.mark.parametrize("turn", ["qwertz", "hon andas inte", "börja om"])
    def test_whatever_the_reply_is(self, said: Said, talk: Talk, turn: str) -> None:
        assert talk(said(turn, masked=True)).kinds[0] == "note"


class TestStartingOver:
    def test_everything_is_forgotten(self, talk: Talk) -> None:
        reply = talk(("får papperslösa barn tandvård", MATRIX), "börja om")

        assert reply.state == State()

    def test_in_a_walk_it_means_the_walk(self, talk: Talk) -> None:
        reply = talk(Understanding(choice="walk:vilken_grupp"), "LMA-kort", "börja om")

        assert reply.state.walk is not None
        assert reply.state.walk["answers"] == []


class TestCommandsWithoutAWalk:
    def test_the_last_answer_is_said_again(self, talk: Talk) -> None:
        first = talk(("får papperslösa tandvård", MATRIX))

        again = talk("upprepa", state=first.state)

        assert again.text == first.text

    @pytest.mark.parametrize("command", ["hoppa över", "fortsätt", "tillbaka", "upprepa"])
    def test_there_is_nothing_to_steer(
        self, knowledge: Knowledge, talk: Talk, command: str
    ) -> None:
        assert talk(command).text == knowledge.phrases["no_walk"]

    @pytest.mark.parametrize("text", ["hej då", "va kan du", "tack", "nej"])
    def test_other_short_words_are_no_commands(
        self, knowledge: Knowledge, talk: Talk, text: str
    ) -> None:
        assert talk(text).text != knowledge.phrases["no_walk"]

    def test_there_is_nothing_to_break_off(self, knowledge: Knowledge, talk: Talk) -> None:
        told = talk(("avbryt", "anstaa/pagaende_behandling"))

        assert told.text == knowledge.phrases["no_walk"]


class TestOffered:
    """A question that we ourselves put on a button is answered however unlike it is."""

    def test_it_passes_where_the_same_question_would_not(self, said: Said, talk: Talk) -> None:
        offered = talk(("vad betyder det", "anstaa/betydelse"))
        question = next(str(b.payload) for b in offered.messages[0].buttons if b.payload[0] != "/")
        unlike = replace(said(question, "anstaa/lista"), scope=-9.0, nearest=0.5)

        assert talk(unlike).kinds == ["fallback"]
        assert talk(unlike, state=offered.state).cards == ["anstaa/lista"]


class TestChoices:
    @pytest.mark.parametrize(
        "choice",
        [
            "card:borta/kort",
            "group:marsian",
            "age:baby",
            "care:harvard",
            "walk:borta",
            "option:lma",
            "command:fortsatt",
            "",
            ":",
            "card",
            "något helt annat",
        ],
    )
    def test_what_does_not_exist_is_not_understood(self, talk: Talk, choice: str) -> None:
        assert talk(Understanding(choice=choice)).kinds == ["fallback"]

    def test_a_group_that_is_pressed_later_answers_the_last_question_again(
        self, talk: Talk
    ) -> None:
        reply = talk(("vad kostar tandvård för papperslösa", FEE), Understanding(choice="group:eu"))

        assert reply.cards[0] == FEE
        assert reply.state.patient.group == "eu"
