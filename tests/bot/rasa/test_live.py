"""Conversations in memory: nothing is lost, nothing half-done is kept, and there is an end."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.core.lock_store import InMemoryLockStore
from rasa.shared.core.events import SlotSet, UserUttered

from bot.rasa import live as module
from bot.rasa.agent import LiveAgent
from bot.rasa.live import LiveMemoryStore, LiveSqlStore
from bot.server.model import MODEL
from bot.storage import SqlStore
from bot.storage._bounds import TURNS
from tests.bot.rasa.conftest import Run, talk

WALK = '/choose{"choice": "walk:krankning_patient_medarbetare"}'
LONG = ["vad kostar tandvård för asylsökande barn?", WALK, *["vad kostar tolk?"] * (2 * TURNS)]


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "samtal.db")


@pytest.fixture
def served(agent: object, file: str) -> LiveAgent:
    return start(LiveSqlStore(db=file))


def start(store: SqlStore | LiveMemoryStore) -> LiveAgent:
    return LiveAgent.load(MODEL, tracker_store=store, lock_store=InMemoryLockStore())


def store_of(agent: LiveAgent) -> LiveSqlStore:
    store = agent.tracker_store._tracker_store
    assert isinstance(store, LiveSqlStore)
    return store


def slots(agent: LiveAgent, conversation: str, run: Run) -> dict[str, object]:
    tracker = run(store_of(agent).retrieve(conversation))
    assert tracker is not None
    return tracker.current_slot_values()


def test_a_conversation_is_not_read_back_between_turns(
    served: LiveAgent, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(talk(served, "anna", ["hej"]))
    monkeypatch.setattr(SqlStore, "retrieve", None)

    run(talk(served, "anna", LONG))


def test_every_event_is_in_the_database(served: LiveAgent, file: str, run: Run) -> None:
    tracker, _ = run(talk(served, "anna", LONG))
    spoken = run(SqlStore(served.domain, db=file).read_spoken("anna", 1000))

    assert [event.text for event in spoken if isinstance(event, UserUttered)] == LONG
    assert run(store_of(served).read_spoken("anna", 1000)) == spoken
    assert len(tracker.events) > len(spoken)


def test_a_restart_keeps_slots_and_a_walk_in_progress(
    served: LiveAgent, file: str, run: Run
) -> None:
    run(talk(served, "anna", LONG))
    before = slots(served, "anna", run)

    again = start(LiveSqlStore(db=file))
    run(talk(again, "anna", ["fortsätt"]))
    after = slots(again, "anna", run)

    assert before["conversation"]["walk"]["procedure"] == "krankning_patient_medarbetare"  # type: ignore[index]
    assert after["conversation"]["walk"]["procedure"] == "krankning_patient_medarbetare"  # type: ignore[index]
    assert (
        (before["group"], before["age"])
        == (after["group"], after["age"])
        == ("asylsokande", "child")
    )


def test_what_a_broken_turn_has_changed_is_forgotten(served: LiveAgent, run: Run) -> None:
    run(talk(served, "anna", ["hej"]))
    store = store_of(served)
    broken = run(store.retrieve("anna"))
    assert broken is not None
    broken.update(SlotSet("group", "eu"))

    assert slots(served, "anna", run)["group"] is None


def test_a_first_turn_that_breaks_off_leaves_nothing(served: LiveAgent, run: Run) -> None:
    store = store_of(served)
    broken = run(store.get_or_create_tracker("anna"))
    broken.update(SlotSet("group", "eu"))

    again = run(store.get_or_create_tracker("anna"))

    assert again.get_slot("group") is None


def test_the_session_is_as_short_as_in_the_database(served: LiveAgent, file: str, run: Run) -> None:
    run(talk(served, "anna", LONG))
    kept = store_of(served)._kept["anna"].tracker
    read = run(SqlStore(served.domain, db=file).retrieve("anna"))

    assert kept is not None and read is not None
    assert sum(isinstance(event, UserUttered) for event in kept.events) <= TURNS
    assert kept.current_slot_values() == read.current_slot_values()


def test_erasing_leaves_nothing(served: LiveAgent, run: Run) -> None:
    run(talk(served, "anna", ["hej"]))

    run(store_of(served).erase("anna"))

    assert run(store_of(served).retrieve("anna")) is None


def test_the_longest_unheard_of_is_left_to_the_database(
    served: LiveAgent, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_KEPT", 2)
    for name in ("anna", "bo", "cia"):
        run(talk(served, name, ["vad kostar tandvård för asylsökande barn?"]))

    assert list(store_of(served)._kept) == ["bo", "cia"]
    assert slots(served, "anna", run)["group"] == "asylsokande"


class TestMemory:
    def test_it_remembers(self, agent: object, run: Run) -> None:
        served = start(LiveMemoryStore())
        run(talk(served, "anna", LONG))
        tracker = run(served.tracker_store.retrieve("anna"))

        assert tracker is not None
        assert tracker.get_slot("group") == "asylsokande"
        assert sum(isinstance(event, UserUttered) for event in tracker.events) <= TURNS
        assert run(served.tracker_store.keys()) == ["anna"]

    def test_somebody_unknown_is_nobody(self, run: Run) -> None:
        assert run(LiveMemoryStore().retrieve("anna")) is None
