"""Which facts are past, or soon past, the day by which somebody should review them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.loading._knowledge import Knowledge
from knowledge.model import Reviewed

SOON = timedelta(days=60)
"""Editors meet every second month: a fact that falls due before the next meeting is told."""


@dataclass(frozen=True, order=True)
class Due:
    """A fact to review: its day, and what it is ("kort fee/frikort")."""

    review_by: date
    what: str
    expired: bool


_NAMES = {
    "cards": "kort",
    "groups": "grupp",
    "documents": "handling",
    "regimes": "regel",
    "contacts": "kontakt",
    "resources": "resurs",
    "procedures": "vägledning",
}


def due(knowledge: Knowledge, today: date, soon: timedelta = SOON) -> tuple[Due, ...]:
    """Facts whose ``review_by`` has passed on ``today``, or passes within ``soon``."""
    return tuple(
        sorted(
            Due(item.review_by, what, expired=item.review_by < today)
            for what, item in _reviewed(knowledge)
            if item.review_by <= today + soon
        )
    )


def _reviewed(knowledge: Knowledge) -> Iterator[tuple[str, Reviewed]]:
    for kind, name in _NAMES.items():
        for item_id, item in getattr(knowledge, kind).items():
            if isinstance(item, Reviewed):
                yield f"{name} {item_id}", item
