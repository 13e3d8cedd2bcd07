"""The summary that ends a walk: to copy, save and print. Holds nothing that the user wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from knowledge.model import Citation
from knowledge.model._procedures import (
    Advice,
    Criterion,
    Option,
    Outcome,
    Procedure,
    Reason,
    Side,
    Step,
)
from knowledge.walks._walks import Walks

Taken = tuple[tuple[Step, tuple[Option, ...]], ...]
"""The steps on the way and the options chosen there, none where a step was skipped."""


@dataclass(frozen=True)
class Section:
    """A heading with its lines; ``id`` is the heading's name in ``walk_words.yml``."""

    id: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Summary:
    """What a walk came to. ``reminder`` says that the routine goes before it."""

    procedure: str
    title: str
    sections: tuple[Section, ...]
    contacts: tuple[str, ...]
    reminder: str

    def section(self, section_id: str) -> tuple[str, ...]:
        """The lines below a heading, none when the heading is left out."""
        return next((part.lines for part in self.sections if part.id == section_id), ())

    def text(self) -> str:
        """The summary as plain text."""
        parts = (
            "\n".join((part.heading, *(f"- {line}" for line in part.lines)))
            for part in self.sections
        )
        return "\n\n".join((self.title, *parts, self.reminder)) + "\n"

    def to_json(self) -> dict[str, Any]:
        """The summary as plain data, for the widget."""
        sections = [
            {"id": part.id, "heading": part.heading, "lines": list(part.lines)}
            for part in self.sections
        ]
        return {
            "procedure": self.procedure,
            "title": self.title,
            "sections": sections,
            "contacts": list(self.contacts),
            "reminder": self.reminder,
            "text": self.text(),
        }


def summarise(walks: Walks, procedure: Procedure, taken: Taken) -> Summary:
    """Gather what the answers came to.

    Args:
        taken: the steps on the way with the options that were chosen.
    """
    outcomes: list[Outcome] = [o for step, options in taken for o in (*options, step.always)]
    outcomes.append(procedure.always)
    contacts = _distinct(contact for outcome in outcomes for contact in outcome.contacts)
    lines = {
        "result": _distinct(o.result for _, options in taken for o in options if o.result),
        **weigh(walks, procedure, taken),
        **_tasks(outcomes),
        "contacts": tuple(contact_line(walks, contact) for contact in contacts),
        "resources": _resources(walks, outcomes),
        "links": _links(walks, procedure, taken),
        "answers": tuple(_answer_line(walks, step, options) for step, options in taken),
    }
    headings = walks.words.labels.headings
    sections = tuple(
        Section(name, heading, lines[name]) for name, heading in headings.items() if lines.get(name)
    )
    return Summary(procedure.id, procedure.title, sections, contacts, procedure.reminder)


def weigh(walks: Walks, procedure: Procedure, taken: Taken) -> dict[str, tuple[str, ...]]:
    """Reasons for and against, and one criterion that nobody has considered; no verdict."""
    weighing = [options for step, options in taken if any(o.reasons for o in step.options)]
    if not procedure.criteria or not weighing:
        return {}
    reasons = [reason for options in weighing for option in options for reason in option.reasons]
    sides = {
        side: _distinct(_reason_line(walks, r) for r in reasons if r.side is side) for side in Side
    }
    sentences = walks.words.sentences
    missing = not_considered(procedure, taken)
    return {
        "for": sides[Side.FOR] or (sentences.no_reasons_for,),
        "against": sides[Side.AGAINST] or (sentences.no_reasons_against,),
        "not_considered": (missing.prompt,) if missing else (),
    }


def not_considered(procedure: Procedure, taken: Taken) -> Criterion | None:
    """The first criterion, in the editors' order, that no chosen option touches."""
    touched: set[int] = set()
    for _, options in taken:
        for option in options:
            touched.update(option.considers)
            touched.update(number for reason in option.reasons for number in reason.criteria)
    return next((c for c in procedure.criteria if c.number not in touched), None)


def contact_line(walks: Walks, contact_id: str) -> str:
    """A contact's name and how to reach it."""
    contact = walks.contacts.get(contact_id)
    return contact_id if contact is None else f"{contact.title}: {contact.how}"


def source_names(walks: Walks, citations: Iterable[Citation]) -> str:
    """Citations in short, each source once: "Lag 2008:344 4 §, 6 §; Patientlagen 3 kap. 1 §"."""
    return "; ".join(_name(walks, source, at) for source, at in _places(citations).items())


def _places(citations: Iterable[Citation]) -> dict[str, list[str]]:
    """The paragraphs that are cited in each source."""
    places: dict[str, list[str]] = {}
    for citation in citations:
        at = places.setdefault(citation.id, [])
        if citation.at and citation.at not in at:
            at.append(citation.at)
    return places


def _name(walks: Walks, source_id: str, at: list[str]) -> str:
    source = walks.sources.get(source_id)
    name = source_id if source is None else str(source.short)
    return f"{name} {', '.join(at)}" if at else name


def _tasks(outcomes: Iterable[Outcome]) -> dict[str, tuple[str, ...]]:
    outcomes = list(outcomes)
    return {
        "now": _distinct(line for o in outcomes for line in o.todo.now),
        "days": _distinct(line for o in outcomes for line in o.todo.days),
        "later": _distinct(line for o in outcomes for line in o.todo.later),
        "document": _distinct(line for o in outcomes for line in o.document),
        "report": _distinct(line for o in outcomes for line in o.report),
    }


def _resources(walks: Walks, outcomes: Iterable[Outcome]) -> tuple[str, ...]:
    found = _distinct(resource for outcome in outcomes for resource in outcome.resources)
    known = walks.resources
    return tuple(f"{known[r].title}: {known[r].where}" if r in known else r for r in found)


def _links(walks: Walks, procedure: Procedure, taken: Taken) -> tuple[str, ...]:
    """Each source once, with the paragraphs that the way leaned on, and its address."""
    lines = []
    for source_id, at in _places(_citations(procedure, taken)).items():
        source, name = walks.sources.get(source_id), _name(walks, source_id, sorted(at, key=_order))
        lines.append(name if source is None else f"{name} – {source.url}")
    return tuple(lines)


def _order(paragraph: str) -> list[int]:
    """Sorts paragraphs by their figures: "3 kap. 8 §" before "3 kap. 10 §"."""
    return [int(figures) for figures in re.findall(r"\d+", paragraph)]


def _citations(procedure: Procedure, taken: Taken) -> Iterator[Citation]:
    for step, options in taken:
        yield from step.sources
        advice: list[Advice] = [*step.text, *(a for option in options for a in option.advice)]
        for text in advice:
            yield from text.sources
    yield from procedure.sources


def _answer_line(walks: Walks, step: Step, options: tuple[Option, ...]) -> str:
    labels = walks.words.labels
    answer = ", ".join(str(option.title) for option in options) or labels.skipped
    return f"{step.title}: {answer}"


def _reason_line(walks: Walks, reason: Reason) -> str:
    labels = walks.words.labels
    if not reason.criteria:
        return str(reason.text)
    template = labels.criterion if len(reason.criteria) == 1 else labels.criteria
    numbers = [str(number) for number in reason.criteria]
    joined = ", ".join(numbers[:-1]) + labels.join + numbers[-1] if numbers[1:] else numbers[0]
    return str(template.format(text=reason.text, numbers=joined))


def _distinct(lines: Iterable[str | None]) -> tuple[str, ...]:
    """In order, each once."""
    return tuple(dict.fromkeys(str(line) for line in lines if line))
