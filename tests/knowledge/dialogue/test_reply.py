"""What goes to the channel with each message: plain data, complete, the same keys every time."""

from __future__ import annotations

import json

import pytest

from knowledge.answers import Answer, Patient, answer_card
from knowledge.dialogue import Message, State
from knowledge.dialogue._reply import answer_message
from knowledge.loading import Knowledge

KEYS = {
    "lead", "details", "about", "sources", "certainty", "certainty_text", "cautions", "contacts",
    "card", "topic", "progress", "summary", "kind", "group", "age", "care", "confidence",
    "fallback",
}  # fmt: skip


@pytest.mark.parametrize("kind", ["answer", "acute", "question", "fallback", "walk", "note"])
def test_every_kind_of_message_has_the_same_keys(kind: str) -> None:
    payload = Message("Hej.", kind).payload(State(), 1.0)

    assert set(payload) == KEYS
    assert payload["lead"] == "Hej."
    assert payload["fallback"] is (kind == "fallback")
    assert json.loads(json.dumps(payload)) == payload


def test_what_is_known_of_the_patient_goes_along() -> None:
    payload = Message("Hej.", "answer").payload(State(Patient("eu", "child", "tolk")), 0.123456)

    assert (payload["group"], payload["age"], payload["care"]) == ("eu", "child", "tolk")
    assert payload["confidence"] == 0.123


def test_an_answer_goes_whole_in_parts(knowledge: Knowledge) -> None:
    card = knowledge.cards["fee/frikort"]
    answer = answer_card(knowledge, card, Patient())
    assert isinstance(answer, Answer)

    payload = answer_message(knowledge, answer, Patient()).payload(State(), 1.0)

    assert (payload["card"], payload["topic"]) == ("fee/frikort", "fee")
    assert payload["lead"] == answer.lead
    assert payload["details"] == list(answer.details)
    assert payload["certainty"] == "uncertain"
    assert payload["certainty_text"].startswith("Osäker uppgift")
    assert payload["sources"][0].keys() == {"id", "title", "url", "checked"}
    assert payload["sources"][0]["checked"] == answer.sources[0].checked.isoformat()
    assert json.loads(json.dumps(payload)) == payload
