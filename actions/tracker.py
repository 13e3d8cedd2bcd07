"""From Rasa's tracker to the conversation's state and message, and back to slots."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker

from knowledge.dialogue import State, Understanding
from knowledge.language.reading import reader

CONVERSATION = "conversation"
GROUP, AGE, CARE, CARD = "group", "age", "care_type", "card"
CHOOSE = "choose"
CHOICE = "choice"
MASKED = "masked"


def conversation(tracker: Tracker) -> State:
    """The conversation's state.

    The visible slots win over the remembered state, so that a test or a channel can set them.
    """
    state = dict(tracker.get_slot(CONVERSATION) or {})
    patient = dict(state.get("patient") or {})
    for slot, field in ((GROUP, "group"), (AGE, "age"), (CARE, "care")):
        patient[field] = tracker.get_slot(slot)
    return State.from_json({**state, "patient": patient, "card": tracker.get_slot(CARD)})


def slots(state: State) -> dict[str, Any]:
    """The slots that hold a state; the inverse of :func:`conversation`."""
    rest = state.to_json()
    del rest["patient"], rest["card"]
    return {
        GROUP: state.patient.group,
        AGE: state.patient.age,
        CARE: state.patient.care,
        CARD: state.card,
        CONVERSATION: rest,
    }


def understanding(tracker: Tracker) -> Understanding:
    """The latest message, read; the NLU pipeline has masked it."""
    message = tracker.latest_message or {}
    if (message.get("intent") or {}).get("name") == CHOOSE:
        return Understanding(choice=_choice(message))
    return replace(
        _understood(message),
        masked=bool(message.get(MASKED)),
        parts=tuple(_understood(part) for part in message.get("parts") or ()),
    )


def _understood(message: dict[str, Any]) -> Understanding:
    """A message, or one question in it, as it was ranked."""
    text = message.get("text") or ""
    return Understanding(
        text=text,
        reading=reader().read(text),
        topics=tuple(
            (topic["name"], topic["confidence"]) for topic in message.get("intent_ranking") or ()
        ),
        cards=tuple((card, chance) for card, chance in message.get("cards") or ()),
        nearest=message.get("nearest") or 0.0,
        scope=message.get("scope") or 0.0,
    )


def _choice(message: dict[str, Any]) -> str | None:
    """What a button chose; buttons are signed by the channel, so this is never typed text."""
    entities = message.get("entities") or []
    found = (entity["value"] for entity in entities if entity.get("entity") == CHOICE)
    return next(found, None)
