"""The servers that are measured: ours, stock Rasa's with its action server, and a constant."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bench.speed.clients import Client, Constant, Intranet, Rest
from bench.speed.environments import python_of, variables
from bench.speed.processes import Group

_STARTS = 600  # seconds that a server may take to answer
_POLL = 0.02
_ALLOWED = {"RATTVISAREN_LIMIT_PER_USER": "10000", "RATTVISAREN_LIMIT_PER_ADDRESS": "100000"}

Connect = Callable[[aiohttp.ClientSession, str], Client]


@dataclass(frozen=True)
class Plan:
    """How a server is started, and how one talks with it."""

    commands: tuple[tuple[str, ...], ...]
    folder: Path
    variables: dict[str, str]
    port: int
    connect: Connect


@dataclass(frozen=True)
class Serving:
    """A server that has answered its first question."""

    client: Client
    group: Group
    ready: float


def our_server(environment: Path, tree: Path) -> Plan:
    """Ours, as ``rattvisaren serve`` starts it, over the model of a copied tree."""
    port = free_port()
    command = (str(python_of(environment)), "-m", "bot.cli._main", "serve", "--port", str(port))
    return Plan((command,), tree, variables(**_ALLOWED), port, Intranet)


def stock_server(environment: Path, project: Path, tree: Path) -> Plan:
    """``rasa run`` and ``rasa run actions``, the latter with our actions."""
    port, actions, rasa = free_port(), free_port(), str(environment / "bin" / "rasa")
    (project / "endpoints.yml").write_text(
        f"action_endpoint:\n  url: http://127.0.0.1:{actions}/webhook\n", encoding="utf-8"
    )
    model = str(project / "models" / "stock.tar.gz")
    serve = (rasa, "run", "--model", model, "-i", "127.0.0.1", "--port", str(port), "--enable-api")
    act = (rasa, "run", "actions", "--port", str(actions), "--actions", "actions")
    settings = variables(PYTHONPATH=str(tree), SANIC_HOST="127.0.0.1")
    return Plan((serve, act), project, settings, port, Rest)


def constant_server(environment: Path, folder: Path) -> Plan:
    """A server that does nothing but answer."""
    port = free_port()
    script = Path(__file__).with_name("constant.py")
    command = (str(python_of(environment)), str(script), str(port))
    return Plan((command,), folder, variables(), port, Constant)


@asynccontextmanager
async def serving(plan: Plan) -> AsyncIterator[Serving]:
    """Start a server, wait for its first answer, and end it afterwards."""
    group = Group(plan.folder, plan.variables)
    started = time.perf_counter()
    try:
        for command in plan.commands:
            group.start(command)
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector) as session:
            client = plan.connect(session, f"http://127.0.0.1:{plan.port}")
            await _first_answer(client, group, started)
            yield Serving(client, group, time.perf_counter() - started)
    finally:
        group.stop()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


async def _first_answer(client: Client, group: Group, started: float) -> None:
    while time.perf_counter() - started < _STARTS:
        group.check()
        try:
            await client.send(await client.begin(), "hej")
        except (aiohttp.ClientConnectionError, RuntimeError):
            await asyncio.sleep(_POLL)  # not there yet, or its action server is not
        else:
            return
    raise RuntimeError("a server did not get ready")
