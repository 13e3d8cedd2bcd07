"""How sure is sure: answer, ask "menade du A eller B?", suggest, or say that it is unclear.

The thresholds are chosen on cross-validated data and reported as precision and coverage in
``docs/evaluation.md`` (``make eval``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from knowledge.dialogue._understanding import Understanding

Kind = Literal["answer", "choose", "unsure"]


@dataclass(frozen=True)
class Thresholds:
    """Where an answer is sure enough.

    ``topic``: least probability of the topic. ``nearest``: least likeness to a training example.
    ``lead``: how many times likelier than the runner-up a card must be, unless it has at least
    ``share`` of the topic's probability. ``close``: least share of the best card's probability
    that makes a runner-up worth offering.
    """

    topic: float = 0.40
    nearest: float = 0.25
    lead: float = 1.15
    share: float = 0.25
    close: float = 0.50


@dataclass(frozen=True)
class Decision:
    """What to do, with which cards, and how sure."""

    kind: Kind
    cards: tuple[str, ...]
    confidence: float


def decide(understood: Understanding, thresholds: Thresholds) -> Decision:
    """Weigh the ranking of one message."""
    if not understood.cards or not understood.topics:
        return Decision("unsure", (), 0.0)
    topic, sure = understood.topics[0]
    ranked = [(card, chance) for card, chance in understood.cards if topic_of(card) == topic]
    if not ranked or understood.nearest < thresholds.nearest:
        return Decision("unsure", (), sure)
    best, chance = ranked[0]
    runner_up = ranked[1][1] if len(ranked) > 1 else 0.0
    if sure >= thresholds.topic:
        if chance >= thresholds.share * sure or chance >= thresholds.lead * runner_up:
            return Decision("answer", (best,), sure)
        return Decision("choose", tuple(card for card, _ in ranked[:2]), sure)
    close = [card for card, other in understood.cards[:2] if other >= thresholds.close * chance]
    return Decision("choose" if len(close) > 1 else "unsure", tuple(close), sure)


def topic_of(card: str) -> str:
    """The topic of a card's id: the part before the stroke."""
    return card.split("/", 1)[0]
