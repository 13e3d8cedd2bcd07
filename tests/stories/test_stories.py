"""Plays every story against the real agent.

A story is a file ``<behaviour>/user_<does something>.yml``: turns with what the user says and what
the reply must hold. Patterns are regular expressions, any case.
"""

from __future__ import annotations

import asyncio
import re
import uuid
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli._ask import answer

HERE = Path(__file__).parent
STORIES = sorted(HERE.glob("*/user_*.yml"))
_CHECKS = {"user", "contains", "lacks", "topic", "card", "group", "age", "care", "buttons"}


def _name(path: Path) -> str:
    return f"{path.parent.name}: {path.stem.replace('_', ' ')}"


@pytest.mark.parametrize("path", STORIES, ids=_name)
def test_story(path: Path, agent: Any) -> None:
    story = yaml.safe_load(path.read_text(encoding="utf-8"))
    conversation = uuid.uuid4().hex

    for number, turn in enumerate(story["turns"], start=1):
        assert turn.keys() <= _CHECKS, f"unknown keys in turn {number}: {turn.keys() - _CHECKS}"
        reply = asyncio.run(answer(agent, conversation, turn["user"], {}))
        where = f"turn {number} «{turn['user']}»: got {reply['card']}\n{reply['text']}"
        for pattern in turn.get("contains", ()):
            assert re.search(pattern, reply["text"], re.IGNORECASE), f"no {pattern!r} in {where}"
        for pattern in turn.get("lacks", ()):
            assert not re.search(pattern, reply["text"], re.IGNORECASE), f"{pattern!r} in {where}"
        for field in ("topic", "card", "group", "age", "care"):
            if field in turn:
                assert reply[field] == turn[field], f"{field} {reply[field]!r} in {where}"
        for title in turn.get("buttons", ()):
            titles = " | ".join(reply["buttons"])
            assert re.search(title, titles, re.IGNORECASE), f"no button {title!r} in {titles}"


def test_every_behaviour_has_stories() -> None:
    folders = {path.parent.name for path in STORIES}

    assert {"happy_path", "corrections", "digressions", "cancellations", "danger"} <= folders


def test_other_behaviours_outnumber_happy_paths() -> None:
    happy = sum(path.parent.name == "happy_path" for path in STORIES)

    assert len(STORIES) - happy >= happy
