"""What a conversation remembers between messages: small, immutable, free of personal data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from knowledge.answers import Patient


@dataclass(frozen=True)
class Pending:
    """A question of ours that waits for an answer.

    ``card`` waits for the slot ``need``; without ``card``, ``offers`` are the choices that were
    shown ("card:..." ids), so that they can be typed as well as pressed.
    """

    card: str | None = None
    need: str | None = None
    offers: tuple[str, ...] = ()


@dataclass(frozen=True)
class State:
    """The conversation so far: the patient, the last card, what we asked, and a walk on hold."""

    patient: Patient = Patient()
    card: str | None = None
    pending: Pending | None = None
    walk: Mapping[str, Any] | None = None
    misses: int = 0

    def to_json(self) -> dict[str, Any]:
        """Plain data for the tracker; :meth:`from_json` is its inverse."""
        return {
            "patient": asdict(self.patient),
            "card": self.card,
            "pending": asdict(self.pending) if self.pending else None,
            "walk": dict(self.walk) if self.walk else None,
            "misses": self.misses,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> State:
        """Read back; anything missing counts as not known."""
        data = data or {}
        pending = data.get("pending")
        return cls(
            patient=Patient(**data.get("patient") or {}),
            card=data.get("card"),
            pending=Pending(**{**pending, "offers": tuple(pending["offers"])}) if pending else None,
            walk=data.get("walk"),
            misses=data.get("misses") or 0,
        )
