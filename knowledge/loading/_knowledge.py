"""The loaded knowledge base: immutable, checked, built once per process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from knowledge.loading._checks import cross_checks
from knowledge.loading._faults import KnowledgeError
from knowledge.loading._read import Loaded, read_content
from knowledge.loading._walks import check_walks
from knowledge.model import (
    Age,
    Card,
    CareType,
    Clue,
    Column,
    Concept,
    Contact,
    Danger,
    DangerCue,
    DialogueWords,
    Document,
    EntitlementRow,
    FeeRow,
    Group,
    Level,
    Notice,
    Procedure,
    Regime,
    Resource,
    Source,
    Topic,
    WalkWords,
)

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "knowledge" / "content"


@dataclass(frozen=True)
class Knowledge:
    """Everything that is known, by kind and id."""

    sources: Mapping[str, Source]
    contacts: Mapping[str, Contact]
    resources: Mapping[str, Resource]
    ages: Mapping[str, Age]
    clues: Mapping[str, Clue]
    concepts: Mapping[str, Concept]
    groups: Mapping[str, Group]
    documents: Mapping[str, Document]
    care_types: Mapping[str, CareType]
    regimes: Mapping[str, Regime]
    columns: Mapping[str, Column]
    entitlements: Mapping[str, EntitlementRow]
    fees: Mapping[str, FeeRow]
    topics: Mapping[str, Topic]
    cards: Mapping[str, Card]
    danger: Mapping[str, Danger]
    danger_cues: Mapping[str, DangerCue]
    notices: Mapping[str, Notice]
    procedures: Mapping[str, Procedure]
    phrases: Mapping[str, Any]
    dialogue_words: DialogueWords
    walk_words: WalkWords

    def regime(self, group: str, age: str) -> Regime:
        """The column of the matrices for a group at an age.

        Raises:
            KeyError: the group or age is not in the knowledge base.
        """
        return self.regimes[getattr(self.columns[group], age)]

    @property
    def outside(self) -> frozenset[str]:
        """Topics that are not what we are for: small talk and what is out of scope."""
        return frozenset(topic.id for topic in self.topics.values() if not topic.in_scope)

    @property
    def own_rights(self) -> frozenset[str]:
        """Care types that are a right of their own for somebody whose other care is limited."""
        return frozenset(
            care
            for care, row in self.entitlements.items()
            if any(cell.level is Level.OWN_RIGHT for cell in row.cells.values())
        )

    def fee_row(self, care: str | None) -> FeeRow:
        """The row of fees for a care type, a doctor's visit when none is named.

        Raises:
            KeyError: there is no such care type.
        """
        if care is None:
            return self.fees[str(self.phrases["fee_row_default"])]
        return self.fees[self.care_types[care].fee]

    def settles_who(self, card: Card) -> bool:
        """Whether a card says which group the patient belongs to, rather than what a group gets."""
        return self.topics[card.topic].settles_who and card.computed is None

    def say(self, phrase: str, **values: str) -> str:
        """A sentence of the product's own from ``phrases.yml``, its ``{names}`` filled in.

        Raises:
            KeyError: no such phrase, or a name in it has no value.
        """
        return str(self.phrases[phrase]).format(**values)


def load(folder: Path = CONTENT, root: Path = ROOT) -> Knowledge:
    """Load and check the knowledge base.

    Args:
        folder: the folder with the YAML files.
        root: what file names in faults are relative to.

    Raises:
        KnowledgeError: with every fault, when anything at all is wrong.
    """
    loaded = read_content(folder, root)
    cross_checks(loaded)
    if loaded.faults:
        raise KnowledgeError(tuple(loaded.faults))
    knowledge = _freeze(loaded)
    check_walks(knowledge, loaded)
    if loaded.faults:
        raise KnowledgeError(tuple(loaded.faults))
    return knowledge


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """The project's own knowledge base, loaded once per process."""
    return load()


def content_fingerprint(folder: Path = CONTENT) -> str:
    """Changes when any content file changes."""
    digest = sha256()
    for path in sorted(folder.rglob("*.yml")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _freeze(loaded: Loaded) -> Knowledge:
    renamed = {"procedure": "procedures"}
    kinds = {
        renamed.get(kind, kind): MappingProxyType(items) for kind, items in loaded.items.items()
    }
    words = {
        name: MappingProxyType(content) if isinstance(content, dict) else content
        for name, content in loaded.words.items()
    }
    return Knowledge(**kinds, **words)  # type: ignore[arg-type]
