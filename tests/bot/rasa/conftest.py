"""The same conversations with stock Rasa and with ours, to be compared event by event."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any, TypeVar

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

from bot.rasa.agent import LiveAgent
from bot.server.model import MODEL

T = TypeVar("T")
Run = Callable[[Awaitable[T]], T]


class ActionServer(EndpointConfig):
    """rasa_sdk's action server without the network between: stock Rasa calls it as it posts."""

    def __init__(self) -> None:
        super().__init__(url="here")
        self.executor = ActionExecutor()
        self.executor.register_package("actions")

    async def request(self, *args: Any, **options: Any) -> Any:
        return await self.executor.run(options["json"])


@pytest.fixture(scope="session")
def run() -> Iterator[Run]:
    """Waits for a coroutine, always on the same loop: locks belong to one."""
    loop = asyncio.new_event_loop()
    yield loop.run_until_complete
    loop.close()


@pytest.fixture(scope="session")
def stock(agent: Any) -> Agent:
    """Stock Rasa over the trained model."""
    return Agent.load(
        MODEL,
        tracker_store=InMemoryTrackerStore(domain=None),
        lock_store=InMemoryLockStore(),
        action_endpoint=ActionServer(),
    )


@pytest.fixture(scope="session")
def live(agent: Any) -> LiveAgent:
    """Ours over the same model, with stock Rasa's store."""
    return LiveAgent.load(
        MODEL, tracker_store=InMemoryTrackerStore(domain=None), lock_store=InMemoryLockStore()
    )


@pytest.fixture(scope="session")
def domain(stock: Agent) -> Domain:
    assert stock.domain is not None
    return stock.domain


async def talk(
    agent: Agent, conversation: str, texts: Sequence[str]
) -> tuple[DialogueStateTracker, list[dict[str, Any]]]:
    """Say each text; gives the whole conversation and what was answered."""
    said: list[dict[str, Any]] = []
    for place, text in enumerate(texts):
        channel = CollectingOutputChannel()
        await agent.handle_message(UserMessage(text, channel, conversation, message_id=str(place)))
        said += channel.messages
    tracker = await agent.tracker_store.retrieve_full_tracker(conversation)
    assert tracker is not None
    return tracker, said


def told(tracker: DialogueStateTracker) -> list[dict[str, Any]]:
    """The events, but when they happened."""
    return [{**event.as_dict(), "timestamp": None} for event in tracker.events]
