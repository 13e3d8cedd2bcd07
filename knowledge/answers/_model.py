"""What an answer is made of, before it is shown anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.model import Certainty


@dataclass(frozen=True)
class Patient:
    """What is known of the patient: ids from the knowledge base, or None for unknown.

    ``age`` is ``child`` or ``adult``; no name, number or date ever stands here.
    """

    group: str | None = None
    age: str | None = None
    care: str | None = None


@dataclass(frozen=True)
class SourceShown:
    """A source as the reader sees it: title with paragraph, address, and the day it was read."""

    id: str
    title: str
    url: str
    checked: date


@dataclass(frozen=True)
class Button:
    """A choice: ``title`` is what is read, ``payload`` what is sent when it is chosen."""

    title: str
    payload: str


@dataclass(frozen=True)
class Answer:
    """One answer: ``lead`` answers in a sentence or two, everything else supports it.

    ``unasked`` is the lead without the yes that it begins with, for a question that is not answered
    with yes or no. ``ask`` is how to reach whom to ask, when the certainty is not plain.
    ``cautions`` are what the reader must know of the sources, ``contacts`` pairs of (unit, how to
    reach it).
    """

    lead: str
    details: tuple[str, ...] = ()
    about: str | None = None
    sources: tuple[SourceShown, ...] = ()
    certainty: Certainty = Certainty.LAW
    ask: str | None = None
    cautions: tuple[str, ...] = ()
    contacts: tuple[tuple[str, str], ...] = ()
    card: str | None = None
    topic: str | None = None
    buttons: tuple[Button, ...] = ()
    missing: tuple[Missing, ...] = ()
    unasked: str | None = None


@dataclass(frozen=True)
class Missing:
    """A slot that decides the answer and is not known; ``choices`` are (id, title)."""

    need: str
    question: str
    choices: tuple[tuple[str, str], ...]
