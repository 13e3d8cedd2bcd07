"""``action_reply``: says the reply, remembers the state, and never shows its insides."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions import reply
from actions.reply import ActionReply
from actions.tracker import slots
from knowledge.answers import Patient
from knowledge.dialogue import State, Understanding

Make = Callable[..., Tracker]
Run = Callable[..., tuple[list[dict[str, Any]], list[dict[str, Any]]]]


def ranked(card: str) -> dict[str, Any]:
    return {
        "intent_ranking": [{"name": card.split("/")[0], "confidence": 0.9}],
        "cards": [[card, 0.9]],
        "nearest": 0.9,
        "scope": 9.0,
    }


def changed(events: list[dict[str, Any]]) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in events}


def test_the_action_is_named_as_in_the_domain() -> None:
    assert ActionReply().name() == "action_reply"


def test_a_question_is_answered_with_text_buttons_and_parts(tracker: Make, run: Run) -> None:
    asked = tracker("gäller frikort för asylsökande", ranked("fee/frikort"))

    messages, events = run(ActionReply(), asked)

    assert len(messages) == 1
    assert "400 kr" in messages[0]["text"]
    assert all(set(button) == {"title", "payload"} for button in messages[0]["buttons"])
    assert messages[0]["answer"]["card"] == "fee/frikort"
    assert messages[0]["answer"]["group"] == "asylsokande"
    assert changed(events)["card"] == "fee/frikort"


def test_the_state_goes_into_slots(tracker: Make, run: Run) -> None:
    asked = tracker("får papperslösa barn tandvård", ranked("entitlement/vad_galler"))

    _, events = run(ActionReply(), asked)

    found = changed(events)
    assert (found["group"], found["age"], found["care_type"]) == (
        "tillstandslos",
        "child",
        "tandvard",
    )


def test_only_slots_that_change_are_set(tracker: Make, run: Run) -> None:
    known = slots(State(Patient("tillstandslos", "child"), card="entitlement/vad_galler"))

    _, events = run(ActionReply(), tracker("tandvård då?", None, **known))

    assert {"group", "age", "card"}.isdisjoint(changed(events))
    assert changed(events)["care_type"] == "tandvard"


def test_a_button_is_taken(tracker: Make, run: Run) -> None:
    pressed = {
        "intent": {"name": "choose"},
        "entities": [{"entity": "choice", "value": "walk:vilken_grupp"}],
    }

    messages, events = run(ActionReply(), tracker("/choose", pressed))

    assert "Steg 1 av" in messages[0]["text"]
    assert messages[0]["answer"]["progress"]["step"] == 1
    assert changed(events)["conversation"]["walk"]["procedure"] == "vilken_grupp"


def test_the_note_about_personal_data_comes_first(tracker: Make, run: Run) -> None:
    masked = {**ranked("fee/frikort"), "masked": ["personnummer"]}

    messages, _ = run(ActionReply(), tracker("frikort för [personnummer]", masked))

    assert [message["answer"]["kind"] for message in messages] == ["note", "answer"]


def test_what_is_sent_is_plain_data(tracker: Make, run: Run) -> None:
    messages, events = run(ActionReply(), tracker("frikort", ranked("fee/frikort")))

    assert json.loads(json.dumps([messages, events])) == [messages, events]


class Broken:
    """A respondent that fails with something of the inside in its words."""

    def reply(self, state: State, said: Understanding) -> None:
        """Fail."""
        raise KeyError(f"hemligheten {said.text}")


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reply, "respondent", Broken)


@pytest.mark.usefixtures("broken")
class TestFailure:
    def test_a_fault_of_ours_becomes_a_swedish_sentence(self, tracker: Make, run: Run) -> None:
        messages, _ = run(ActionReply(), tracker("får Anna insulin"))

        assert [message["answer"]["kind"] for message in messages] == ["fallback"]
        assert "Något gick fel" in messages[0]["text"]
        for inside in ("Traceback", "KeyError", "hemligheten", "Anna"):
            assert inside not in json.dumps(messages, ensure_ascii=False)

    def test_the_conversation_is_kept(self, tracker: Make, run: Run) -> None:
        known = slots(State(Patient("eu", "child"), card="fee/frikort"))

        _, events = run(ActionReply(), tracker("vad kostar det", None, **known))

        assert {"group", "age", "card"}.isdisjoint(changed(events))

    def test_it_is_logged(self, tracker: Make, run: Run, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.ERROR):
            run(ActionReply(), tracker("får hon insulin"))

        assert any("action_reply failed" in record.getMessage() for record in caplog.records)
