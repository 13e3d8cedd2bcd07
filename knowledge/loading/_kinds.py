"""Which files hold which content: one row a kind, read by the loader and named in faults."""

from __future__ import annotations

from dataclasses import dataclass

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
    Item,
    Notice,
    Procedure,
    Regime,
    Resource,
    Source,
    Topic,
    WalkWords,
)


@dataclass(frozen=True)
class Kind:
    """A list of content: its key in the YAML, where it stands and which field is its id."""

    key: str
    files: str
    model: type[Item]
    id_field: str = "id"
    single: bool = False


KINDS = (
    Kind("sources", "sources/*.yml", Source),
    Kind("contacts", "contacts.yml", Contact),
    Kind("resources", "resources.yml", Resource),
    Kind("ages", "ages.yml", Age),
    Kind("clues", "clues.yml", Clue),
    Kind("concepts", "concepts.yml", Concept),
    Kind("groups", "groups.yml", Group),
    Kind("documents", "documents.yml", Document),
    Kind("care_types", "care_types.yml", CareType),
    Kind("regimes", "entitlements.yml", Regime),
    Kind("columns", "entitlements.yml", Column, id_field="group"),
    Kind("entitlements", "entitlements.yml", EntitlementRow, id_field="care_type"),
    Kind("fees", "fees.yml", FeeRow),
    Kind("topics", "topics.yml", Topic),
    Kind("cards", "cards/*.yml", Card),
    Kind("danger", "danger.yml", Danger, id_field="card"),
    Kind("danger_cues", "danger.yml", DangerCue),
    Kind("notices", "notices.yml", Notice),
    Kind("procedure", "procedures/*.yml", Procedure, single=True),
)
"""``single``: the key holds one mapping instead of a list, one file each."""

WORDS: dict[str, type[Item] | None] = {
    "phrases": None,
    "dialogue_words": DialogueWords,
    "walk_words": WalkWords,
}
"""Files that are one mapping; those without a model are plain texts by name."""
