"""Messages as the widget gets them, from Rasa's bot messages and from the tracker's events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rasa.shared.core.events import BotUttered, Event, UserUttered

from bot.channel._signatures import Conversation, Signer

TITLE = "title"
"""Metadata of a user's message: what a pressed button said, in place of its payload."""


def bot_message(
    message: Mapping[str, Any], signer: Signer, conversation: Conversation
) -> dict[str, Any]:
    """A bot message for the widget; its buttons signed for this conversation.

    Args:
        message: as Rasa gives it to output channels, or a ``BotUttered`` event's ``message()``.
    """
    return {
        "type": "bot",
        "text": message.get("text") or "",
        "answer": message.get("answer"),
        "buttons": [
            {
                "title": button["title"],
                "payload": button["payload"],
                "signature": signer.sign_button(conversation, button["title"], button["payload"]),
            }
            for button in message.get("buttons") or ()
        ],
    }


def user_message(text: str) -> dict[str, Any]:
    """The user's own message, as it was understood: masked."""
    return {"type": "user", "text": text}


def history(
    events: Iterable[Event], signer: Signer, conversation: Conversation
) -> list[dict[str, Any]]:
    """The conversation so far, oldest first."""
    messages: list[dict[str, Any]] = []
    for event in events:
        if isinstance(event, UserUttered) and event.text:
            messages.append(user_message((event.metadata or {}).get(TITLE) or event.text))
        elif isinstance(event, BotUttered) and messages:
            # What was said before the first question, the opening view shows anyway.
            messages.append(bot_message(event.message(), signer, conversation))
    return messages
