"""The Rasa agent with its actions in the same process."""

from __future__ import annotations

from rasa.core.agent import Agent
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import InMemoryTrackerStore

from bot.server.actions import InProcessActions
from bot.server.model import MODEL


def memory_agent() -> Agent:
    """An agent that keeps conversations in memory; for one process that ends with its caller.

    Raises:
        FileNotFoundError: no model has been trained.
    """
    if not MODEL.exists():
        raise FileNotFoundError(MODEL)
    return Agent.load(
        MODEL,
        tracker_store=InMemoryTrackerStore(domain=None),
        lock_store=InMemoryLockStore(),
        action_endpoint=InProcessActions(),
    )
