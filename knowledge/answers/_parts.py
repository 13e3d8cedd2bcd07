"""Parts that every answer shares: sources, certainty, contacts and whom it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.answers._model import Missing, Patient, SourceShown
from knowledge.loading import Knowledge
from knowledge.model import Certainty, Citation

_YES_OR_NO = re.compile(r"^(?:Ja|Nej)[,.] (?!(?:om|men|inte|bara|för)\b)")
_FIRM = (Certainty.LAW, Certainty.AUTHORITY)
_ORDER = (Certainty.LAW, Certainty.AUTHORITY, Certainty.REGION, Certainty.UNCERTAIN)


def shown_sources(knowledge: Knowledge, citations: Iterable[Citation]) -> tuple[SourceShown, ...]:
    """Citations as the reader sees them; several paragraphs of one source on one row."""
    paragraphs: dict[str, list[str]] = {}
    for citation in citations:
        places = paragraphs.setdefault(citation.id, [])
        if citation.at and citation.at not in places:
            places.append(citation.at)
    return tuple(
        SourceShown(
            id=source_id,
            title=" ".join([knowledge.sources[source_id].short, _in_order(places)]).strip(),
            url=knowledge.sources[source_id].url,
            checked=knowledge.sources[source_id].read,
        )
        for source_id, places in paragraphs.items()
    )


def _in_order(places: list[str]) -> str:
    """Paragraphs as the act has them: chapter and section in rising order."""
    return ", ".join(sorted(places, key=_numbers))


def _numbers(place: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", place)]


def cautions(knowledge: Knowledge, citations: Iterable[Citation]) -> tuple[str, ...]:
    """What the reader must know of the sources, each said once."""
    found = (knowledge.sources[citation.id].caution for citation in citations)
    return tuple(dict.fromkeys(caution for caution in found if caution))


def weakest(certainties: Iterable[Certainty]) -> Certainty:
    """An answer of several facts is as sure as its least sure fact."""
    return max(certainties, key=_ORDER.index, default=Certainty.LAW)


def whom_to_ask(knowledge: Knowledge, contact: str | None) -> str | None:
    """How to reach the contact, in one line."""
    if contact is None:
        return None
    unit = knowledge.contacts[contact]
    return unit.asked or knowledge.say("ask_contact", unit=unit.title, how=unit.how)


def who(knowledge: Knowledge, group: str, age: str | None) -> str:
    """Group and age in running text: "vuxna asylsökande"; the whole group when age is None."""
    named = knowledge.groups[group]
    if age is None:
        return named.phrase
    own = {"child": named.children, "adult": named.adults}[age]
    return own or knowledge.say(f"who_{age}", group=named.phrase)


def about(knowledge: Knowledge, patient: Patient) -> str | None:
    """Whom the answer is about, so that a misunderstanding is seen at once."""
    if patient.group is None:
        return None
    said = knowledge.say("about", who=who(knowledge, patient.group, patient.age))
    proviso = knowledge.groups[patient.group].proviso
    return f"{said} {proviso}" if proviso else said


def missing(knowledge: Knowledge, need: str) -> Missing:
    """The question for a slot, with its choices."""
    items = {
        "group": knowledge.groups,
        "age": knowledge.ages,
        "care": knowledge.care_types,
    }[need]
    choices = tuple((item_id, item.title) for item_id, item in items.items())  # type: ignore[attr-defined]
    return Missing(need, knowledge.say(f"ask_{need}"), choices)


def upper_first(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def without_yes(text: str) -> str:
    """A lead without the yes or no that it begins with.

    >>> without_yes("Nej, barn får inte tolka.")
    'Barn får inte tolka.'
    """
    return upper_first(_YES_OR_NO.sub("", text))


def is_firm(certainty: Certainty) -> bool:
    """Law and authority need no remark; the rest is said aloud."""
    return certainty in _FIRM
