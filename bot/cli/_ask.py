"""``rattvisaren ask``: answers on the terminal, through the same agent that serves the widget."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import sys
import time
import uuid
from collections.abc import Iterable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.events import SlotSet

from bot.privacy import mask
from bot.server.agent import memory_agent
from bot.server.logs import set_up_logs
from bot.server.model import train_if_stale
from knowledge.loading import Knowledge, knowledge

_QUIET = {"quiet": True}
_SLOTS = {"group": "group", "age": "age", "care": "care_type", "care_type": "care_type"}


def ask(question: str, *, as_json: bool, together: bool) -> int:
    """Answer ``question``, or each line of standard input.

    Args:
        question: the question; empty to read lines.
        as_json: one JSON object a line out; lines in are JSON objects or plain text.
        together: the lines are one conversation instead of one each.
    """
    set_up_logs()  # structlog, which Rasa logs with, prints everything unless told not to
    logging.disable(logging.WARNING)
    with contextlib.redirect_stdout(sys.stderr):  # Rasa prints; answers alone go to stdout
        train_if_stale()
    lines = [question] if question else (line.rstrip("\r\n") for line in sys.stdin)
    asyncio.run(_answer_all(lines, as_json=as_json, together=together))
    return 0


async def _answer_all(lines: Iterable[str], *, as_json: bool, together: bool) -> None:
    agent = memory_agent()
    conversation = uuid.uuid4().hex
    for line in lines:
        text, slots = _read(line) if as_json else (line, {})
        sender = conversation if together else uuid.uuid4().hex
        result = await answer(agent, sender, text, slots)
        print(json.dumps(result, ensure_ascii=False) if as_json else _plain(result), flush=True)


def _read(line: str) -> tuple[str, dict[str, Any]]:
    """A line is ``{"text": ..., "slots": {...}}`` or the text itself."""
    if line.lstrip().startswith("{"):
        try:
            data = json.loads(line)
        except ValueError:
            return line, {}
        if isinstance(data, dict) and isinstance(data.get("text"), str):
            slots = data.get("slots")
            return data["text"], slots if isinstance(slots, dict) else {}
    return line, {}


class _Collector(CollectingOutputChannel):
    """Keeps each message whole, with the parts that other channels drop."""

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep the message."""
        self.messages.append(message)


async def answer(agent: Agent, sender: str, text: str, slots: dict[str, Any]) -> dict[str, Any]:
    """One turn; the fields are those of the ``--json`` contract, ``ms`` in milliseconds."""
    if slots:
        await _set_slots(agent, sender, slots)
    collector = _Collector()
    started = time.perf_counter()
    # What is typed is never a command: Rasa would read a leading "/" as an intent.
    clean = mask(text.lstrip("/ \t")).text
    message = UserMessage(clean, collector, sender, metadata=_QUIET, input_channel="ask")
    await agent.handle_message(message)
    elapsed = (time.perf_counter() - started) * 1000
    return _result(knowledge(), collector.messages, elapsed)


async def _set_slots(agent: Agent, sender: str, slots: dict[str, Any]) -> None:
    processor = agent.processor
    assert processor is not None
    tracker = await processor.fetch_tracker_and_update_session(sender, metadata=_QUIET)
    for name, value in slots.items():
        if name in _SLOTS:
            tracker.update(SlotSet(_SLOTS[name], value), processor.domain)
    await processor.save_tracker(tracker)


def _result(known: Knowledge, messages: list[dict[str, Any]], elapsed: float) -> dict[str, Any]:
    answers = [message["answer"] for message in messages if "answer" in message]
    main = next((a for a in answers if a["kind"] != "note"), answers[0] if answers else {})
    care = known.care_types.get(main.get("care") or "")
    sources = {source["id"]: source for a in answers for source in a["sources"]}
    return {
        "text": "\n\n".join(message.get("text") or "" for message in messages),
        "topic": main.get("topic"),
        "card": main.get("card"),
        "group": main.get("group"),
        "age": main.get("age"),
        "care": care.title if care else None,
        "confidence": main.get("confidence", 0.0),
        "fallback": main.get("fallback", True),
        "sources": list(sources.values()),
        "buttons": [b["title"] for message in messages for b in message.get("buttons") or ()],
        "ms": round(elapsed, 2),
    }


def _plain(result: dict[str, Any]) -> str:
    choices = "\n".join(f"  [{title}]" for title in result["buttons"])
    return f"{result['text']}\n{choices}\n" if choices else f"{result['text']}\n"
