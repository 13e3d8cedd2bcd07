"""``action_reply``: answers every message."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.tracker import conversation, slots, understanding
from knowledge.dialogue import Message, Reply, respondent
from knowledge.loading import knowledge

logger = logging.getLogger(__name__)


class ActionReply(Action):
    """Hands the message and the conversation's state to ``knowledge.dialogue``."""

    def name(self) -> str:
        """The action's name in ``domain.yml``."""
        return "action_reply"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Say the reply and remember the state; a fault of ours becomes a Swedish sentence."""
        state = conversation(tracker)
        try:
            reply = respondent().reply(state, understanding(tracker))
        except Exception:
            # The one edge where anything may be caught: silence would leave staff without an
            # answer. The traceback holds no message text; the tracker is not logged.
            logger.exception("action_reply failed")
            reply = Reply((Message(knowledge().say("failed"), "fallback"),), state, 0.0)
        for message in reply.messages:
            dispatcher.utter_message(
                text=message.text,
                buttons=[
                    {"title": button.title, "payload": button.payload} for button in message.buttons
                ],
                answer=message.payload(reply.state, reply.confidence),
            )
        changed = slots(reply.state).items()
        return [SlotSet(name, value) for name, value in changed if tracker.get_slot(name) != value]
