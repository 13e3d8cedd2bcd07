"""Answers from the matrices: entitlement and fee for a group, an age and a care type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.answers._model import Patient
from knowledge.answers._parts import is_firm, weakest, who
from knowledge.loading import Knowledge
from knowledge.model import Cell, Certainty, Citation, Column, Fee, Regime

AGES = ("adult", "child")


@dataclass(frozen=True)
class Fact:
    """A sentence with what stands behind it."""

    text: str
    notes: tuple[str, ...]
    sources: tuple[Citation, ...]
    certainty: Certainty
    ask: str | None


def entitlement(knowledge: Knowledge, group: str, age: str, care: str | None) -> Fact:
    """What a group at an age is entitled to; the general rule when ``care`` is None.

    Raises:
        KeyError: an id is not in the knowledge base.
    """
    regime = knowledge.regime(group, age)
    if care is None:
        return _rule(knowledge.columns[group], regime)
    row = knowledge.entitlements[care]
    cell = row.groups.get(group) or row.cells[regime.id]
    sentence = cell.answer or knowledge.say(
        f"level_{cell.level.value}_{age}",
        who=who(knowledge, group, age),
        Who=_upper(who(knowledge, group, age)),
        care=knowledge.care_types[care].title,
    )
    return _fact(knowledge.columns[group], _upper(sentence), regime, cell)


def fee(knowledge: Knowledge, group: str, age: str, care: str | None) -> Fact:
    """What care costs for a group at an age; a doctor's visit when ``care`` is None.

    Raises:
        KeyError: an id is not in the knowledge base.
    """
    regime = knowledge.regime(group, age)
    row_id = knowledge.care_types[care].fee if care else str(knowledge.phrases["fee_row_default"])
    row = knowledge.fees[row_id]
    cell = row.groups.get(group) or row.cells[regime.id]
    what = knowledge.care_types[care].title if care else row.title
    sentence = knowledge.say(
        "fee_sentence", what=_upper(what), who=who(knowledge, group, age), amount=cell.amount
    )
    return _fact(knowledge.columns[group], sentence, regime, cell)


def one_fee(knowledge: Knowledge, patient: Patient) -> Fact | None:
    """The bare fee with its sources, None when it differs with the age or is not sure."""
    if patient.group is None or patient.care is None:
        return None
    row = knowledge.fees[knowledge.care_types[patient.care].fee]
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
    texts = {fact.text for fact in facts.values()}
    if len(texts) == 1:
        return next(iter(facts.values()))
    return Fact(
        text=" ".join(fact.text for fact in facts.values()),
        notes=_unique(
            knowledge.say(f"for_{age}", text=note)
            for age, fact in facts.items()
            for note in fact.notes
        ),
        sources=_unique(citation for fact in facts.values() for citation in fact.sources),
        certainty=weakest(fact.certainty for fact in facts.values()),
        ask=next((fact.ask for fact in facts.values() if fact.ask), None),
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


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
