"""What the language side hands over for one message."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from knowledge.language.reading import Reading
from knowledge.model import topic_of

Ranking = tuple[tuple[str, float], ...]


def ranked(pairs: Iterable[tuple[str, float]]) -> Ranking:
    """Names with their chances, the likely first."""
    return tuple(sorted(pairs, key=lambda pair: -pair[1]))


@dataclass(frozen=True)
class Understanding:
    """One message, read and ranked.

    ``text`` is masked: it holds no identifiers. ``topics`` and ``cards`` are (id, probability),
    the likely first. ``nearest`` is the likeness (0-1) to the nearest training example.
    ``scope`` is the higher the more the message is like what we answer.
    ``parts`` are the questions in it, each by itself, when there are several.
    ``masked`` tells that something like a personnummer was taken out. ``choice`` is what a
    button chose ("card:fee/frikort"), never something that was typed.
    """

    text: str = ""
    reading: Reading = Reading()
    topics: Ranking = ()
    cards: Ranking = ()
    nearest: float = 0.0
    scope: float = 0.0
    masked: bool = False
    choice: str | None = None
    parts: tuple[Understanding, ...] = ()


def made_unlikely(said: Understanding, cards: Collection[str], left: float) -> Understanding:
    """The ranking with some cards, and what their topics owe to them, made unlikely.

    Args:
        left: the share of their chance that is left.
    """
    lost: dict[str, float] = {}
    for card, chance in said.cards:
        if card in cards:
            lost[topic_of(card)] = lost.get(topic_of(card), 0.0) + chance * (1 - left)
    if not lost:
        return said
    topics = [(topic, max(chance - lost.get(topic, 0.0), 0.0)) for topic, chance in said.topics]
    whole = sum(chance for _, chance in topics) or 1.0
    return replace(
        said,
        cards=ranked(
            (card, chance * (left if card in cards else 1) / whole) for card, chance in said.cards
        ),
        topics=ranked((topic, chance / whole) for topic, chance in topics),
    )


def without(said: Understanding, topics: Collection[str]) -> Understanding:
    """The message with its ranking over all other topics."""
    left = sum(chance for topic, chance in said.topics if topic not in topics) or 1.0
    return replace(
        said,
        topics=tuple((t, chance / left) for t, chance in said.topics if t not in topics),
        cards=tuple((c, chance / left) for c, chance in said.cards if topic_of(c) not in topics),
    )


_ANYWAY = 0.02
"""What counts of a part's card that the whole message says nothing of."""


def in_its_place(part: Understanding, whole: Understanding) -> Understanding:
    """A part's ranking weighed by the whole message's, which knows what "kan man önska kön" is of.

    Args:
        part: one question of the message, ranked by itself.
        whole: the message it stands in.
    """
    chances = dict(whole.cards)
    weighed = [(card, chance * (chances.get(card, 0.0) + _ANYWAY)) for card, chance in part.cards]
    total = sum(chance for _, chance in weighed) or 1.0
    cards = ranked((card, chance / total) for card, chance in weighed)
    topics: dict[str, float] = {}
    for card, chance in cards:
        topics[topic_of(card)] = topics.get(topic_of(card), 0.0) + chance
    return replace(part, cards=cards, topics=ranked(topics.items()))
