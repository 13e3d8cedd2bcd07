"""Conversations as they are kept: masked, bounded, and gone when erased."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.storage import MemoryStore, SqlStore, erase, ping, read_spoken
from bot.storage._bounds import TURNS

NUMBER = "19121212-1212"
DOMAIN = Domain.from_yaml(
    """
    version: "3.1"
    intents: [fråga]
    entities: [care]
    slots:
      group: {type: any, mappings: [{type: custom}]}
    session_config: {session_expiration_time: 60, carry_over_slots_to_new_session: false}
    """
)


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> SqlStore | MemoryStore:
    if request.param == "memory":
        return MemoryStore(DOMAIN)
    return SqlStore(DOMAIN, db=str(tmp_path / "samtal.db"))


def run(job: object) -> object:
    return asyncio.run(job)  # type: ignore[arg-type]


async def turn(store: TrackerStore, text: str) -> DialogueStateTracker:
    """One turn, stored as Rasa stores it."""
    tracker = await store.get_or_create_tracker("anna", append_action_listen=False)
    if not tracker.events:
        tracker.update_with_events(
            [
                ActionExecuted("action_session_start"),
                SessionStarted(),
                ActionExecuted("action_listen"),
            ],
            DOMAIN,
        )
    parsed = {
        "text": text,
        "intent": {"name": "fråga", "confidence": 1.0},
        "entities": [{"entity": "care", "value": text}],
    }
    tracker.update(UserUttered(text, parse_data=parsed), DOMAIN)
    tracker.update(ActionExecuted("action_reply"), DOMAIN)
    tracker.update(BotUttered("Ett svar"), DOMAIN)
    tracker.update(SlotSet("group", f"grupp efter {text}"), DOMAIN)
    tracker.update(ActionExecuted("action_listen"), DOMAIN)
    await store.save(tracker)
    return tracker


def test_nothing_that_points_at_a_person_is_stored(tmp_path: Path) -> None:
    store = SqlStore(DOMAIN, db=str(tmp_path / "samtal.db"))
    run(turn(store, f"vad gäller för {NUMBER}, 070-123 45 67"))
    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"[personnummer]" in stored
    for part in (b"1212-1212", b"123 45 67"):
        assert part not in stored


def test_memory_is_masked_as_well() -> None:
    store = MemoryStore(DOMAIN)
    run(turn(store, f"vad gäller för {NUMBER}"))
    assert "1212-1212" not in str(store.store)


def test_a_stored_conversation_comes_back(store: SqlStore | MemoryStore) -> None:
    run(turn(store, "ett"))
    run(turn(store, "två"))
    tracker = run(store.retrieve("anna"))
    assert isinstance(tracker, DialogueStateTracker)
    assert tracker.get_slot("group") == "grupp efter två"
    assert [event.text for event in tracker.events if isinstance(event, UserUttered)] == [
        "ett",
        "två",
    ]


def test_a_long_conversation_stays_short_without_forgetting(store: SqlStore | MemoryStore) -> None:
    lengths = []
    for number in range(TURNS * 5):
        tracker = run(turn(store, f"fråga {number}"))
        assert isinstance(tracker, DialogueStateTracker)
        lengths.append(len(tracker.events))
        assert tracker.get_slot("group") == f"grupp efter fråga {number}"
    assert max(lengths) <= TURNS * 6 + 5
    said = run(read_spoken(store, "anna", 1000))
    assert [event.text for event in said if isinstance(event, UserUttered)] == [  # type: ignore[attr-defined]
        f"fråga {number}" for number in range(TURNS * 5)
    ]


def test_a_conversation_that_has_rested_is_left_to_rasa(
    store: SqlStore | MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the session's time Rasa begins anew, and the slots are not to be carried over."""
    for number in range(TURNS):
        run(turn(store, f"fråga {number}"))
    later = time.time() + 2 * 3600
    monkeypatch.setattr("bot.storage._bounds.time.time", lambda: later)
    tracker = run(store.retrieve("anna"))
    assert isinstance(tracker, DialogueStateTracker)
    assert sum(isinstance(event, UserUttered) for event in tracker.events) == TURNS


def test_only_the_last_messages_are_read(store: SqlStore | MemoryStore) -> None:
    for number in range(4):
        run(turn(store, f"fråga {number}"))
    said = run(read_spoken(store, "anna", 2))
    assert [event.text for event in said] == ["fråga 3", "Ett svar"]  # type: ignore[attr-defined]


def test_what_is_erased_is_gone(tmp_path: Path) -> None:
    store = SqlStore(DOMAIN, db=str(tmp_path / "samtal.db"))
    run(turn(store, "kvastfening"))
    run(erase(FailSafeTrackerStore(store), "anna"))
    assert run(store.retrieve("anna")) is None
    assert b"kvastfening" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_an_sql_error_quotes_nobody(tmp_path: Path) -> None:
    store = SqlStore(DOMAIN, db=str(tmp_path / "samtal.db"))
    store.engine.execute("DROP TABLE events")
    with pytest.raises(Exception) as error:
        run(turn(store, "hemlig text"))
    assert "hemlig text" not in str(error.value)


def test_a_database_that_is_gone_is_noticed(tmp_path: Path) -> None:
    store = SqlStore(DOMAIN, db=str(tmp_path / "samtal.db"))
    run(ping(store))
    store.engine.dispose()
    store.engine.url = store.engine.url.set(database="/finns/inte.db")
    broken: Callable[[], object] = SqlStore.ping.__get__(_unreachable(store))
    with pytest.raises(Exception, match="unable to open"):
        broken()


def _unreachable(store: SqlStore) -> SqlStore:
    import sqlalchemy as sa

    store.engine = sa.create_engine("sqlite:////finns/inte/samtal.db")
    return store


def test_a_store_that_does_not_mask_is_refused() -> None:
    with pytest.raises(TypeError, match="unmasked"):
        run(erase(InMemoryTrackerStore(DOMAIN), "anna"))
