"""The measurements that are made anew every time, ours and stock Rasa's in turn."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.speed import OUT, load, traffic
from bench.speed.environments import python_of, variables
from bench.speed.processes import run
from bench.speed.servers import (
    Plan,
    Serving,
    constant_server,
    our_server,
    serving,
    stock_server,
)
from bench.speed.training import read_inside

USERS = (1, 4, 16, 64)
TURNS = (10, 100, 1000)

_ROUNDS = 2
_SECONDS = 8.0  # of load for each number of users and each round
_ASKED = 3  # times that the questions are put to the constant server


@dataclass(frozen=True)
class Sides:
    """Where both lie: environments, our trained tree, and stock Rasa's trained project."""

    ours: Path
    stock: Path
    tree: Path
    project: Path

    def plans(self) -> dict[str, Plan]:
        """How each is started, stock Rasa first."""
        return {
            "stock": stock_server(self.stock, self.project, self.tree),
            "ours": our_server(self.ours, self.tree),
        }


@dataclass
class Measured:
    """What was measured of one server; times in milliseconds."""

    ready: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)
    one_user: list[float] = field(default_factory=list)
    users: dict[int, dict[str, float]] = field(default_factory=dict)
    turns: dict[int, list[float]] = field(default_factory=dict)


def servers(sides: Sides) -> dict[str, Measured]:
    """Both servers: starting, one user, many users, one long conversation, memory."""
    return asyncio.run(_servers(sides))


def constant(sides: Sides) -> list[float]:
    """A turn of the HTTP server that answers a constant."""
    return asyncio.run(_constant(sides))


def parse(sides: Sides) -> dict[str, list[float]]:
    """The reading of a message alone, in process, without server and dialogue."""
    rows = [(text, "") for text in traffic.questions()]
    ours = sides.tree / "models" / "rattvisaren.tar.gz"
    stock = sides.project / "models" / "stock.tar.gz"
    return {
        "stock": read_inside(sides.stock, sides.project, "stock", stock, rows)["milliseconds"],
        "ours": read_inside(sides.ours, sides.tree, "ours", ours, rows)["milliseconds"],
    }


def ask(environment: Path, tree: Path, questions: Iterable[str]) -> dict[str, Any]:
    """``rattvisaren ask --json``: the milliseconds of each answer, and what the process took."""
    lines = "".join(f"{json.dumps({'text': text})}\n" for text in questions)
    command = (str(python_of(environment)), "-m", "bot.cli._main", "ask", "--json")
    done = run(command, tree, variables(), given=lines)
    answers = [json.loads(line) for line in done.out.splitlines()]
    return {
        "milliseconds": [answer["ms"] for answer in answers],
        "megabytes": round(done.megabytes),
    }


async def _servers(sides: Sides) -> dict[str, Measured]:
    measured = {name: Measured() for name in ("stock", "ours")}
    for name, plan in sides.plans().items():  # once each alone; a second time below
        async with serving(plan) as started:
            measured[name].ready.append(round(started.ready, 2))
    async with AsyncExitStack() as stack:
        running: dict[str, Serving] = {}
        for name, plan in sides.plans().items():
            running[name] = await stack.enter_async_context(serving(plan))
            measured[name].ready.append(round(running[name].ready, 2))
        for _ in range(_ROUNDS):
            for name, server in running.items():
                took = await load.one_user(server.client, traffic.talks())
                measured[name].one_user += _milliseconds(took)
        for users in USERS:
            for _ in range(_ROUNDS):
                for name, server in running.items():
                    await _add_users(measured[name], server, users)
        for name, server in running.items():
            long = await load.long_conversation(server.client, traffic.questions(), TURNS)
            measured[name].turns = {turn: _milliseconds(took) for turn, took in long.items()}
            measured[name].megabytes = [round(size) for size in server.group.megabytes()]
    return measured


async def _add_users(measured: Measured, server: Serving, users: int) -> None:
    """Put many users on a server for a time, and add what it did to what it did before."""
    before = server.group.cpu_seconds()
    turns, seconds = await load.many_users(server.client, traffic.talks(), users, _SECONDS)
    so_far = measured.users.setdefault(users, {"turns": 0, "seconds": 0, "cpu_seconds": 0})
    so_far["turns"] += turns
    so_far["seconds"] += round(seconds, 2)
    so_far["cpu_seconds"] += round(server.group.cpu_seconds() - before, 2)


async def _constant(sides: Sides) -> list[float]:
    talks = [(text,) for text in traffic.questions()] * _ASKED
    async with serving(constant_server(sides.ours, OUT)) as server:
        return _milliseconds(await load.one_user(server.client, talks))


def _milliseconds(seconds: Iterable[float]) -> list[float]:
    return [round(1000 * one, 3) for one in seconds]
