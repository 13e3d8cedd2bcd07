"""Answers are changed: corrections, hand-overs to another walk, states from before a change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from knowledge.walks import Turn, Walks, WalkState, answer, aside, resume, start

PATIENT, CHEF = "krankning_patient_medarbetare", "krankning_patient_chef"
STAFF, STAFF_CHEF = "krankning_staff_medarbetare", "krankning_staff_chef"


def given(turn: Turn) -> dict[str, Any]:
    assert turn.state is not None
    return dict(turn.state.answers)


def state(turn: Turn) -> WalkState:
    assert turn.state is not None
    return turn.state


class TestCorrections:
    def test_an_earlier_answer_is_changed_and_later_ones_stay(self, say: Any) -> None:
        told = {"role": "medarbetare"}
        turn = say(PATIENT, told, "nej", "vuxen", "nej", "kommentar", "patienten är barn förresten")
        assert given(turn)["violated"] == "patient_barn"
        assert given(turn)["kind"] == "bemotande"
        assert turn.messages[0] == "Ändrat. Den som blev kränkt: Barn, under 18 år."
        assert turn.slots == {"age": "child"}

    def test_a_corrected_role_changes_the_walk_and_takes_the_answers_along(self, say: Any) -> None:
        turn = say(PATIENT, {"role": "medarbetare"}, "nej", "barn", "nej, jag är chef")
        assert state(turn).procedure == CHEF
        assert given(turn) == {"role": "chef"}
        assert turn.slots == {"role": "chef"}
        after = say(PATIENT, {"role": "medarbetare"}, "nej", "barn", "nej, jag är chef", "2")
        assert given(after)["violated"] == "patient_barn"
        assert "Ditt svar om Den som blev kränkt står kvar: Barn, under 18 år." in after.messages

    def test_and_back_again(self, say: Any) -> None:
        texts = ("nej", "barn", "nej, jag är chef", "jag är medarbetare")
        turn = say(PATIENT, {"role": "medarbetare"}, *texts)
        assert state(turn).procedure == PATIENT
        assert given(turn) == {"role": "medarbetare", "danger": "nej", "violated": "patient_barn"}

    def test_the_question_at_hand_goes_first(self, say: Any) -> None:
        turn = say("anstaa_bedomning", {}, "nej", "vuxen", "turist")
        assert turn.outcome == "finished"

    def test_saying_the_same_again_changes_nothing(self, say: Any) -> None:
        turn = say(PATIENT, {}, "medarbetare", "jag är medarbetare")
        assert turn.messages[0] == "Det är redan antecknat. Din roll: Medarbetare."
        assert turn.understood

    def test_an_answer_that_repeats_an_earlier_one_still_answers(self, say: Any) -> None:
        turn = say(PATIENT, {"role": "medarbetare"}, "nej", "vuxen", "nej, patienten är vuxen")
        assert given(turn)["needs"] == "nej"

    def test_a_branch_that_is_left_keeps_its_answers_for_later(self, small: Any, step: Any) -> None:
        colour = [
            {"id": "rod", "title": "Röd", "next": "slag"},
            {"id": "gron", "title": "Grön"},
        ]
        size = [{"id": "stor", "title": "Stor"}, {"id": "liten", "title": "Liten"}]
        shape = [{"id": "rund", "title": "Rund"}, {"id": "kantig", "title": "Kantig"}]
        walks = small(
            step("farg", options=colour, next="sort"),
            step("sort", options=size, next="slag"),
            step("slag", options=shape, next="sist"),
            step("sist"),
        )
        turn = start(walks, "prov", {})
        for text in ("röd", "rund", "förlåt, grön"):
            turn = answer(walks, state(turn), text)
        assert given(turn) == {"farg": "gron"}
        assert dict(state(turn).kept) == {"slag": "rund"}
        turn = answer(walks, state(turn), "stor")
        assert given(turn) == {"farg": "gron", "sort": "stor", "slag": "rund"}
        assert "Ditt svar om Steg slag står kvar: Rund." in turn.messages


class TestSwitch:
    def test_hands_over_with_the_shared_answers(self, both: Any, step: Any) -> None:
        roles = [
            {"id": "chef", "title": "Chef", "slots": {"role": "chef"}, "switch": "andra"},
            {"id": "annan", "title": "Annan", "slots": {"role": "annan"}},
        ]
        here = [{"id": "chef", "title": "Chef", "slots": {"role": "chef"}}]
        walks = both(
            ("forsta", [step("role", slot="role", options=roles)]),
            ("andra", [step("role", slot="role", options=here, next="mer"), step("mer")]),
        )
        turn = answer(walks, state(start(walks, "forsta", {})), "chef")
        assert state(turn).procedure == "andra"
        assert given(turn) == {"role": "chef"}
        assert turn.messages[0] == "Vi byter till: Prov."
        assert turn.progress == (2, 2)

    def test_who_is_violated_is_led_to_the_other_routine(self, say: Any) -> None:
        turn = say(PATIENT, {}, "jag har blivit kränkt av en patient")
        assert state(turn).procedure == STAFF
        assert given(turn) == {"role": "medarbetare"}

    def test_two_walks_that_hand_over_to_each_other_stop_and_ask(
        self, both: Any, step: Any
    ) -> None:
        def roles(other: str) -> list[dict[str, Any]]:
            return [{"id": "chef", "title": "Chef", "slots": {"role": "chef"}, "switch": other}]

        walks = both(
            ("ena", [step("role", slot="role", options=roles("andra"))]),
            ("andra", [step("role", slot="role", options=roles("ena"))]),
        )
        turn = start(walks, "ena", {"role": "chef"})
        assert turn.outcome == "asked"

    def test_prevention_can_be_reached_from_the_chefs_walk(self, say: Any) -> None:
        turn = say(CHEF, {"role": "chef"}, "förebyggande arbete")
        assert state(turn).procedure == "forebyggande"


class TestStale:
    """A state from before the procedures were changed."""

    def test_a_walk_that_is_gone_says_so(self, walks: Walks) -> None:
        old = WalkState("finns_inte_langre")
        for turn in (answer(walks, old, "ja"), resume(walks, old), aside(walks, old)):
            assert (turn.state, turn.outcome) == (None, "cancelled")
            assert "har ändrats" in turn.messages[0]

    def test_options_and_steps_that_are_gone_are_asked_again(self, walks: Walks) -> None:
        old = WalkState(PATIENT, answers=(("role", "trollkarl"), ("borta", "ja")))
        assert given(resume(walks, old)) == {"role": "trollkarl", "borta": "ja"}
        assert resume(walks, old).options[0].id == "medarbetare"
        assert given(answer(walks, old, "medarbetare")) == {"role": "medarbetare"}

    def test_a_state_at_the_end_says_that_it_cannot_go_on(self, walks: Walks) -> None:
        ended = WalkState("anstaa_bedomning", answers=(("acute", "ja"),))
        assert answer(walks, ended, "ja").outcome == "cancelled"

    def test_misses_survive(self, walks: Walks) -> None:
        twice = replace(WalkState(PATIENT), misses=2)
        assert answer(walks, twice, "blaj").contacts == ("chef",)


class TestRouting:
    @pytest.mark.parametrize(
        ("walk", "known", "texts", "procedure"),
        [
            (PATIENT, {}, ("chef",), CHEF),
            (CHEF, {}, ("medarbetare",), PATIENT),
            (STAFF, {}, ("chef",), STAFF_CHEF),
            (STAFF_CHEF, {}, ("medarbetare",), STAFF),
            (STAFF, {}, ("en patient har blivit kränkt",), PATIENT),
            (STAFF_CHEF, {}, ("en patient har blivit kränkt",), CHEF),
            (CHEF, {}, ("min medarbetare är kränkt",), STAFF_CHEF),
        ],
    )
    def test_the_first_question_leads_to_the_right_walk(
        self, say: Any, walk: str, known: dict[str, str], texts: tuple[str, ...], procedure: str
    ) -> None:
        assert state(say(walk, known, *texts)).procedure == procedure
