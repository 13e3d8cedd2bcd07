"""The real application on a free port of this machine, around a bot whose answers tests decide."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests
from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from sanic import Sanic

from bot.server.app import create_app
from bot.settings import Limits, Settings
from bot.storage import MemoryStore

SECRET = b"x" * 32
API = "/webhooks/intranet"


class FakeBot:
    """Stands where Rasa's agent does; stores and answers as it does, without a model."""

    def __init__(self) -> None:
        self.tracker_store = MemoryStore(domain=Domain.empty())
        self.lock_store = InMemoryLockStore()
        self.seen: list[str] = []

    def is_ready(self) -> bool:
        return True

    async def handle_message(self, message: UserMessage) -> None:
        self.seen.append(message.text)
        if message.text == "krasch":
            raise RuntimeError("811218-9876 och annat som ingen ska se")
        if message.text == "tyst":
            return
        if message.text == "långsam":
            await asyncio.sleep(60)
        if message.text == "trög":
            await asyncio.sleep(0.5)
        tracker = await self.tracker_store.get_or_create_tracker(message.sender_id)
        tracker.update(UserUttered(message.text, metadata=message.metadata))
        for number in (1, 2):
            said = BotUttered(
                f"Svar {number} på {message.text}",
                {"buttons": [{"title": "Ja", "payload": '/choose{"choice": "option:ja"}'}]},
                {"answer": {"kind": "answer", "topic": "fee", "lead": f"Svar {number}"}},
            )
            await message.output_channel.send_response(message.sender_id, said.message())
            tracker.update(said)
        tracker.update(ActionExecuted("action_listen"))
        await self.tracker_store.save(tracker)


@dataclass
class Client:
    """What a browser's tab does."""

    url: str
    headers: dict[str, str] = field(default_factory=dict)

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> requests.Response:
        return requests.request(
            method,
            self.url + API + path,
            data=body if isinstance(body, (bytes, type(None))) else json.dumps(body),
            headers={**self.headers, **headers},
            timeout=10,
        )

    def begin(self) -> Client:
        token = self.call("POST", "/conversations").json()["conversation"]
        return Client(self.url, {**self.headers, "Conversation": token})

    def send(self, text: str | None = None, **content: Any) -> requests.Response:
        message = {"id": uuid.uuid4().hex, **({} if text is None else {"text": text}), **content}
        return self.call("POST", "/messages", message)

    def ask(self, text: str) -> list[dict[str, Any]]:
        return lines(self.send(text))

    def history(self) -> list[dict[str, Any]]:
        return self.call("GET", "/messages").json()["messages"]


def lines(response: requests.Response) -> list[dict[str, Any]]:
    """The lines of a streamed answer."""
    assert response.status_code == 200, response.text
    return [json.loads(line) for line in response.content.splitlines()]


@dataclass
class Running:
    """An application that serves."""

    url: str
    port: int
    bot: FakeBot

    def client(self, **headers: str) -> Client:
        return Client(self.url, headers)


Serve = Callable[..., Running]


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """Starts applications, each in a thread with its own event loop; ends them afterwards."""
    logging.getLogger("sanic").setLevel(logging.WARNING)
    ends: list[Callable[[], None]] = []

    def start(settings: Settings | None = None) -> Running:
        bot = FakeBot()
        settings = settings or Settings(secret=SECRET, limits=Limits(turn=1.0))
        started = threading.Event()
        loop = asyncio.new_event_loop()
        free = socket.create_server(("127.0.0.1", 0))

        async def listen() -> None:
            Sanic.test_mode = True
            Sanic._app_registry.pop("rattvisaren", None)
            app = create_app(settings, bot)  # type: ignore[arg-type]
            app.config.REQUEST_TIMEOUT = 1
            server = await app.create_server(
                sock=free, return_asyncio_server=True, access_log=False
            )
            await server.startup()
            await server.start_serving()
            started.set()

        def run() -> None:
            asyncio.set_event_loop(loop)
            loop.create_task(listen())
            loop.run_forever()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        assert started.wait(20)
        ends.append(lambda: (loop.call_soon_threadsafe(loop.stop), thread.join(5))[1])
        port = free.getsockname()[1]
        return Running(f"http://127.0.0.1:{port}", port, bot)

    yield start
    for end in ends:
        end()


@pytest.fixture(scope="module")
def running(serve: Serve) -> Running:
    """An application in the open mode, with room for a test's worth of messages."""
    limits = Limits(turn=1.0, per_user=10_000, per_address=100_000)
    return serve(Settings(secret=SECRET, limits=limits))


@pytest.fixture
def tab(running: Running) -> Client:
    """A tab with a conversation of its own."""
    return running.client().begin()
