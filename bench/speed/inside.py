"""Runs inside an environment, ours or stock Rasa's: reads messages in process, prints JSON.

Usage: ``python inside.py <ours|stock> <model> <file>``, where the file holds a JSON list of
``[text, intent]``. The last line holds the milliseconds of each message, and the share of them
that got the right intent.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import time
from pathlib import Path
from typing import Any

_WARM_UP = 5  # messages that are read and not counted


def main(kind: str, model: str, file: Path) -> None:
    """Read, measure, print."""
    logging.disable(logging.WARNING)
    agent = _ours(model) if kind == "ours" else _stock(model)
    rows = json.loads(file.read_text(encoding="utf-8"))
    print(json.dumps(asyncio.run(_read(agent, rows))))


async def _read(agent: Any, rows: list[tuple[str, str]]) -> dict[str, Any]:
    milliseconds, right = [], 0
    for text, _ in rows[:_WARM_UP]:
        await agent.parse_message(text.lstrip("/"))
    for text, wanted in rows:
        started = time.perf_counter()
        parsed = await agent.parse_message(text.lstrip("/"))
        milliseconds.append(round((time.perf_counter() - started) * 1000, 3))
        names = (intent["name"] for intent in parsed["intent_ranking"])
        # The likeliest intent, whether or not the fallback would have been chosen before it.
        right += next((name for name in names if name != "nlu_fallback"), "") == wanted
    return {"milliseconds": milliseconds, "accuracy": round(right / len(rows), 4)}


def _ours(model: str) -> Any:
    from bot.rasa.agent import LiveAgent
    from bot.server.logs import set_up_logs

    set_up_logs()
    logging.disable(logging.WARNING)
    return LiveAgent.load(model)


def _stock(model: str) -> Any:
    from rasa.core.agent import Agent
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)
    return Agent.load(model)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
