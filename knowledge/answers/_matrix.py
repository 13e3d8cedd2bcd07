"""Answers from the matrices: entitlement and fee for a group, an age and a care type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from knowledge.answers._model import Patient
from knowledge.answers._parts import is_firm, upper_first, weakest, who
from knowledge.loading import Knowledge
from knowledge.model import Cell, Certainty, Citation, Column, Fee, FeeForm, Level, Regime

AGES = ("adult", "child")


_YES = {
    Level.FULL: "yes",
    Level.OWN_RIGHT: "yes",
    Level.ANSTAA: "yes_anstaa",
    Level.NECESSARY: "yes_necessary",
}
_LIMITED = (Level.ANSTAA, Level.NECESSARY, Level.IMMEDIATE)


@dataclass(frozen=True)
class Fact:
    """A sentence with what stands behind it.

    ``alike`` is the sentence for the whole group, to say when both ages have the same; ``yes``
    is the phrase that says yes to the care that was asked about, with what it depends on.
    """

    text: str
    notes: tuple[str, ...]
    sources: tuple[Citation, ...]
    certainty: Certainty
    ask: str | None
    alike: str | None = None
    yes: str | None = None


def entitlement(knowledge: Knowledge, group: str, age: str, care: str | None) -> Fact:
    """What a group at an age is entitled to; the general rule when ``care`` is None.

    Raises:
        KeyError: an id is not in the knowledge base.
    """
    regime = knowledge.regime(group, age)
    column = knowledge.columns[group]
    if care is None:
        return _rule(column, regime)
    cell = _cell(knowledge, group, regime, care)
    if cell.answer is not None:
        return _fact(column, upper_first(cell.answer), regime, cell)
    title = knowledge.care_types[care].title

    def sentence(form: str, whom: str) -> str:
        return knowledge.say(
            f"level_{cell.level.value}_{form}", who=whom, Who=upper_first(whom), care=title
        )

    fact = _fact(column, upper_first(sentence(age, who(knowledge, group, age))), regime, cell)
    alike = upper_first(sentence("adult", who(knowledge, group, None)))
    return replace(fact, alike=alike, yes=_YES.get(cell.level))


def _cell(knowledge: Knowledge, group: str, regime: Regime, care: str) -> Cell:
    row = knowledge.entitlements[care]
    return row.groups.get(group) or row.cells[regime.id]


def full_care(knowledge: Knowledge, patient: Patient) -> Fact | None:
    """The sentence that the patient has full care, None when any care is limited.

    Read from the matrix: no care type of the patient's regimes is weighed or limited.
    """
    if patient.group is None:
        return None
    facts = []
    for age in (patient.age,) if patient.age else AGES:
        regime = knowledge.regime(patient.group, age)
        cells = [_cell(knowledge, patient.group, regime, care) for care in knowledge.entitlements]
        if any(cell.level in _LIMITED for cell in cells):
            return None
        facts.append(_rule(knowledge.columns[patient.group], regime))
    whom = who(knowledge, patient.group, patient.age)
    text = knowledge.say("full_care", who=whom, Who=upper_first(whom))
    return replace(
        facts[0],
        text=text,
        sources=_unique(citation for fact in facts for citation in fact.sources),
        certainty=weakest(fact.certainty for fact in facts),
    )


def fee(knowledge: Knowledge, group: str, age: str, care: str | None) -> Fact:
    """What care costs for a group at an age; a doctor's visit when ``care`` is None.

    Raises:
        KeyError: an id is not in the knowledge base.
    """
    regime = knowledge.regime(group, age)
    row = knowledge.fee_row(care)
    cell = row.groups.get(group) or row.cells[regime.id]
    what = knowledge.care_types[care].title if care else _lower(row.title)
    form = cell.form.value
    if cell.form is FeeForm.PAYS and what.lower() not in cell.amount.lower():
        form = "pays_for"

    def sentence(whom: str) -> str:
        said = knowledge.say(
            f"fee_{form}",
            what=what,
            What=upper_first(what),
            who=whom,
            Who=upper_first(whom),
            amount=cell.amount,
        )
        return knowledge.say("fee_also", fee=said, also=cell.also) if cell.also else said

    fact = _fact(knowledge.columns[group], sentence(who(knowledge, group, age)), regime, cell)
    return replace(fact, alike=sentence(who(knowledge, group, None)))


def one_fee(knowledge: Knowledge, patient: Patient) -> Fact | None:
    """The bare fee with its sources, None when it differs with the age or is not sure."""
    if patient.group is None or patient.care is None:
        return None
    row = knowledge.fee_row(patient.care)
    column = knowledge.columns[patient.group]
    facts = []
    for age in (patient.age,) if patient.age else AGES:
        regime = knowledge.regime(patient.group, age)
        cell = row.groups.get(patient.group) or row.cells[regime.id]
        facts.append(_fact(column, cell.amount, regime, cell))
    first = facts[0]
    sure = all(is_firm(fact.certainty) and fact.text == first.text for fact in facts)
    return first if sure else None


def for_ages(knowledge: Knowledge, facts: dict[str, Fact]) -> Fact:
    """One answer for both ages: said once where it is the same, else one sentence each."""
    every = tuple(facts.values())
    if len({fact.text for fact in every}) == 1:
        text = every[0].text
        if len({fact.notes for fact in every}) == 1:
            return every[0]
    elif every[0].alike is not None and len({fact.alike for fact in every}) == 1:
        text = knowledge.say("both_ages", text=every[0].alike)
    else:
        text = " ".join(fact.text for fact in every)
    return Fact(
        text=text,
        notes=_notes(knowledge, facts),
        sources=_unique(citation for fact in every for citation in fact.sources),
        certainty=weakest(fact.certainty for fact in every),
        ask=next((fact.ask for fact in every if fact.ask), None),
        yes=every[0].yes if len({fact.yes for fact in every}) == 1 else None,
    )


def _notes(knowledge: Knowledge, facts: dict[str, Fact]) -> tuple[str, ...]:
    """The notes of every age, each with its age unless all ages have it."""
    return _unique(
        note
        if all(note in other.notes for other in facts.values())
        else knowledge.say(f"for_{age}", text=note)
        for age, fact in facts.items()
        for note in fact.notes
    )


def _rule(column: Column, regime: Regime) -> Fact:
    """The rule in one line: the group's own where it rests on another law than its regime."""
    if column.rule is None:
        sources = _concerning(column, regime.sources)
        return Fact(regime.rule, (), sources, regime.certainty, regime.ask)
    certainty = column.certainty or regime.certainty
    return Fact(column.rule, (), column.sources, certainty, column.ask)


def _fact(column: Column, text: str, regime: Regime, cell: Cell | Fee) -> Fact:
    """A cell without sources or certainty inherits its regime's."""
    return Fact(
        text=text,
        notes=(cell.note,) if cell.note else (),
        sources=_concerning(column, cell.sources or regime.sources),
        certainty=cell.certainty or regime.certainty,
        ask=cell.ask or regime.ask,
    )


def _concerning(column: Column, sources: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """The sources that concern the group; all of them when none would be left."""
    return tuple(s for s in sources if s.id not in column.not_sources) or sources


def _unique(values: Iterable) -> tuple:  # type: ignore[type-arg]
    return tuple(dict.fromkeys(values))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
