"""Load: which turns are counted, and what is said in them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from bench.speed.clients import Button, Rest
from bench.speed.load import long_conversation, many_users, one_user
from bench.speed.traffic import PRESS

TWICE = {"payload": "/choose"}


class Server:
    """Answers with a button to a number of messages in each conversation, and then with none."""

    def __init__(self, buttons: int = 0) -> None:
        self.said: list[tuple[str, str | Button]] = []
        self._buttons = buttons

    async def begin(self) -> str:
        return str(len(self.said))

    async def send(self, conversation: str, said: str | Button) -> Sequence[Button]:
        self.said.append((conversation, said))
        await asyncio.sleep(0)
        mine = sum(where == conversation for where, _ in self.said)
        return [TWICE] if mine <= self._buttons else []


class RestServer(Rest):
    """Rasa's REST channel, as far as a long conversation needs it."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []

    async def send(self, conversation: str, said: str | Button) -> Sequence[Button]:
        self.told += [{"event": "user"}, {"event": "bot"}]
        return []

    async def events(self, conversation: str) -> list[dict[str, Any]]:
        return [{"event": "session_started"}, *self.told]

    async def add_events(self, conversation: str, events: Sequence[dict[str, Any]]) -> None:
        self.told += events


def test_a_walk_ends_where_there_is_no_button() -> None:
    server = Server(buttons=2)

    took = asyncio.run(one_user(server, [("börja", *[PRESS] * 9)]))

    assert [said for _, said in server.said] == ["börja", TWICE, TWICE]
    assert len(took) == 3


def test_each_of_many_users_begins_elsewhere() -> None:
    server = Server()

    turns, seconds = asyncio.run(many_users(server, [("a",), ("b",), ("c",), ("d",)], 4, 0.05))

    assert {said for _, said in server.said[:4]} == {"a", "b", "c", "d"}
    assert turns == len(server.said)
    assert seconds >= 0.05


def test_a_long_conversation_is_said_in_one_piece() -> None:
    server = Server()

    took = asyncio.run(long_conversation(server, ["a", "b"], (10, 30)))

    assert {where for where, _ in server.said} == {"0"}
    assert len(server.said) == 35
    assert {turn: len(seconds) for turn, seconds in took.items()} == {10: 10, 30: 10}


def test_stock_rasa_is_given_the_turns_between_as_copies() -> None:
    server = RestServer()

    took = asyncio.run(long_conversation(server, ["a"], (10, 1000)))

    assert sum(event["event"] == "user" for event in server.told) == 1005
    assert len(took[1000]) == 10
