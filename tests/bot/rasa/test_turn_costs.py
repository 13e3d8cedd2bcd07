"""What a turn costs, in counts that are the same on every machine.

A ceiling is what was counted when it was set, and a fifth more. Who has made a turn cheaper lowers
it; who must make it dearer raises it, and says why in the commit.
"""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import sqlalchemy as sa
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker

from bot.rasa.agent import LiveAgent
from bot.rasa.live import LiveSqlStore
from bot.server.model import MODEL
from bot.storage._bounds import TURNS

CALLS = 11_700  # 9 730 were counted
"""Function calls a turn, of Python's and of C's."""
EVENTS = 10  # 8.1 were counted
"""Events that are applied to a conversation, a turn."""
STATEMENTS = 1
"""SQL statements a turn, and one more where the session is folded."""

WATCHED = ("open", "os.listdir", "os.scandir", "socket.connect", "socket.getaddrinfo")
"""What Python tells audit hooks of; the database is open already."""

TALK = (
    "vad har en papperslös rätt till?",
    "och barn?",
    "vad kostar ett läkarbesök för en asylsökande",
    "hur bokar jag tolk",
    '/choose{"choice": "walk:krankning_patient_medarbetare"}',
    "medarbetare",
    "ja",
    "varför?",
    "avbryt",
    "får hon abort?",
    "vad är vård som inte kan anstå",
    "blir det regn i morgon?",
)
"""A multiple of the turns in a session, so that each round folds as often."""

Say = Callable[[int], None]


@pytest.fixture
def talker(agent: Any, tmp_path: Path) -> Iterator[tuple[LiveSqlStore, Say]]:
    """The store that serves; and a way to say the talk some times over in one conversation."""
    store = LiveSqlStore(db=str(tmp_path / "talks.db"))
    serving = LiveAgent.load(MODEL, tracker_store=store, lock_store=InMemoryLockStore())
    loop = asyncio.new_event_loop()

    def say(rounds: int) -> None:
        for text in TALK * rounds:
            message = UserMessage(text, CollectingOutputChannel(), "a", metadata={"quiet": True})
            loop.run_until_complete(serving.handle_message(message))

    say(1)  # what is remembered, is
    yield store, say
    loop.close()


def a_turn(count: int) -> float:
    return count / len(TALK)


def test_function_calls(talker: tuple[LiveSqlStore, Say]) -> None:
    _, say = talker

    calls = counted_calls(lambda: say(1))

    assert a_turn(calls) <= CALLS


def test_events_stay_as_many_however_long_the_conversation_is(
    talker: tuple[LiveSqlStore, Say], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, say = talker
    applied = Counter[str]()
    count_calls(monkeypatch, DialogueStateTracker, "update", applied)
    count_calls(monkeypatch, Event, "from_parameters", applied)

    say(1)
    early = dict(applied)
    say(14)
    applied.clear()
    say(1)  # turns 193 to 204

    assert dict(applied) == early
    assert "from_parameters" not in early
    assert a_turn(early["update"]) <= EVENTS


def test_no_schema_is_checked(
    talker: tuple[LiveSqlStore, Say], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, say = talker
    checks = Counter[str]()
    count_calls(monkeypatch, jsonschema, "validate", checks)
    for kind in (jsonschema.Draft4Validator, jsonschema.Draft7Validator):
        count_calls(monkeypatch, kind, "iter_errors", checks)

    say(1)

    assert not checks


def test_statements(talker: tuple[LiveSqlStore, Say]) -> None:
    store, say = talker
    statements: list[str] = []

    @sa.event.listens_for(store.engine, "before_cursor_execute")
    def note(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    say(1)

    folds = len(TALK) // TURNS
    assert len(statements) == STATEMENTS * len(TALK) + folds
    assert all(statement.startswith("INSERT") for statement in statements)


def test_no_file_is_opened_and_nobody_is_called(talker: tuple[LiveSqlStore, Say]) -> None:
    _, say = talker

    with watched() as noted:
        say(1)

    assert not noted


def counted_calls(act: Callable[[], None]) -> int:
    count = 0

    def note(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


def count_calls(
    monkeypatch: pytest.MonkeyPatch, place: Any, name: str, counter: Counter[str]
) -> None:
    original = getattr(place, name)

    def counted(*args: Any, **kwargs: Any) -> Any:
        counter[name] += 1
        return original(*args, **kwargs)

    monkeypatch.setattr(place, name, counted)


@contextmanager
def watched() -> Iterator[list[str]]:
    """The files and sockets that are opened meanwhile."""
    noted: list[str] = []
    active = True

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if active and event in WATCHED:
            noted.append(f"{event} {arguments[:2]!r}")

    sys.addaudithook(note)  # cannot be taken away again
    yield noted
    active = False
