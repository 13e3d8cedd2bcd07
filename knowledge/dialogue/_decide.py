"""How sure is sure: answer, ask "menade du A eller B?", suggest, or say that it is unclear.

The thresholds are chosen on data that no example was written from, and reported as precision and
coverage in ``docs/evaluation.md`` (``make eval``).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from knowledge.dialogue._understanding import Understanding
from knowledge.model import topic_of

_NOTHING_MIXED: Mapping[str, str] = {}

Kind = Literal["answer", "choose", "unsure"]


@dataclass(frozen=True)
class Thresholds:
    """Where an answer is sure enough.

    ``scope``: least likeness to what we answer, below it nothing in scope is said, unless the topic
    is at least ``likely`` and an example at least as ``near``, or it stands out: the topic is at
    least ``certain``, and at least ``inside`` in scope; of a message that names one of our groups
    the card need only be ``told``. ``nearest``: least likeness to a training example, unless the
    topic is ``certain`` and in scope. ``topic``: least probability of the topic; ``outside``: of
    one that we are not for. ``sure``: from this probability of the topic its best card is said
    without asking, below it a card must stand out: ``lead`` times likelier than the runner-up, or
    ``share`` of the topic's probability. ``close``: least share of the best card's probability that
    makes a runner-up worth offering. ``mixed``: least share of the best topic's probability that
    makes a topic it is easily mixed up with worth asking about. ``beside``: least share of the best
    card's probability that makes another worth saying in short after it, and ``least`` the least
    probability of that.
    """

    scope: float = 0.9
    likely: float = 0.80
    near: float = 0.8
    certain: float = 0.9
    inside: float = 0.3
    told: float = 0.6
    nearest: float = 0.25
    topic: float = 0.30
    outside: float = 0.38
    sure: float = 0.40
    lead: float = 1.5
    share: float = 0.4
    close: float = 0.5
    mixed: float = 0.55
    beside: float = 0.35
    least: float = 0.1


@dataclass(frozen=True)
class Decision:
    """What to do, with which cards, and how sure; ``beside`` is the card that may be meant too."""

    kind: Kind
    cards: tuple[str, ...]
    confidence: float
    beside: str | None = None


def decide(
    understood: Understanding,
    thresholds: Thresholds,
    outside: Collection[str] = (),
    mixed_up: Mapping[str, str] = _NOTHING_MIXED,
) -> Decision:
    """Weigh the ranking of one message.

    Args:
        outside: topics that we are not for.
        mixed_up: topics with the one that each is easily taken for.
    """
    if not understood.cards or not understood.topics:
        return Decision("unsure", (), 0.0)
    topic, sure = understood.topics[0]
    ranked = [(card, chance) for card, chance in understood.cards if topic_of(card) == topic]
    out = topic in outside
    # A long message is like no example, however clear it is.
    clear = sure >= thresholds.certain and understood.scope >= thresholds.scope
    if not ranked or (understood.nearest < thresholds.nearest and not clear):
        return Decision("unsure", (), sure)
    near = sure >= thresholds.likely and understood.nearest >= thresholds.near
    stands = sure >= thresholds.certain
    told = understood.reading.named and ranked[0][1] >= thresholds.told
    points_out = (stands or told) and understood.scope >= thresholds.inside
    if understood.scope < thresholds.scope and not (near or points_out or out):
        return Decision("unsure", (), sure)
    if sure < thresholds.topic:
        close = _close(understood.cards, thresholds)
        return Decision("choose" if len(close) > 1 else "unsure", close, sure)
    if out and sure < thresholds.outside:
        return Decision("unsure", (), sure)
    best, chance = ranked[0]
    other = _other_sense(understood, mixed_up.get(topic), thresholds.mixed * sure)
    if other is not None:
        return Decision("choose", (best, other), sure)
    runner_up = ranked[1][1] if len(ranked) > 1 else 0.0
    stands_out = chance >= thresholds.share * sure or chance >= thresholds.lead * runner_up
    if out or sure >= thresholds.sure or stands_out:
        # Beside "that is not ours" something of ours is said only when the message may be ours.
        may_be_ours = not out or understood.scope >= thresholds.scope
        beside = _beside(understood, best, chance, thresholds) if may_be_ours else None
        return Decision("answer", (best,), sure, beside)
    return Decision("choose", tuple(card for card, _ in ranked[:2]), sure)


def _other_sense(understood: Understanding, topic: str | None, least: float) -> str | None:
    """The best card of a topic that may be meant instead, when it is likely enough."""
    if topic is None or dict(understood.topics).get(topic, 0.0) < least:
        return None
    return next((card for card, _ in understood.cards if topic_of(card) == topic), None)


def _beside(
    understood: Understanding, best: str, chance: float, thresholds: Thresholds
) -> str | None:
    """The likeliest other card, when it is nearly as likely."""
    wanted = max(thresholds.beside * chance, thresholds.least)
    return next((c for c, p in understood.cards if c != best and p >= wanted), None)


def _close(cards: tuple[tuple[str, float], ...], thresholds: Thresholds) -> tuple[str, ...]:
    best = cards[0][1]
    return tuple(card for card, chance in cards[:2] if chance >= thresholds.close * best)
