"""Custom actions without an action server: the same call, in the same process."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa.utils.endpoints import EndpointConfig

from bot.server.actions import ActionNotFoundException, InProcessActions


@pytest.fixture(scope="module")
def endpoint() -> InProcessActions:
    return InProcessActions()


def call(action: str, text: str = "", **slots: Any) -> dict[str, Any]:
    """What Rasa would post to the action server."""
    message = {"text": text, "intent": {"name": None}, "entities": []}
    tracker = {
        "sender_id": "prov",
        "slots": slots,
        "latest_message": message,
        "events": [],
        "paused": False,
        "followup_action": None,
        "active_loop": {},
        "latest_action_name": "action_listen",
    }
    return {"next_action": action, "sender_id": "prov", "tracker": tracker, "domain": {}}


def request(endpoint: InProcessActions, body: dict[str, Any]) -> dict[str, Any] | None:
    return asyncio.run(endpoint.request(json=body, method="post"))


def test_rasa_takes_it_for_an_endpoint(endpoint: InProcessActions) -> None:
    assert isinstance(endpoint, EndpointConfig)


def test_an_action_runs_and_gives_messages_and_events(endpoint: InProcessActions) -> None:
    result = request(endpoint, call("action_reply", "hej"))

    assert result is not None
    assert set(result) == {"events", "responses"}
    assert result["responses"][0]["text"].strip()
    assert "answer" in result["responses"][0]


def test_slots_reach_the_action(endpoint: InProcessActions) -> None:
    result = request(endpoint, call("action_reply", "och barn?", group="tillstandslos"))

    assert result is not None
    assert result["responses"][0]["answer"]["group"] == "tillstandslos"


def test_every_action_of_the_domain_is_there(endpoint: InProcessActions) -> None:
    for action in ("action_reply", "action_session_start"):
        assert request(endpoint, call(action)) is not None


def test_an_unknown_action_is_told_as_rasa_expects(endpoint: InProcessActions) -> None:
    with pytest.raises(ActionNotFoundException, match="action_finns_inte"):
        request(endpoint, call("action_finns_inte"))


def test_a_call_without_an_action_does_nothing(endpoint: InProcessActions) -> None:
    assert request(endpoint, {}) is None


def test_conversations_do_not_mix(endpoint: InProcessActions) -> None:
    first = request(endpoint, call("action_reply", "och barn?", group="asylsokande"))
    second = request(endpoint, call("action_reply", "och barn?"))

    assert first is not None
    assert second is not None
    assert first["responses"][0]["answer"]["group"] == "asylsokande"
    assert second["responses"][0]["answer"]["group"] is None
