"""Clients: of our channel as the widget uses it, of Rasa's REST channel, of a constant."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from typing import Any, Protocol

import aiohttp

Button = dict[str, Any]


class Client(Protocol):
    """Talks with a server; whoever has a button presses it by sending it."""

    async def begin(self) -> str:
        """A new conversation."""

    async def send(self, conversation: str, said: str | Button) -> Sequence[Button]:
        """Say something; gives the buttons of the answer."""


class Intranet:
    """Our channel."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = f"{url}/webhooks/intranet"

    async def begin(self) -> str:
        """A conversation's token."""
        async with self._session.post(f"{self._url}/conversations") as response:
            return str((await _right(response))["conversation"])

    async def send(self, conversation: str, said: str | Button) -> Sequence[Button]:
        """Send text, a button, or the start of a walk; the answer must end as it should."""
        body = {"id": uuid.uuid4().hex, **_asked(said)}
        headers = {"Conversation": conversation}
        async with self._session.post(
            f"{self._url}/messages", json=body, headers=headers
        ) as response:
            response.raise_for_status()
            lines = [json.loads(line) for line in (await response.read()).splitlines()]
        if [line["type"] for line in lines][-1:] != ["end"] or len(lines) < 3:
            raise RuntimeError("no answer")
        return [button for line in lines for button in line.get("buttons") or ()]


class Rest:
    """Rasa's REST channel."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url

    async def begin(self) -> str:
        """A sender that nobody has been before."""
        return uuid.uuid4().hex

    async def send(self, conversation: str, said: str | Button) -> Sequence[Button]:
        """Send text, or what is behind a button."""
        text = said if isinstance(said, str) else said["payload"]
        body = {"sender": conversation, "message": text}
        async with self._session.post(f"{self._url}/webhooks/rest/webhook", json=body) as response:
            messages = await _right(response)
        if not messages:
            raise RuntimeError("no answer")
        return [button for message in messages for button in message.get("buttons") or ()]

    async def events(self, conversation: str) -> list[dict[str, Any]]:
        """The events of a conversation."""
        address = f"{self._url}/conversations/{conversation}/tracker"
        async with self._session.get(address, params={"include_events": "ALL"}) as response:
            return list((await _right(response))["events"])

    async def add_events(self, conversation: str, events: Sequence[dict[str, Any]]) -> None:
        """Put events at the end of a conversation."""
        address = f"{self._url}/conversations/{conversation}/tracker/events"
        async with self._session.post(address, json=events) as response:
            await response.read()
            response.raise_for_status()


class Constant:
    """A server that always answers the same."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url

    async def begin(self) -> str:
        """Nothing to begin."""
        return ""

    async def send(self, conversation: str, said: str | Button) -> Sequence[Button]:
        """Send something."""
        async with self._session.post(self._url, json={"message": said}) as response:
            await _right(response)
        return []


async def _right(response: aiohttp.ClientResponse) -> Any:
    response.raise_for_status()
    return await response.json()


def _asked(said: str | Button) -> dict[str, Any]:
    if isinstance(said, str):
        if said.startswith("/choose"):
            choice = json.loads(said.removeprefix("/choose"))["choice"]
            return {"walk": choice.removeprefix("walk:")}
        return {"text": said}
    return {"button": said}
