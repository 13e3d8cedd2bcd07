"""The Rasa agent with its actions in the same process."""

from __future__ import annotations

from pathlib import Path

from rasa.core.agent import Agent
from rasa.core.lock_store import InMemoryLockStore, LockStore
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints

from bot.rasa.agent import LiveAgent
from bot.rasa.live import LiveMemoryStore, LiveSqlStore
from bot.server.model import MODEL
from bot.settings import ROOT
from knowledge.dialogue import respondent

_DATABASE = ROOT / "rattvisaren.db"


def memory_agent() -> Agent:
    """An agent that keeps conversations in memory; for one process that ends with its caller.

    Raises:
        FileNotFoundError: no model has been trained.
    """
    if not MODEL.exists():
        raise FileNotFoundError(MODEL)
    respondent()  # built here, so that the first user does not wait for it
    return LiveAgent.load(MODEL, tracker_store=LiveMemoryStore(), lock_store=InMemoryLockStore())


def serving_agent(endpoints_file: Path) -> Agent:
    """The agent that serves: with its own actions, and the stores that a file names.

    Args:
        endpoints_file: Rasa's ``endpoints.yml``; what it does not name is SQLite and memory.

    Raises:
        FileNotFoundError: no model has been trained.
    """
    if not MODEL.exists():
        raise FileNotFoundError(MODEL)
    endpoints = AvailableEndpoints.read_endpoints(str(endpoints_file))
    if endpoints.tracker_store is None:
        # This process alone: one that names its store may have others beside it.
        store: TrackerStore = LiveSqlStore(db=str(_DATABASE))
    else:
        store = TrackerStore.create(endpoints.tracker_store)
    respondent()  # built here, so that the first user does not wait for it
    return LiveAgent.load(
        MODEL, tracker_store=store, lock_store=LockStore.create(endpoints.lock_store)
    )
