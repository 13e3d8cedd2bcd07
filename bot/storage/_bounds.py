"""Keeps a long conversation fast.

Rasa replays every event of a session on every turn, and looks at all of them several times. After
some turns the session is therefore folded: a new one begins with the slots, and the loop in
progress, as they are. The user notices nothing, and the whole conversation can still be read back.
"""

from __future__ import annotations

import time

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

TURNS = 6
"""Turns in a session before it is folded: few enough that a turn costs the same at any length."""


def is_to_be_folded(tracker: DialogueStateTracker, domain: Domain) -> bool:
    """Whether the session has had its turns, and goes on."""
    said = [event for event in tracker.events if isinstance(event, UserUttered)]
    if len(said) < TURNS:
        return False
    minutes = domain.session_config.session_expiration_time
    # After a long pause Rasa itself begins a new session, and decides what is carried over.
    return not minutes or time.time() - said[-1].timestamp < minutes * 60


def folded(tracker: DialogueStateTracker) -> list[Event]:
    """The events that a new session begins with: everything that the old one has led to."""
    now = time.time()
    slots = [
        SlotSet(name, slot.value, timestamp=now)
        for name, slot in tracker.slots.items()
        if slot.value != slot.initial_value
    ]
    loop = [ActiveLoop(tracker.active_loop_name, timestamp=now)] if tracker.active_loop else []
    return [
        ActionExecuted(ACTION_SESSION_START_NAME, timestamp=now),
        SessionStarted(timestamp=now),
        *slots,
        *loop,
        ActionExecuted(ACTION_LISTEN_NAME, timestamp=now),
    ]
