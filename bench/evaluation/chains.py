"""Short conversations: does a follow-up stay on the subject, and does a new subject win?"""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import yaml

from bench.evaluation.material import SETS
from bench.evaluation.report import Section, percent, table

if TYPE_CHECKING:
    from bench.evaluation.assistant import Assistant

Turn = Mapping[str, Any]

SAME, NEW = "same subject", "new subject"
RIGHT, UNSURE, WRONG = "right", "asks back", "wrong"
CHOSEN_ON, CHECKED_ON = "chosen on", "held out"
_NOT_OURS = ("out_of_scope", "smalltalk")


def chains() -> tuple[Sequence[Turn], ...]:
    """The conversations in ``sets/chains.yml``."""
    text = (SETS / "chains.yml").read_text(encoding="utf-8")
    return tuple(yaml.safe_load(text)["chains"])


def chains_section(assistant: Assistant, conversations: Sequence[Sequence[Turn]]) -> Section:
    """Play each conversation; its first turn only sets the scene."""
    section = Section("Follow-ups", "chains")
    counts: Counter[tuple[str, str, str]] = Counter()
    misses: list[tuple[object, ...]] = []
    for number, turns in enumerate(conversations, start=1):
        part = CHOSEN_ON if number % 2 else CHECKED_ON
        for turn, reply, verdict in _played(assistant, turns):
            kind = NEW if turn.get("new") else SAME
            counts[kind, part, verdict] += 1
            if verdict != RIGHT:
                misses.append((number, kind, turn["say"], verdict, reply["card"] or "–"))
    rows = [
        (kind, part, *_figures(counts, kind, parts))
        for kind in (SAME, NEW)
        for part, parts in (
            ("all", (CHOSEN_ON, CHECKED_ON)),
            (CHOSEN_ON, (CHOSEN_ON,)),
            (CHECKED_ON, (CHECKED_ON,)),
        )
    ]
    section.headline = [
        (f"follow-ups, {kind}: right answer", share, "")
        for kind, part, _, share, *_ in rows
        if part == "all"
    ]
    section.add(
        table(("turn", "conversations", "turns", RIGHT, UNSURE, WRONG), rows),
        "### Misses",
        table(("conversation", "turn", "said", "", "card"), misses),
    )
    return section


def judge(turn: Turn, reply: Mapping[str, Any]) -> str:
    """Whether a reply is right, asks back, or is wrong."""
    wanted = turn["cards"]
    strange = any(card.startswith(_NOT_OURS) for card in wanted)
    if reply["fallback"]:
        return RIGHT if strange else UNSURE
    topic, card = str(reply["topic"]), str(reply["card"])
    fits = card in wanted or topic in wanted
    known = all(reply[slot] == turn[slot] for slot in ("group", "age") if slot in turn)
    says = re.search(turn.get("expect", ""), reply["text"], re.IGNORECASE)
    silent = not ("lacks" in turn and re.search(turn["lacks"], reply["text"], re.IGNORECASE))
    return RIGHT if fits and known and says and silent else WRONG


def _played(
    assistant: Assistant, turns: Sequence[Turn]
) -> Iterator[tuple[Turn, Mapping[str, Any], str]]:
    conversation = uuid.uuid4().hex
    for number, turn in enumerate(turns):
        reply = assistant.ask(turn["say"], conversation=conversation)
        if number:
            yield turn, reply, judge(turn, reply)


def _figures(
    counts: Counter[tuple[str, str, str]], kind: str, parts: Sequence[str]
) -> tuple[object, ...]:
    found = {
        verdict: sum(counts[kind, part, verdict] for part in parts)
        for verdict in (RIGHT, UNSURE, WRONG)
    }
    turns = sum(found.values())
    return turns, percent(found[RIGHT] / max(turns, 1)), found[UNSURE], found[WRONG]
