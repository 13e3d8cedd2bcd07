"""``action_session_start``: a new session, with the notices that editors have posted."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, EventType, SessionStarted
from rasa_sdk.executor import CollectingDispatcher

from knowledge.answers import notices
from knowledge.dialogue import Message, State
from knowledge.loading import knowledge

QUIET = "quiet"
"""Metadata of a caller that wants bare answers, like ``rattvisaren ask``."""


class ActionSessionStart(Action):
    """Starts a session; slots of an earlier one are not carried over (shared ward computers)."""

    def name(self) -> str:
        """The action's name in ``domain.yml``."""
        return "action_session_start"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Say the notices of the day, then wait for the first message."""
        metadata = tracker.get_slot("session_started_metadata") or {}
        if not metadata.get(QUIET):
            for notice in notices(knowledge(), date.today()):
                message = Message(notice.text, "notice")
                dispatcher.utter_message(text=message.text, answer=message.payload(State(), 1.0))
        return [SessionStarted(), ActionExecuted("action_listen")]
