"""Puts load on a server: one user, many users, one long conversation."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Iterator, Sequence

from bench.speed.clients import Button, Client, Rest
from bench.speed.traffic import PRESS, Talk

_AROUND = 5  # turns on each side of the one that is asked for
_BATCH = 50  # turns that are put into a conversation at once


async def one_user(client: Client, talks: Sequence[Talk]) -> list[float]:
    """The seconds of every turn, when one user talks alone."""
    return [seconds for talk in talks async for seconds in _turns(client, talk)]


async def many_users(
    client: Client, talks: Sequence[Talk], users: int, seconds: float
) -> tuple[int, float]:
    """How many turns were answered in how many seconds, when each user talks without a pause.

    After ``seconds``, everyone waits for the answer to what is said already.
    """
    started = time.perf_counter()
    turns = 0

    async def use(own: Iterator[Talk]) -> None:
        nonlocal turns
        for talk in own:
            async for _ in _turns(client, talk):
                turns += 1
                if time.perf_counter() - started > seconds:
                    return

    step = max(1, len(talks) // users)
    starts = (itertools.islice(itertools.cycle(talks), i * step, None) for i in range(users))
    await asyncio.gather(*(use(own) for own in starts))
    return turns, time.perf_counter() - started


async def long_conversation(
    client: Client, questions: Sequence[str], turns: Sequence[int]
) -> dict[int, list[float]]:
    """One conversation: the seconds of the turns around each of some.

    Ours says all there is to say. In stock Rasa's REST channel, what lies between is put into the
    conversation through Rasa's own HTTP API, as copies of the turns before: to say it all would
    take a quarter of an hour.
    """
    conversation = await client.begin()
    said = itertools.cycle(questions)
    took: dict[int, list[float]] = {}
    done = 0
    for wanted in turns:
        first = wanted - _AROUND
        if isinstance(client, Rest) and done:
            await _fill(client, conversation, first - done, done)
            done = first
        while done < first:
            await client.send(conversation, next(said))
            done += 1
        took[wanted] = []
        while done < wanted + _AROUND:
            started = time.perf_counter()
            await client.send(conversation, next(said))
            took[wanted].append(time.perf_counter() - started)
            done += 1
    return took


async def _fill(client: Rest, conversation: str, wanted: int, done: int) -> None:
    """Put a number of turns into a conversation, by copying the last of those it has."""
    events = await client.events(conversation)
    begins = [place for place, event in enumerate(events) if event["event"] == "user"]
    copied = begins[-min(done, _BATCH) :]
    ends = [*copied[1:], len(events)]
    turns = [events[begin:end] for begin, end in zip(copied, ends, strict=True)]
    while wanted > 0:
        batch = turns[: min(wanted, len(turns))]
        await client.add_events(conversation, [event for turn in batch for event in turn])
        wanted -= len(batch)


async def _turns(client: Client, talk: Talk) -> AsyncIterator[float]:
    conversation = await client.begin()
    buttons: Sequence[Button] = ()
    for move in talk:
        if move is PRESS and not buttons:
            return
        said = buttons[0] if move is PRESS else move
        assert said is not None
        started = time.perf_counter()
        buttons = await client.send(conversation, said)
        yield time.perf_counter() - started
