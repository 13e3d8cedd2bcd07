"""How a walk behaves: asks, listens, goes back, explains, waits, ends."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.walks import Turn, Walks, WalkState, answer, aside, resume, start

PATIENT, CHEF = "krankning_patient_medarbetare", "krankning_patient_chef"


def given(turn: Turn) -> dict[str, Any]:
    assert turn.state is not None
    return dict(turn.state.answers)


def state(turn: Turn) -> WalkState:
    assert turn.state is not None
    return turn.state


class TestStart:
    def test_asks_the_first_question_with_where_we_are(self, say: Any) -> None:
        turn = say(PATIENT, {})
        assert turn.outcome == "asked"
        assert turn.progress[0] == 1
        assert turn.messages[1] == f"Steg 1 av {turn.progress[1]} · Din roll"
        assert turn.messages[-1].startswith("Källa: ")
        assert [choice.id for choice in turn.options][:2] == ["medarbetare", "chef"]

    def test_what_is_known_is_said_and_not_asked(self, say: Any) -> None:
        turn = say(PATIENT, {"role": "medarbetare"})
        assert "Du har redan sagt: Medarbetare." in turn.messages
        assert given(turn) == {"role": "medarbetare"}
        assert turn.progress[0] == 1
        assert turn.slots == {}

    def test_a_known_role_hands_over_to_the_other_walk(self, say: Any) -> None:
        turn = say(PATIENT, {"role": "chef"})
        assert state(turn).procedure == CHEF
        assert "Du har redan sagt: Chef." in turn.messages
        assert turn.progress[0] == 1

    def test_known_group_and_age_are_skipped_further_on(self, say: Any) -> None:
        turn = say("anstaa_bedomning", {"age": "adult", "group": "avslag"}, "nej")
        assert given(turn) == {"acute": "nej", "age": "vuxen", "group": "asylsokande"}

    def test_a_known_group_that_fits_no_option_is_asked(self, say: Any) -> None:
        turn = say("anstaa_bedomning", {"age": "adult", "group": "anknytning"}, "nej")
        assert given(turn) == {"acute": "nej", "age": "vuxen"}

    def test_a_known_adult_may_still_be_a_relative(self, say: Any) -> None:
        told = {"role": "medarbetare", "age": "adult"}
        assert "violated" not in given(say(PATIENT, told, "nej"))
        told = {"role": "medarbetare", "age": "child"}
        assert given(say(PATIENT, told, "nej"))["violated"] == "patient_barn"

    def test_an_unknown_walk_is_an_error(self, walks: Walks) -> None:
        with pytest.raises(KeyError):
            start(walks, "finns_inte", {})


class TestAnswer:
    def test_advice_comes_first_then_the_next_question(self, say: Any) -> None:
        turn = say(PATIENT, {"role": "medarbetare"}, "ja")
        assert "112" in turn.messages[0]
        assert turn.messages[1].startswith("Steg 2 av ")
        assert turn.slots == {}

    def test_inferred_steps_say_so(self, say: Any) -> None:
        turn = say(PATIENT, {"role": "medarbetare"})
        assert turn.messages[-1].startswith("Slutsats av lag: kontrollera mot rutinen.")

    def test_advice_with_a_ground_of_its_own_names_it(self, say: Any) -> None:
        turn = say(PATIENT, {"role": "medarbetare"}, "nej", "vuxen patient", "nej", "rasism")
        assert "\nKälla: Diskrimineringslagen" in turn.messages[0]

    def test_slots_are_set_by_answers(self, say: Any) -> None:
        assert say(PATIENT, {}, "medarbetare").slots == {"role": "medarbetare"}
        turn = say("vilken_grupp", {}, "utländskt pass", "nej aldrig", "visumet har gått ut")
        assert turn.slots == {"group": "tillstandslos"}

    def test_steps_that_do_not_apply_are_passed_over(self, say: Any) -> None:
        told = {"role": "medarbetare"}
        adult = say(PATIENT, told, "nej", "vuxen patient", "nej", "kommentar", "vittne", "klart")
        child = say(PATIENT, told, "nej", "barn", "nej", "kommentar", "vittne", "klart")
        assert "vägarna" in adult.messages[0]
        assert "barn" in child.messages[0]

    def test_who_is_accused_is_not_sent_to_the_patient(self, say: Any) -> None:
        turn = say(
            PATIENT, {"role": "medarbetare"}, "nej", "vuxen", "nej", "kommentar", "det var jag"
        )
        assert "Kontakta inte patienten på egen hand" in turn.messages[1]


class TestSeveral:
    def test_one_by_one_and_then_klar(self, say: Any) -> None:
        told = {"age": "adult", "group": "tillstandslos"}
        turn = say("anstaa_bedomning", told, "nej", "inget av det", "sömn")
        assert state(turn).chosen == ("funktion",)
        assert "Valt: Svårt att äta, sova eller fungera." in turn.messages[0]
        assert turn.options[-1].id == "klar"
        turn = say("anstaa_bedomning", told, "nej", "inget av det", "sömn", "3", "klar")
        assert given(turn)["consequences"] == ("akutbesok", "funktion")

    def test_all_at_once_goes_on(self, say: Any) -> None:
        told = {"age": "adult", "group": "tillstandslos"}
        turn = say("anstaa_bedomning", told, "nej", "inget", "1 och 4")
        assert given(turn)["consequences"] == ("allvarlig", "pagaende")
        assert len([line for line in turn.messages if "kriterium" in line]) == 2

    def test_an_option_that_stands_alone_goes_on(self, say: Any) -> None:
        told = {"age": "adult", "group": "tillstandslos"}
        turn = say("anstaa_bedomning", told, "nej", "inget", "ingen trolig följd")
        assert given(turn)["consequences"] == ("ingen",)

    def test_back_takes_away_the_last_choice(self, say: Any) -> None:
        told = {"age": "adult", "group": "tillstandslos"}
        turn = say("anstaa_bedomning", told, "nej", "inget", "sömn", "smittrisk", "tillbaka")
        assert state(turn).chosen == ("smittrisk",)
        turn = say("anstaa_bedomning", told, "nej", "inget", "sömn", "tillbaka", "tillbaka")
        assert "own_right" not in given(turn)


class TestCommands:
    def test_why_and_meaning_explain_and_ask_again(self, walks: Walks, say: Any) -> None:
        first = walks.procedures[PATIENT].steps[0]
        assert say(PATIENT, {}, "varför frågar du?").messages == (first.why, first.question)
        assert say(PATIENT, {}, "vad menas?").messages == (first.meaning, first.question)

    def test_repeat_asks_again(self, say: Any) -> None:
        assert say(PATIENT, {}, "upprepa").messages == say(PATIENT, {}).messages[1:]

    def test_skip_goes_on_without_an_answer(self, say: Any) -> None:
        turn = say(PATIENT, {"role": "medarbetare"}, "nej", "hoppa över")
        assert given(turn)["violated"] is None

    def test_skip_chooses_vet_inte_where_there_is_one(self, say: Any) -> None:
        turn = say("anstaa_bedomning", {}, "nej", "hoppa över")
        assert given(turn)["age"] == "vet_inte"

    def test_safety_may_not_be_skipped(self, say: Any) -> None:
        turn = say(PATIENT, {"role": "medarbetare"}, "hoppa över")
        assert "Säkerheten går först" in turn.messages[0]
        assert "danger" not in given(turn)
        assert turn.understood

    def test_the_skip_button_has_a_number_too(self, say: Any) -> None:
        turn = say(PATIENT, {"role": "medarbetare"}, "nej")
        last = len(turn.options)
        assert turn.options[-1].id == "hoppa_over"
        after = say(PATIENT, {"role": "medarbetare"}, "nej", str(last))
        assert given(after)["violated"] is None

    def test_back_over_several_steps(self, say: Any) -> None:
        told = {"role": "medarbetare"}
        turn = say(PATIENT, told, "nej", "barn", "nej", "tillbaka", "tillbaka", "tillbaka")
        assert given(turn) == {"role": "medarbetare"}
        assert turn.progress[0] == 1

    def test_back_over_what_was_known_asks_it(self, say: Any) -> None:
        turn = say(PATIENT, {"role": "medarbetare"}, "tillbaka")
        assert given(turn) == {}
        assert "Du har redan sagt: Medarbetare." not in turn.messages

    def test_back_from_the_first_question_stays(self, say: Any) -> None:
        turn = say(PATIENT, {}, "tillbaka")
        assert "första frågan" in turn.messages[0]

    def test_restart_begins_anew_and_keeps_what_was_known(self, say: Any) -> None:
        turn = say(PATIENT, {"role": "medarbetare"}, "nej", "barn", "börja om")
        assert given(turn) == {"role": "medarbetare"}

    def test_cancel_ends_without_a_summary(self, say: Any) -> None:
        turn = say(PATIENT, {}, "avbryt")
        assert (turn.state, turn.outcome, turn.summary) == (None, "cancelled", None)


class TestMisses:
    def test_the_first_time_how_to_answer_is_said(self, say: Any) -> None:
        turn = say(PATIENT, {}, "vad gör patientnämnden?")
        assert (turn.outcome, turn.understood) == ("not_understood", False)
        assert state(turn).misses == 1
        assert "Jag förstod inte svaret" in turn.messages[0]

    def test_the_second_time_the_question_is_put_otherwise(self, walks: Walks, say: Any) -> None:
        turn = say(PATIENT, {}, "blaj", "blaj")
        assert turn.messages == (walks.procedures[PATIENT].steps[0].other_words,)

    def test_the_third_time_a_contact_is_offered_and_the_walk_kept(self, say: Any) -> None:
        turn = say(PATIENT, {}, "blaj", "blaj", "blaj")
        assert turn.contacts == ("chef",)
        assert "Vill du prata med någon?" in turn.messages[0]
        assert turn.state is not None

    def test_an_answer_forgets_the_misses(self, say: Any) -> None:
        turn = say(PATIENT, {}, "blaj", "blaj", "medarbetare")
        assert state(turn).misses == 0

    def test_what_the_user_wrote_is_never_repeated(self, say: Any) -> None:
        words = "patienten heter xyzzy 19121212-1212"
        turn = say(PATIENT, {}, words, words, words)
        assert "xyzzy" not in " ".join(turn.messages)
        assert "xyzzy" not in str(state(turn).to_json())


class TestAsides:
    @pytest.fixture
    def waiting(self, walks: Walks, say: Any) -> Turn:
        """At "Den som blev kränkt", after a question in between."""
        return aside(walks, state(say(PATIENT, {"role": "medarbetare"}, "nej")))

    def test_says_where_we_were_and_offers_to_go_on(self, waiting: Turn) -> None:
        assert waiting.messages[0].startswith("Vi var på steg 2 av ")
        assert [choice.id for choice in waiting.options] == ["fortsatt", "avbryt"]
        assert state(waiting).asides

    @pytest.mark.parametrize("text", ["fortsätt", "ja", "ok", "ja tack", "fortsatt"])
    def test_yes_goes_on_with_the_question(self, walks: Walks, waiting: Turn, text: str) -> None:
        turn = answer(walks, state(waiting), text)
        assert turn.messages[0].startswith("Vi var på steg 2 av ")
        assert turn.options[0].id == "patient_vuxen"
        assert not state(turn).asides

    def test_no_waits(self, walks: Walks, waiting: Turn) -> None:
        turn = answer(walks, state(waiting), "nej")
        assert state(turn).asides
        assert "vi väntar" in turn.messages[0]

    def test_the_answer_itself_is_taken(self, walks: Walks, waiting: Turn) -> None:
        turn = answer(walks, state(waiting), "närstående")
        assert given(turn)["violated"] == "narstaende"

    def test_resume_asks_the_question_again(self, walks: Walks, waiting: Turn) -> None:
        turn = resume(walks, state(waiting))
        assert turn.outcome == "asked"
        assert not state(turn).asides
        assert any("Vem är det" in line for line in turn.messages)

    def test_a_question_in_between_is_no_miss(self, say: Any) -> None:
        missed = state(say(PATIENT, {}, "vad gör patientnämnden?"))
        assert missed.waiting().misses == 0
