"""A guided walk within the conversation: typed and pressed, interrupted, kept, and finished."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from knowledge.answers import choose
from knowledge.dialogue import State, Understanding
from knowledge.loading import Knowledge

Talk = Callable[..., Any]

MATRIX = "entitlement/vad_galler"


START = Understanding(choice="walk:vilken_grupp")


def test_a_walk_starts_from_a_button_and_from_a_question(talk: Talk) -> None:
    pressed = talk(START)
    asked = talk(("hjälp mig ta reda på vilken grupp", "procedure/vilken_grupp"))

    for reply in (pressed, asked):
        assert reply.kinds == ["walk"]
        assert "Steg 1 av" in reply.text
        assert reply.state.walk is not None


def test_options_are_buttons_and_may_be_typed(talk: Talk) -> None:
    pressed = talk(START, Understanding(choice="option:lma"))
    typed = talk(START, "lma kortt")

    assert pressed.state.walk == typed.state.walk


def test_progress_goes_to_the_channel(talk: Talk) -> None:
    reply = talk(START)

    progress = reply.messages[0].payload(reply.state, 1.0)["progress"]

    assert progress["step"] == 1
    assert progress["of"] > 1


def test_a_question_in_between_is_answered_and_the_walk_waits(talk: Talk) -> None:
    reply = talk(START, ("vad kostar tolk", "tolk/kostnad"))

    assert reply.kinds == ["answer", "walk"]
    assert "fortsätta" in reply.messages[-1].text.lower()
    assert reply.state.walk is not None

    resumed = talk("fortsätt", state=reply.state)
    assert "Steg 1 av" in resumed.text


def test_another_walk_in_the_middle_asks_which_to_keep(knowledge: Knowledge, talk: Talk) -> None:
    reply = talk(START, ("jag vill göra anstå-bedömningen", "procedure/anstaa_bedomning"))

    assert len(reply.titles) == 2
    assert {b.payload for b in reply.messages[-1].buttons} == {
        choose("command", "fortsatt"),
        choose("switch", "anstaa_bedomning"),
    }
    assert reply.state.walk is not None
    assert reply.state.walk["procedure"] == "vilken_grupp"


def test_the_other_one_may_be_chosen(talk: Talk) -> None:
    reply = talk(
        START,
        ("jag vill göra anstå-bedömningen", "procedure/anstaa_bedomning"),
        Understanding(choice="switch:anstaa_bedomning"),
    )

    assert reply.state.walk is not None
    assert reply.state.walk["procedure"] == "anstaa_bedomning"


def test_a_walk_may_be_cancelled(talk: Talk) -> None:
    reply = talk(START, "avbryt")

    assert reply.state.walk is None


def test_a_walk_ends_in_a_summary_with_the_group_known(knowledge: Knowledge, talk: Talk) -> None:
    reply = talk(START, "LMA-kort", "inget beslut än")

    assert reply.kinds == ["walk", "summary"]
    assert reply.state.walk is None
    assert reply.state.patient.group == "asylsokande"
    shown = reply.messages[-1].payload(reply.state, 1.0)["summary"]
    assert shown["title"]
    assert all(section["items"] for section in shown["sections"])


def test_afterwards_the_entitlement_is_one_press_away(talk: Talk) -> None:
    reply = talk(START, "LMA-kort", "inget beslut än", Understanding(choice=f"card:{MATRIX}"))

    assert reply.cards[0] == MATRIX
    assert "asylsökande" in reply.text


def test_what_is_known_is_not_asked_again(talk: Talk) -> None:
    reply = talk(
        ("får en papperslös vuxen operation", MATRIX),
        ("ta mig genom anstå-bedömningen", "procedure/anstaa_bedomning"),
        "nej",
    )

    assert "Hur gammal" not in reply.text
    assert "Vilken grupp" not in reply.text


def test_what_is_not_understood_keeps_the_walk(talk: Talk) -> None:
    reply = talk(START, "qwertz uiop")

    assert reply.state.walk is not None
    assert reply.kinds == ["walk"]


def test_a_walk_that_is_gone_from_the_content_does_no_harm(talk: Talk) -> None:
    state = State(walk={"procedure": "borta", "answers": []})

    reply = talk("ja", state=state)

    assert reply.messages


def test_what_was_said_when_asking_for_the_walk_is_not_asked(talk: Talk) -> None:
    reply = talk(("jag är chef, ta mig genom rutinen", "procedure/krankning_patient_medarbetare"))

    assert reply.state.walk is not None
    assert reply.state.walk["procedure"] == "krankning_patient_chef"


def test_asking_for_the_walk_that_is_on_goes_on_with_it(talk: Talk) -> None:
    reply = talk(START, "LMA-kort", ("hjälp mig ta reda på gruppen", "procedure/vilken_grupp"))

    assert reply.kinds == ["walk"]
    assert "Steg 2 av" in reply.text


def test_which_walk_to_keep_may_be_typed(knowledge: Knowledge, talk: Talk) -> None:
    asked = talk(START, ("ta mig genom anstå-bedömningen", "procedure/anstaa_bedomning"))

    for procedure in ("vilken_grupp", "anstaa_bedomning"):
        reply = talk(str(knowledge.procedures[procedure].title), state=asked.state)
        assert reply.state.walk is not None
        assert reply.state.walk["procedure"] == procedure


def test_a_guess_in_a_walk_is_no_question_in_between(talk: Talk) -> None:
    """Small talk and what we cannot answer leave the walk to say that it did not understand."""
    reply = talk(START, ("blå elefant", "out_of_scope/nonsens"))

    assert reply.kinds == ["walk"]
    assert reply.state.walk is not None
    assert reply.state.walk["misses"] == 1


def test_a_button_of_an_answer_in_between_leads_back_to_the_walk_too(talk: Talk) -> None:
    reply = talk(START, ("vad kostar tolk", "tolk/kostnad"), Understanding(choice="card:tolk/app"))

    assert reply.kinds == ["answer", "walk"]
    assert reply.state.walk is not None
