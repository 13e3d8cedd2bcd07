"""Given a tracker, when an action runs, then events and messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

Run = Callable[[Action, Tracker], tuple[list[dict[str, Any]], list[dict[str, Any]]]]


@pytest.fixture
def tracker() -> Callable[..., Tracker]:
    """``tracker(text, intent=..., **slots)``: a tracker whose last message is the text."""

    def make(text: str = "", message: dict[str, Any] | None = None, **slots: Any) -> Tracker:
        latest = {"text": text, "intent": {"name": None}, "entities": [], **(message or {})}
        return Tracker("prov", slots, latest, [], False, None, {}, "action_listen")

    return make


@pytest.fixture
def run() -> Run:
    """``run(action, tracker)``: the messages said, and the events."""

    def execute(
        action: Action, tracker: Tracker
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        dispatcher = CollectingDispatcher()
        events = action.run(dispatcher, tracker, {})
        return dispatcher.messages, events

    return execute
