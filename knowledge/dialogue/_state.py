"""What a conversation remembers between messages: small, immutable, free of personal data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from knowledge.answers import Patient
from knowledge.loading import Knowledge
from knowledge.model import Need


@dataclass(frozen=True)
class Pending:
    """A question of ours that waits for an answer.

    ``card`` waits for the slot ``need``, and ``then`` are cards to say after it; without ``card``,
    ``offers`` are the choices that were shown ("card:..." ids), so that they can be typed as well
    as pressed.
    """

    card: str | None = None
    need: str | None = None
    offers: tuple[str, ...] = ()
    then: tuple[str, ...] = ()


@dataclass(frozen=True)
class State:
    """The conversation so far: the patient, the last card, what we asked, and a walk on hold.

    ``manager``: whoever asks has said to be one.
    """

    patient: Patient = Patient()
    card: str | None = None
    pending: Pending | None = None
    walk: Mapping[str, Any] | None = None
    misses: int = 0
    manager: bool = False

    def to_json(self) -> dict[str, Any]:
        """Plain data for the tracker; :meth:`from_json` is its inverse."""
        return {
            "patient": asdict(self.patient),
            "card": self.card,
            "pending": _plain(self.pending) if self.pending else None,
            "walk": dict(self.walk) if self.walk else None,
            "misses": self.misses,
            "manager": self.manager,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> State:
        """Read back; anything missing counts as not known."""
        data = data or {}
        pending = data.get("pending")
        return cls(
            patient=Patient(**data.get("patient") or {}),
            card=data.get("card"),
            pending=_pending(pending) if pending else None,
            walk=data.get("walk"),
            misses=data.get("misses") or 0,
            manager=bool(data.get("manager")),
        )

    def known_to(self, knowledge: Knowledge) -> State:
        """The state without ids that the knowledge base no longer has."""
        patient = Patient(
            self.patient.group if self.patient.group in knowledge.groups else None,
            self.patient.age if self.patient.age in knowledge.ages else None,
            self.patient.care if self.patient.care in knowledge.care_types else None,
        )
        pending = self.pending
        waiting = (pending.card, *pending.then) if pending else ()
        if any(card is not None and card not in knowledge.cards for card in waiting):
            pending = None
        if pending and pending.need is not None and pending.need not in {n.value for n in Need}:
            pending = None
        walk = self.walk
        if walk and walk.get("procedure") not in knowledge.procedures:
            walk = None
        card = self.card if self.card in knowledge.cards else None
        return replace(self, patient=patient, card=card, pending=pending, walk=walk)


def _plain(pending: Pending) -> dict[str, Any]:
    return {**asdict(pending), "offers": list(pending.offers), "then": list(pending.then)}


def _pending(data: Mapping[str, Any]) -> Pending:
    """A conversation from before an upgrade lacks what was added since."""
    lists = {name: tuple(data.get(name) or ()) for name in ("offers", "then")}
    return Pending(data.get("card"), data.get("need"), **lists)
