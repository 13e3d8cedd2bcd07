"""Answers that are built from the matrices, the groups and the documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from knowledge.answers._matrix import AGES, Fact, entitlement, fee, for_ages, one_fee
from knowledge.answers._model import Answer, Missing, Patient
from knowledge.answers._parts import (
    cautions,
    is_firm,
    missing,
    shown_sources,
    who,
    whom_to_ask,
)
from knowledge.loading import Knowledge
from knowledge.model import (
    Card,
    Certainty,
    Citation,
    Computed,
    Notice,
    Reviewed,
    SourceKind,
)


def build(knowledge: Knowledge, card: Card, patient: Patient) -> Answer | Missing:
    """The computed answer, or the slot without which nothing can be said."""
    builders: dict[Computed, Callable[[Knowledge, Card, Patient], Answer | Missing]] = {
        Computed.ENTITLEMENT: _entitlement,
        Computed.FEE: _fee,
        Computed.GROUP: _group,
        Computed.DOCUMENT: _documents,
        Computed.LAW: _law,
        Computed.NOTICES: _notices,
    }
    assert card.computed is not None
    return builders[card.computed](knowledge, card, patient)


def _entitlement(knowledge: Knowledge, card: Card, patient: Patient) -> Answer | Missing:
    if patient.group is None:
        return missing(knowledge, "group")
    fact = _matrix(knowledge, patient, entitlement)
    cost = one_fee(knowledge, patient)
    if cost is not None:
        line = knowledge.say("fee_line", amount=cost.text)
        sources = tuple(dict.fromkeys((*fact.sources, *cost.sources)))
        fact = replace(fact, notes=(*fact.notes, line), sources=sources)
    return _from_fact(knowledge, fact)


def _fee(knowledge: Knowledge, card: Card, patient: Patient) -> Answer | Missing:
    if patient.group is None:
        return missing(knowledge, "group")
    return _from_fact(knowledge, _matrix(knowledge, patient, fee))


def _matrix(
    knowledge: Knowledge,
    patient: Patient,
    look_up: Callable[[Knowledge, str, str, str | None], Fact],
) -> Fact:
    assert patient.group is not None
    ages = (patient.age,) if patient.age else AGES
    return for_ages(
        knowledge, {age: look_up(knowledge, patient.group, age, patient.care) for age in ages}
    )


def _from_fact(knowledge: Knowledge, fact: Fact) -> Answer:
    return Answer(
        lead=knowledge.say(fact.yes, text=fact.text) if fact.yes else fact.text,
        unasked=fact.text if fact.yes else None,
        details=fact.notes,
        sources=shown_sources(knowledge, fact.sources),
        certainty=fact.certainty,
        ask=None if is_firm(fact.certainty) else whom_to_ask(knowledge, fact.ask),
        cautions=cautions(knowledge, fact.sources),
    )


def _group(knowledge: Knowledge, card: Card, patient: Patient) -> Answer | Missing:
    if patient.group is None:
        return missing(knowledge, "group")
    group = knowledge.groups[patient.group]
    return _described(
        knowledge,
        group,
        lead=group.definition,
        details=(*group.recognise, *((group.not_this,) if group.not_this else ())),
    )


def _documents(knowledge: Knowledge, card: Card, patient: Patient) -> Answer | Missing:
    """The documents that show the group; all of them when no group is known."""
    shown = [
        document
        for document in knowledge.documents.values()
        if patient.group is None or patient.group in document.shows
    ]
    texts = tuple(str(document.text) for document in shown)
    if not shown:
        return _described(knowledge, card, knowledge.say("no_document"))
    citations = tuple(citation for document in shown for citation in document.sources)
    if patient.group is None:
        return _described(knowledge, card, knowledge.say("documents_lead"), texts, citations)
    return _described(knowledge, shown[0], texts[0], texts[1:], citations)


def _law(knowledge: Knowledge, card: Card, patient: Patient) -> Answer:
    """The acts behind the group's entitlement and fees and what they say, or the main acts."""
    if patient.group is None:
        return _described(knowledge, card, knowledge.say("laws_lead"))
    group, whole = knowledge.groups[patient.group], patient.care is None
    ages = (patient.age,) if patient.age else AGES
    care = [entitlement(knowledge, patient.group, age, patient.care) for age in ages]
    fees = [fee(knowledge, patient.group, age, patient.care) for age in ages]
    of_care = _laws_of(knowledge, care) or _laws(
        knowledge, knowledge.regime(patient.group, ages[0]).sources
    )
    of_fees = tuple(law for law in _laws_of(knowledge, fees) if law not in of_care)
    of_group = _laws(knowledge, group.sources) if whole else ()
    whom = who(knowledge, patient.group, patient.age)
    lead = knowledge.say("law_lead", who=whom, laws=_titles(knowledge, of_care))
    for phrase, laws in (("law_fees", of_fees), ("law_group", of_group)):
        if laws:
            lead += " " + knowledge.say(phrase, laws=_titles(knowledge, laws))
    says = dict.fromkeys(
        knowledge.say("law_says", text=fact.text.rstrip("."), laws=_titles(knowledge, laws)) + "."
        for fact in (*care, *fees)
        if (laws := _laws(knowledge, fact.sources))
    )
    citations = tuple(dict.fromkeys((*of_care, *of_fees, *of_group)))
    return Answer(
        lead=lead,
        details=(*says, *((group.definition,) if whole else ())),
        sources=shown_sources(knowledge, citations),
        certainty=Certainty.LAW,
        cautions=cautions(knowledge, citations),
    )


def _laws_of(knowledge: Knowledge, facts: Iterable[Fact]) -> tuple[Citation, ...]:
    cited = dict.fromkeys(citation for fact in facts for citation in fact.sources)
    return _laws(knowledge, cited)


def _laws(knowledge: Knowledge, citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(c for c in citations if knowledge.sources[c.id].kind is SourceKind.LAW)


def _titles(knowledge: Knowledge, citations: tuple[Citation, ...]) -> str:
    return "; ".join(source.title.rstrip(".") for source in shown_sources(knowledge, citations))


def _notices(knowledge: Knowledge, card: Card, patient: Patient) -> Answer:
    """What editors have posted for today, as it is said when a session starts."""
    posted = notices(knowledge, date.today())
    if not posted:
        return _described(knowledge, card, knowledge.say("no_notices"))
    lead = knowledge.say("notices_lead", text=posted[0].text)
    return _described(knowledge, card, lead, tuple(notice.text for notice in posted[1:]))


def notices(knowledge: Knowledge, today: date) -> tuple[Notice, ...]:
    """The notices in force on a day, in the order of the file."""
    return tuple(
        notice for notice in knowledge.notices.values() if notice.from_day <= today <= notice.to_day
    )


def _described(
    knowledge: Knowledge,
    item: Reviewed,
    lead: str,
    details: tuple[str, ...] = (),
    extra: tuple[Citation, ...] = (),
) -> Answer:
    citations = tuple(dict.fromkeys((*item.sources, *extra)))
    return Answer(
        lead=lead,
        details=details,
        sources=shown_sources(knowledge, citations),
        certainty=item.certainty,
        ask=None if is_firm(item.certainty) else whom_to_ask(knowledge, item.ask),
        cautions=cautions(knowledge, citations),
    )
