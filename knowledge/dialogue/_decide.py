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

    ``topic``: least probability of the topic. ``card``: least probability of the card.
    ``nearest``: least likeness to a training example. ``close``: a runner-up with at least this
    share of the best one's probability makes it a choice between two.
    """

    topic: float = 0.40
    card: float = 0.20
    nearest: float = 0.22
    close: float = 0.60
    hopeless: float = 0.12


@dataclass(frozen=True)
class Decision:
    """What to do, with which cards, and how sure."""

    kind: Kind
    cards: tuple[str, ...]
    confidence: float


def decide(understood: Understanding, thresholds: Thresholds = Thresholds()) -> Decision:
    """Weigh the ranking of one message."""
    if not understood.cards or understood.nearest < thresholds.hopeless:
        return Decision("unsure", (), 0.0)
    best, chance = understood.cards[0]
    topic_chance = dict(understood.topics).get(best.split("/", 1)[0], chance)
    sure = topic_chance >= thresholds.topic and chance >= thresholds.card
    if sure and understood.nearest >= thresholds.nearest:
        return Decision("answer", (best,), topic_chance)
    close = [card for card, other in understood.cards[:3] if other >= thresholds.close * chance]
    if 1 < len(close) <= 2 and understood.nearest >= thresholds.nearest:
        return Decision("choose", tuple(close), topic_chance)
    return Decision("unsure", (), topic_chance)
