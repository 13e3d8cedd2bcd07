"""The content model: what each YAML file below ``knowledge/content`` may hold."""

from knowledge.model._base import Certainty, Citation, Item, Reviewed
from knowledge.model._cards import Card, Computed, Need, Only, Topic, Variant, When
from knowledge.model._care import (
    CareType,
    Cell,
    Column,
    EntitlementRow,
    Fee,
    FeeForm,
    FeeRow,
    Level,
    Regime,
)
from knowledge.model._groups import Age, AgeId, Clue, Concept, Document, Group
from knowledge.model._phrases import PHRASES, DialogueWords, placeholders
from knowledge.model._places import (
    Contact,
    Danger,
    DangerCue,
    DangerCueId,
    Notice,
    Resource,
    Source,
    SourceKind,
)
from knowledge.model._procedures import Procedure, WalkWords

__all__ = [
    "PHRASES",
    "Age",
    "AgeId",
    "Card",
    "CareType",
    "Cell",
    "Certainty",
    "Citation",
    "Clue",
    "Column",
    "Computed",
    "Concept",
    "Contact",
    "Danger",
    "DangerCue",
    "DangerCueId",
    "DialogueWords",
    "Document",
    "EntitlementRow",
    "Fee",
    "FeeForm",
    "FeeRow",
    "Group",
    "Item",
    "Level",
    "Need",
    "Only",
    "Notice",
    "Procedure",
    "Regime",
    "Resource",
    "Reviewed",
    "Source",
    "SourceKind",
    "Topic",
    "Variant",
    "WalkWords",
    "placeholders",
    "When",
]
