"""The conversation, turn by turn, with messages made by hand: no Rasa, no trained model."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers import Patient, choose
from knowledge.dialogue import Message, Pending, Reply, Respondent, State, Understanding
from knowledge.language.reading import Reader
from knowledge.loading import Knowledge, knowledge

Said = Callable[..., Understanding]
Talk = Callable[..., Reply]

MATRIX, FEE, LAW = "entitlement/vad_galler", "fee/vad_kostar", "law_source/vilken_lag"
ASK_MATRIX = ("vilken vård får hon", MATRIX)


def text(reply: Reply) -> str:
    return "\n".join(message.text for message in reply.messages)


def kinds(reply: Reply) -> list[str]:
    return [message.kind for message in reply.messages]


def titles(reply: Reply) -> list[str]:
    return [button.title for message in reply.messages for button in message.buttons]


def card(message: Message) -> object:
    return (message.parts or {}).get("card")


class TestAnswers:
    def test_a_sure_question_gets_its_card(self, talk: Talk) -> None:
        reply = talk(("gäller frikort", "fee/frikort"))

        assert kinds(reply) == ["answer"]
        assert card(reply.messages[0]) == "fee/frikort"
        assert reply.state.card == "fee/frikort"
        assert reply.confidence == 0.9

    def test_the_patient_in_the_question_is_answered_for(self, talk: Talk) -> None:
        reply = talk(("får papperslösa barn tandvård", MATRIX))

        assert reply.state.patient == Patient("tillstandslos", "child", "tandvard")
        assert "Gäller: barn under 18 år i gruppen personer utan tillstånd" in text(reply)

    def test_an_answer_has_at_most_three_next_steps(self, talk: Talk) -> None:
        assert 1 <= len(titles(talk(("gäller frikort", "fee/frikort")))) <= 3

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

        assert kinds(reply) == ["question"]
        assert len(titles(reply)) == len(knowledge.groups) + 1
        assert reply.state.pending == Pending(card=MATRIX, need="group")

    def test_the_answer_may_be_typed(self, talk: Talk) -> None:
        reply = talk(("får hon hjälpmedel", MATRIX), "hon har ett LMA-kort")

        assert reply.state.patient == Patient("asylsokande", None, "hjalpmedel")
        assert "hjälpmedel" in text(reply)

    def test_the_answer_may_be_a_button(self, talk: Talk) -> None:
        reply = talk(ASK_MATRIX, Understanding(choice="group:eu"))

        assert reply.state.patient.group == "eu"
        assert kinds(reply) == ["answer"]

    def test_age_and_group_may_come_at_once(self, talk: Talk) -> None:
        reply = talk(ASK_MATRIX, "en papperslös 16-åring")

        assert reply.state.patient == Patient("tillstandslos", "child")

    def test_circumstances_are_an_answer_too(self, talk: Talk) -> None:
        reply = talk(ASK_MATRIX, "hon kom från ukraina och har UT-kort men inget personnummer")

        assert reply.state.patient.group == "ukraina_tillfalligt_skydd"
        assert kinds(reply) == ["answer"]

    def test_another_question_instead_is_answered(self, talk: Talk) -> None:
        reply = talk(ASK_MATRIX, ("vad är ett LMA-kort", "documents_id/kontrollera_lma"))

        assert card(reply.messages[0]) == "documents_id/kontrollera_lma"

    def test_what_is_no_answer_is_not_taken_for_one(self, talk: Talk) -> None:
        reply = talk(ASK_MATRIX, "blaj blaj")

        assert kinds(reply) == ["fallback"]

    def test_what_is_known_is_not_asked_for(self, talk: Talk) -> None:
        reply = talk(("vilken vård får asylsökande", MATRIX), ("vad kostar tandvård", FEE))

        assert kinds(reply) == ["answer"]
        assert reply.state.patient == Patient("asylsokande", None, "tandvard")


class TestFollowUps:
    def test_each_follow_up_changes_one_thing(self, talk: Talk) -> None:
        turns = [("vad har en papperslös rätt till", MATRIX), "och barn?", "tandvård då?"]

        assert talk(*turns).state.patient == Patient("tillstandslos", "child", "tandvard")

    def test_a_follow_up_asks_the_last_question_again(self, talk: Talk) -> None:
        reply = talk(("vad kostar läkarbesök för asylsökande", FEE), "och barn?")

        assert card(reply.messages[0]) == FEE
        assert "kostnadsfritt" in text(reply)

    def test_the_cost_may_be_asked_for_next(self, talk: Talk) -> None:
        reply = talk(("får papperslösa tandvård", MATRIX), ("vad kostar det", FEE))

        assert reply.state.patient == Patient("tillstandslos", None, "tandvard") or (
            reply.state.patient.group == "tillstandslos"
        )
        assert "kr" in text(reply)

    def test_the_law_behind_the_last_answer_may_be_asked_for(self, talk: Talk) -> None:
        reply = talk(("får papperslösa tandvård", MATRIX), ("vilken lag?", LAW))

        assert "2013:407" in text(reply)
        assert reply.state.patient.group == "tillstandslos"

    def test_a_correction_needs_no_confirmation(self, talk: Talk) -> None:
        reply = talk(("får papperslösa tandvård", MATRIX), "nej, jag menade asylsökande")

        assert kinds(reply) == ["answer"]
        assert reply.state.patient == Patient("asylsokande", None, "tandvard")

    def test_news_about_the_patient_sharpens_the_group(self, talk: Talk) -> None:
        reply = talk(("vilken vård får en ukrainare", MATRIX), "hon har fått personnummer nu")

        assert reply.state.patient.group == "ukraina_folkbokford"

    def test_a_follow_up_on_a_card_without_variants_asks_of_entitlement(self, talk: Talk) -> None:
        reply = talk(("får jag använda en app som tolk", "tolk/app"), "och för papperslösa?")

        assert card(reply.messages[0]) == MATRIX

    def test_a_patient_and_nothing_else_asks_of_entitlement(self, talk: Talk) -> None:
        reply = talk("en asylsökande 16-åring")

        assert card(reply.messages[0]) == MATRIX
        assert reply.state.patient == Patient("asylsokande", "child")

    def test_another_patient_starts_afresh(self, talk: Talk) -> None:
        reply = talk(
            ("får papperslösa barn tandvård", MATRIX), ("vilken vård får kvotflyktingar", MATRIX)
        )

        assert reply.state.patient == Patient("kvotflykting")


class TestSeveral:
    def test_right_and_cost_in_one_message_are_both_answered_in_order(self, talk: Talk) -> None:
        reply = talk(("vad har en papperslös gravid rätt till och vad kostar det", MATRIX))

        assert [card(message) for message in reply.messages] == [MATRIX, FEE]
        assert "utan bedömning" in reply.messages[0].text
        assert "kostnadsfritt" in reply.messages[1].text

    def test_cost_first_works_too(self, talk: Talk) -> None:
        reply = talk(("vad kostar tandvård för asylsökande och har de rätt till det", FEE))

        assert [card(message) for message in reply.messages] == [FEE, MATRIX]

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
        assert re.search(r"Barn.*Vuxna|barn.*vuxna", text(reply), re.DOTALL)

    def test_no_button_is_shown_twice(self, talk: Talk) -> None:
        shown = titles(talk(("skillnaden på vård mellan papperslösa och asylsökande", MATRIX)))

        assert len(shown) == len(set(shown))


class TestUnsure:
    def test_titles_are_offered_and_nothing_is_answered(
        self, knowledge: Knowledge, talk: Talk
    ) -> None:
        reply = talk("frikort högkostnadsskydd 400-kronorsregeln")

        assert kinds(reply) == ["fallback"]
        assert 1 <= len(titles(reply)) <= 3
        assert knowledge.cards["fee/frikort"].title in titles(reply)
        assert reply.state.misses == 1

    def test_an_offered_title_may_be_pressed(self, talk: Talk) -> None:
        reply = talk(
            "frikort högkostnadsskydd 400-kronorsregeln", Understanding(choice="card:fee/frikort")
        )

        assert card(reply.messages[0]) == "fee/frikort"
        assert reply.state.misses == 0

    def test_an_offered_title_may_be_typed_with_a_typo(
        self, knowledge: Knowledge, talk: Talk
    ) -> None:
        title = knowledge.cards["fee/frikort"].title.replace("skydd", "sydd")

        reply = talk("frikort högkostnadsskydd 400-kronorsregeln", title)

        assert card(reply.messages[0]) == "fee/frikort"

    def test_nonsense_gets_no_titles(self, talk: Talk) -> None:
        reply = talk("qwertz uiop")

        assert kinds(reply) == ["fallback"]
        assert titles(reply) == []

    def test_twice_in_a_row_somebody_to_turn_to_is_named(self, talk: Talk) -> None:
        reply = talk("qwertz uiop", "asdf ghjk")

        assert "kjv@vgregion.se" in text(reply)

    def test_an_answer_in_between_starts_the_count_anew(self, talk: Talk) -> None:
        reply = talk("qwertz uiop", ("gäller frikort", "fee/frikort"), "asdf ghjk")

        assert reply.state.misses == 1
        assert "kjv@vgregion.se" not in text(reply)

    def test_two_close_topics_are_asked_about(self, talk: Talk) -> None:
        close = Understanding(
            text="kort",
            topics=(("fee", 0.28), ("tolk", 0.27)),
            cards=(("fee/frikort", 0.28), ("tolk/app", 0.27)),
            nearest=0.9,
            scope=9.0,
        )

        reply = talk(close)

        assert kinds(reply) == ["fallback"]
        assert reply.state.pending == Pending(offers=("card:fee/frikort", "card:tolk/app"))

    def test_what_is_not_like_anything_we_answer_is_not_answered(
        self, said: Said, talk: Talk
    ) -> None:
        sure = said("bästa pizzan i stan", "fee/frikort")

        assert kinds(talk(replace(sure, scope=-1.0))) == ["fallback"]
        assert kinds(talk(replace(sure, nearest=0.1))) == ["fallback"]


class TestDanger:
    def test_112_comes_first_whatever_else_is_said(self, talk: Talk) -> None:
        reply = talk(("papperslös patient har slutat andas, ska jag kolla LMA-kort?", MATRIX))

        assert kinds(reply) == ["acute"]
        assert "112" in reply.messages[0].text.split("\n")[0]

    def test_the_conversation_is_kept(self, talk: Talk) -> None:
        reply = talk(("får papperslösa tandvård", MATRIX), "hon andas inte", "och barn?")

        assert card(reply.messages[0]) == MATRIX
        assert reply.state.patient == Patient("tillstandslos", "child", "tandvard")

    def test_a_sure_ranking_is_danger_too(self, talk: Talk) -> None:
        assert kinds(talk(("hon blir bara sämre och sämre nu", "acute/larma"))) == ["acute"]

    def test_an_unsure_ranking_is_not(self, said: Said, talk: Talk) -> None:
        assert kinds(talk(said("hjärtat", "acute/larma", sure=0.3))) == ["fallback"]

    def test_a_walk_waits(self, talk: Talk) -> None:
        reply = talk(Understanding(choice="walk:vilken_grupp"), "han hotar mig med kniv")

        assert kinds(reply) == ["acute", "walk"]
        assert reply.state.walk is not None
        assert "112" in text(reply)

    def test_a_button_is_never_danger(self, talk: Talk) -> None:
        reply = talk(Understanding(choice="card:fee/frikort", text="hon andas inte"))

        assert kinds(reply) == ["answer"]


class TestPrivacy:
    def test_who_writes_personal_data_is_asked_not_to(
        self, knowledge: Knowledge, said: Said, talk: Talk
    ) -> None:
        reply = talk(said("får [personnummer] insulin, hon är asylsökande", MATRIX, masked=True))

        assert kinds(reply) == ["note", "answer"]
        assert reply.messages[0].text == knowledge.phrases["identifier_note"]

    @pytest.mark.parametrize("turn", ["qwertz", "hon andas inte", "börja om"])
    def test_whatever_the_reply_is(self, said: Said, talk: Talk, turn: str) -> None:
        assert kinds(talk(said(turn, masked=True)))[0] == "note"


class TestStartingOver:
    def test_everything_is_forgotten(self, talk: Talk) -> None:
        reply = talk(("får papperslösa barn tandvård", MATRIX), "börja om")

        assert reply.state == State()

    def test_in_a_walk_it_means_the_walk(self, talk: Talk) -> None:
        reply = talk(Understanding(choice="walk:vilken_grupp"), "LMA-kort", "börja om")

        assert reply.state.walk is not None
        assert reply.state.walk["answers"] == []


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
        assert kinds(talk(Understanding(choice=choice))) == ["fallback"]

    def test_a_group_that_is_pressed_later_answers_the_last_question_again(
        self, talk: Talk
    ) -> None:
        reply = talk(("vad kostar tandvård för papperslösa", FEE), Understanding(choice="group:eu"))

        assert card(reply.messages[0]) == FEE
        assert reply.state.patient.group == "eu"


class TestWalks:
    START = Understanding(choice="walk:vilken_grupp")

    def test_a_walk_starts_from_a_button_and_from_a_question(self, talk: Talk) -> None:
        pressed = talk(self.START)
        asked = talk(("hjälp mig ta reda på vilken grupp", "procedure/vilken_grupp"))

        for reply in (pressed, asked):
            assert kinds(reply) == ["walk"]
            assert "Steg 1 av" in text(reply)
            assert reply.state.walk is not None

    def test_options_are_buttons_and_may_be_typed(self, talk: Talk) -> None:
        pressed = talk(self.START, Understanding(choice="option:lma"))
        typed = talk(self.START, "lma kortt")

        assert pressed.state.walk == typed.state.walk

    def test_progress_goes_to_the_channel(self, talk: Talk) -> None:
        reply = talk(self.START)

        progress = reply.messages[0].payload(reply.state, 1.0)["progress"]

        assert progress["step"] == 1
        assert progress["of"] > 1

    def test_a_question_in_between_is_answered_and_the_walk_waits(self, talk: Talk) -> None:
        reply = talk(self.START, ("vad kostar tolk", "tolk/kostnad"))

        assert kinds(reply) == ["answer", "walk"]
        assert "fortsätta" in reply.messages[-1].text.lower()
        assert reply.state.walk is not None

        resumed = talk("fortsätt", state=reply.state)
        assert "Steg 1 av" in text(resumed)

    def test_another_walk_in_the_middle_asks_which_to_keep(
        self, knowledge: Knowledge, talk: Talk
    ) -> None:
        reply = talk(self.START, ("jag vill göra anstå-bedömningen", "procedure/anstaa_bedomning"))

        assert len(titles(reply)) == 2
        assert {b.payload for b in reply.messages[-1].buttons} == {
            choose("command", "fortsatt"),
            choose("switch", "anstaa_bedomning"),
        }
        assert reply.state.walk is not None
        assert reply.state.walk["procedure"] == "vilken_grupp"

    def test_the_other_one_may_be_chosen(self, talk: Talk) -> None:
        reply = talk(
            self.START,
            ("jag vill göra anstå-bedömningen", "procedure/anstaa_bedomning"),
            Understanding(choice="switch:anstaa_bedomning"),
        )

        assert reply.state.walk is not None
        assert reply.state.walk["procedure"] == "anstaa_bedomning"

    def test_a_walk_may_be_cancelled(self, talk: Talk) -> None:
        reply = talk(self.START, "avbryt")

        assert reply.state.walk is None

    def test_a_walk_ends_in_a_summary_with_the_group_known(
        self, knowledge: Knowledge, talk: Talk
    ) -> None:
        reply = talk(self.START, "LMA-kort", "inget beslut än")

        assert kinds(reply) == ["walk", "summary"]
        assert reply.state.walk is None
        assert reply.state.patient.group == "asylsokande"
        shown = reply.messages[-1].payload(reply.state, 1.0)["summary"]
        assert shown["title"]
        assert all(section["items"] for section in shown["sections"])

    def test_afterwards_the_entitlement_is_one_press_away(self, talk: Talk) -> None:
        reply = talk(
            self.START, "LMA-kort", "inget beslut än", Understanding(choice=f"card:{MATRIX}")
        )

        assert card(reply.messages[0]) == MATRIX
        assert "asylsökande" in text(reply)

    def test_what_is_known_is_not_asked_again(self, talk: Talk) -> None:
        reply = talk(
            ("får en papperslös vuxen operation", MATRIX),
            ("ta mig genom anstå-bedömningen", "procedure/anstaa_bedomning"),
            "nej",
        )

        assert "Hur gammal" not in text(reply)
        assert "Vilken grupp" not in text(reply)

    def test_what_is_not_understood_keeps_the_walk(self, talk: Talk) -> None:
        reply = talk(self.START, "qwertz uiop")

        assert reply.state.walk is not None
        assert kinds(reply) == ["walk"]

    def test_a_walk_that_is_gone_from_the_content_does_no_harm(self, talk: Talk) -> None:
        state = State(walk={"procedure": "borta", "answers": []})

        reply = talk("ja", state=state)

        assert reply.messages


class TestStale:
    """A conversation may outlive the content it began with."""

    @pytest.mark.parametrize(
        "state",
        [
            State(card="fee/borta"),
            State(Patient("marsian", "child", "tolk"), card=MATRIX),
            State(Patient("eu", "baby", "tolk"), card=MATRIX),
            State(Patient("eu", "child", "harvard"), card=MATRIX),
            State(pending=Pending(card="fee/borta", need="group")),
            State(pending=Pending(card=MATRIX, need="humör")),
            State(pending=Pending(offers=("card:fee/borta", "skräp"))),
            State(walk={"procedure": "borta"}),
            State(walk={"procedure": "vilken_grupp", "answers": [["borta", "x"]]}),
        ],
        ids=lambda state: str(state.to_json())[:60],
    )
    @pytest.mark.parametrize("turn", ["och barn?", "asylsökande", "vilken lag?", "ja", ""])
    def test_ids_that_are_gone_are_forgotten(self, talk: Talk, state: State, turn: str) -> None:
        for ranked in (turn, (turn, MATRIX), (turn, LAW)):
            assert talk(ranked, state=state).messages


KNOWN = knowledge()
SOMETIMES = st.one_of(st.none(), st.sampled_from(["borta", "x/y"]))
PATIENTS = st.builds(
    Patient,
    st.one_of(SOMETIMES, st.sampled_from(list(KNOWN.groups))),
    st.one_of(st.none(), st.sampled_from(["child", "adult"])),
    st.one_of(SOMETIMES, st.sampled_from(list(KNOWN.care_types))),
)
CARDS = st.one_of(SOMETIMES, st.sampled_from(list(KNOWN.cards)))
PENDING = st.one_of(
    st.none(),
    st.builds(Pending, CARDS, st.sampled_from([None, "group", "age", "care"])),
    st.builds(
        Pending,
        offers=st.lists(CARDS.map(lambda found: f"card:{found}"), max_size=3).map(tuple),
    ),
)
WALKS = st.one_of(
    st.none(),
    st.sampled_from(list(KNOWN.procedures)).map(lambda found: {"procedure": found, "answers": []}),
)
STATES = st.builds(State, PATIENTS, CARDS, PENDING, WALKS, st.integers(0, 3))
PHRASES = [
    "och barn?", "tandvård då?", "nej, jag menade asylsökande", "vad kostar det?", "hon är 17",
    "fortsätt", "avbryt", "tillbaka", "ja", "vet inte", "börja om", "hon andas inte", "2", "",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(), st.sampled_from(PHRASES), st.lists(st.sampled_from(PHRASES)).map(" ".join)
)


class TestAnything:
    @given(
        state=STATES, text=TEXTS, ranked=st.one_of(st.none(), st.sampled_from(list(KNOWN.cards)))
    )
    def test_any_text_in_any_state_gets_a_reply(
        self, respondent: Respondent, reader: Reader, state: State, text: str, ranked: str | None
    ) -> None:
        message = Understanding(
            text=text,
            reading=reader.read(text),
            topics=((ranked.split("/")[0], 0.9),) if ranked else (),
            cards=((ranked, 0.9),) if ranked else (),
            nearest=0.9,
            scope=9.0,
        )

        reply = respondent.reply(state, message)

        assert reply.messages
        assert all(message.text.strip() for message in reply.messages)
        assert State.from_json(reply.state.to_json()) == reply.state

    @given(state=STATES, choice=st.one_of(st.text(), st.sampled_from(["card:", "walk:x", "age:"])))
    def test_any_button_in_any_state_gets_a_reply(
        self, respondent: Respondent, state: State, choice: str
    ) -> None:
        assert respondent.reply(state, Understanding(choice=choice)).messages
