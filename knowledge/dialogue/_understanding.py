"""What the language side hands over for one message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.language.reading import Reading

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
