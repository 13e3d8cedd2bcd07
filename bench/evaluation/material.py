"""What is measured on: the project's own sets, the training data, and the material kept outside.

The own sets lie in ``sets/`` and are always there. The outside material lies in ``../shared/eval``
and is left out, with a message, where that folder is missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from knowledge.loading import ROOT, knowledge, read_yaml
from knowledge.model import topic_of

SETS = Path(__file__).parent / "sets"
OUTSIDE = ROOT.parent / "shared" / "eval"
NO_OUTSIDE = (
    f"Mappen {OUTSIDE} saknas: bara de egna frågorna mäts. "
    f"({OUTSIDE} is missing: only the project's own sets are measured.)"
)

_KIND = "## "


@dataclass(frozen=True)
class Question:
    """A question and what a right answer to it must hold."""

    id: str
    text: str
    topic: str
    group: str | None
    age: str | None
    care: str | None
    must_contain: tuple[str, ...]
    source: str | None


@dataclass(frozen=True)
class OffTopic:
    """A message that must not be answered as if it were in scope, and what kind it is."""

    text: str
    kind: str


@dataclass(frozen=True)
class Example:
    """A training example and the card it belongs to."""

    text: str
    card: str

    @property
    def topic(self) -> str:
        """The card's topic."""
        return topic_of(self.card)


def own_questions() -> tuple[Question, ...]:
    """Questions in scope (and a few that are not), written without sight of the training data."""
    return _questions(SETS / "questions.jsonl")


def off_topic() -> tuple[OffTopic, ...]:
    """Nonsense, chat, other languages, hospital work, and traps near the domain."""
    return tuple(_off_topic(SETS / "offtopic.txt"))


def check_questions() -> tuple[Question, ...]:
    """Questions that nothing is chosen on; only rates of them are reported."""
    return _questions(SETS / "check_questions.jsonl")


def check_off_topic() -> tuple[OffTopic, ...]:
    """Off-topic messages that nothing is chosen on; only rates of them are reported."""
    return tuple(_off_topic(SETS / "check_offtopic.txt"))


def dev_questions() -> tuple[Question, ...]:
    """The outside questions; empty where the folder is missing."""
    path = OUTSIDE / "dev_questions.jsonl"
    return _questions(path) if path.exists() else ()


def conversations() -> tuple[dict[str, Any], ...]:
    """The outside conversations; empty where the folder is missing."""
    path = OUTSIDE / "dev_conversations.json"
    return tuple(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else ()


def swefaq() -> tuple[dict[str, Any], ...]:
    """SweFAQ's dev split: questions with candidate answers; empty where the folder is missing."""
    path = OUTSIDE / "swefaq_dev.jsonl"
    return tuple(_lines(path)) if path.exists() else ()


def training_examples(root: Path = ROOT) -> tuple[Example, ...]:
    """Every example in ``data/nlu`` that belongs to a card, in the order of the files."""
    cards = knowledge().cards
    examples: list[Example] = []
    for path in sorted((root / "data" / "nlu").glob("*.yml")):
        file, _ = read_yaml(path, root)
        for entry in file.data["nlu"]:
            if entry["intent"] in cards:
                examples += [
                    Example(line.strip()[2:].strip(), entry["intent"])
                    for line in entry["examples"].splitlines()
                    if line.strip().startswith("- ")
                ]
    return tuple(examples)


def _questions(path: Path) -> tuple[Question, ...]:
    names = [field.name for field in fields(Question)]
    return tuple(
        Question(**{**{name: row[name] for name in names}, "must_contain": _strings(row)})
        for row in _lines(path)
    )


def _strings(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(row["must_contain"] or ())


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _off_topic(path: Path) -> Iterator[OffTopic]:
    kind = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(_KIND):
            kind = line.removeprefix(_KIND).strip()
        elif line.strip() and kind:
            yield OffTopic(line.strip(), kind)
