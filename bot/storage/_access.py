"""Reaches the store below the wrappers that Rasa puts around it."""

from __future__ import annotations

import asyncio

from rasa.core.tracker_store import AwaitableTrackerStore, FailSafeTrackerStore, TrackerStore
from rasa.shared.core.events import Event

from bot.storage._memory import MemoryStore
from bot.storage._sql import SqlStore


async def read_spoken(store: TrackerStore, conversation: str, most: int) -> list[Event]:
    """The last messages of a conversation, oldest first, from all its sessions."""
    return await _own(store).read_spoken(conversation, most)


async def erase(store: TrackerStore, conversation: str) -> None:
    """Remove every trace of a conversation.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: the database does not answer; nothing is removed.
    """
    await _own(store).erase(conversation)


async def ping(store: TrackerStore) -> None:
    """Make sure that the store answers.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: it does not.
    """
    await asyncio.to_thread(_own(store).ping)


def _own(store: TrackerStore) -> SqlStore | MemoryStore:
    while isinstance(store, (FailSafeTrackerStore, AwaitableTrackerStore)):
        store = store._tracker_store
    if not isinstance(store, (SqlStore, MemoryStore)):
        raise TypeError(f"{type(store).__name__} stores unmasked text: use one of bot.storage")
    return store
