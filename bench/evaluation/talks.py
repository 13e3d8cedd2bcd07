"""Whole conversations: what each reply must hold, and the group and age then known."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bench.evaluation.report import Section, shorten, table

if TYPE_CHECKING:
    from bench.evaluation.assistant import Assistant


def talks_section(assistant: Assistant, conversations: Sequence[Mapping[str, Any]]) -> Section:
    """Play each conversation as ``rattvisaren ask --json --conversation`` does."""
    section = Section("Conversations", "conversations")
    rows: list[tuple[str, str, str]] = []
    passed = 0
    for conversation in conversations:
        faults = _play(assistant, conversation["turns"])
        passed += not faults
        rows.append((conversation["name"], "fails" if faults else "passes", "<br>".join(faults)))
    section.headline = [("dev conversations passed", f"{passed} of {len(conversations)}", "all")]
    section.add(table(("conversation", "", "what was wrong"), rows))
    return section


def _play(assistant: Assistant, turns: Sequence[Mapping[str, Any]]) -> list[str]:
    conversation = uuid.uuid4().hex
    faults = []
    for turn in turns:
        reply = assistant.ask(turn["say"], conversation=conversation)
        faults += [f"«{shorten(turn['say'], 60)}»: {fault}" for fault in _check(turn, reply)]
    return faults


def _check(turn: Mapping[str, Any], reply: Mapping[str, Any]) -> list[str]:
    text = reply["text"]
    faults = [
        f"no `{pattern}` in «{shorten(text)}»"
        for pattern in turn.get("expect", ())
        if not re.search(pattern, text, re.IGNORECASE)
    ]
    faults += [
        f"`{pattern}` is in «{shorten(text)}»"
        for pattern in turn.get("reject", ())
        if re.search(pattern, text, re.IGNORECASE)
    ]
    faults += [
        f"{slot} is {reply[slot]}, not {turn[slot]}"
        for slot in ("group", "age")
        if slot in turn and reply[slot] != turn[slot]
    ]
    if len(reply["buttons"]) < turn.get("buttons", 0):
        faults.append(f"{len(reply['buttons'])} choices, fewer than {turn['buttons']}")
    return faults
