"""From Rasa's tracker to the conversation's state and message, and back to slots."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.tracker import conversation, slots, understanding
from knowledge.answers import Patient
from knowledge.dialogue import Pending, State, Understanding

Make = Callable[..., Tracker]

STATE = State(
    patient=Patient("asylsokande", "child", "tandvard"),
    card="fee/frikort",
    pending=Pending(card="fee/vad_kostar", need="group", offers=("card:tolk/app",)),
    walk={"procedure": "vilken_grupp", "answers": []},
    misses=1,
)


class TestConversation:
    def test_an_empty_tracker_is_a_fresh_conversation(self, tracker: Make) -> None:
        assert conversation(tracker()) == State()

    def test_a_state_goes_into_slots_and_comes_back(self, tracker: Make) -> None:
        assert conversation(tracker(**slots(STATE))) == STATE

    def test_visible_slots_win_over_what_is_remembered(self, tracker: Make) -> None:
        stored = {**slots(STATE), "group": "eu", "age": None}

        found = conversation(tracker(**stored))

        assert found.patient == Patient("eu", None, "tandvard")

    def test_the_conversation_slot_does_not_repeat_the_visible_ones(self) -> None:
        held = slots(STATE)

        assert set(held) == {"group", "age", "care_type", "card", "conversation"}
        assert set(held["conversation"]) == {"pending", "walk", "misses", "manager"}


class TestUnderstanding:
    RANKED: dict[str, Any] = {
        "intent": {"name": "fee", "confidence": 0.9},
        "intent_ranking": [
            {"name": "fee", "confidence": 0.9},
            {"name": "tolk", "confidence": 0.1},
        ],
        "cards": [["fee/frikort", 0.8], ["fee/gratis", 0.1]],
        "nearest": 0.7,
        "scope": 1.5,
        "masked": [],
    }

    def test_a_message_is_read_and_ranked(self, tracker: Make) -> None:
        found = understanding(tracker("frikort för asylsökande", self.RANKED))

        assert found.text == "frikort för asylsökande"
        assert found.reading.groups == ("asylsokande",)
        assert found.topics == (("fee", 0.9), ("tolk", 0.1))
        assert found.cards == (("fee/frikort", 0.8), ("fee/gratis", 0.1))
        assert (found.nearest, found.scope, found.masked) == (0.7, 1.5, False)

    def test_a_message_without_a_ranking_is_understood_as_unsure(self, tracker: Make) -> None:
        found = understanding(tracker("hej"))

        assert (found.text, found.topics, found.cards, found.nearest) == ("hej", (), (), 0.0)

    def test_what_was_masked_is_told(self, tracker: Make) -> None:
        assert understanding(tracker("[namn]", {"masked": ["name"]})).masked

    @pytest.mark.parametrize("message", [{}, {"text": None}, {"intent": None}])
    def test_a_bare_message_is_nothing_said(self, tracker: Make, message: dict[str, Any]) -> None:
        assert understanding(tracker(message=message)).cards == ()

    def test_a_button_is_its_choice_and_no_text(self, tracker: Make) -> None:
        pressed = {
            "intent": {"name": "choose"},
            "entities": [{"entity": "choice", "value": "card:fee/frikort"}],
        }

        found = understanding(tracker('/choose{"choice": "card:fee/frikort"}', pressed))

        assert found == Understanding(choice="card:fee/frikort")

    def test_a_button_without_a_choice_is_nothing_said(self, tracker: Make) -> None:
        assert understanding(tracker("/choose", {"intent": {"name": "choose"}})) == Understanding()
