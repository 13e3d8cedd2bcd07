"""What points points at something that exists; no cell is missing; no alias means two things."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from knowledge.loading import Fault

Edit = Callable[[str, str, str], int]
Faults = Callable[[], tuple[Fault, ...]]


class Case(NamedTuple):
    """An edit that makes content disagree with itself, and the fault that is told of it."""

    file: str
    old: str
    new: str
    field: str
    expected: str
    got: str


POINTERS = {
    "an unknown source": Case(
        "groups.yml",
        "sources: [{id: L344, at: 4 §}]",
        "sources: [{id: L999}]",
        "groups[0].sources[0].id",
        "id för en källa i sources/",
        "«L999»",
    ),
    "an unknown source in a cell": Case(
        "fees.yml",
        "vuxen: {amount: 50 kr}",
        "vuxen: {amount: 50 kr, sources: [{id: L999}]}",
        "fees[0].cells.vuxen.sources[0].id",
        "id för en källa i sources/",
        "«L999»",
    ),
    "an unknown source deep in a walk": Case(
        "procedures/prov.yml",
        "{id: rod, title: Röd}",
        "{id: rod, title: Röd, advice: [{text: Råd, sources: [{id: L999}]}]}",
        "procedure.steps[0].options[0].advice[0].sources[0].id",
        "id för en källa i sources/",
        "«L999»",
    ),
    "a dangling related card": Case(
        "cards/all.yml",
        "related: [fee/pris]",
        "related: [fee/borta]",
        "cards[0].related[0]",
        "id för ett kort",
        "«fee/borta»",
    ),
    "a dangling contact": Case(
        "cards/all.yml",
        "contacts: [kjv]",
        "contacts: [borta]",
        "cards[0].contacts[0]",
        "id för en kontakt",
        "«borta»",
    ),
    "a dangling resource": Case(
        "cards/all.yml",
        "resources: [riva_hinder]",
        "resources: [borta]",
        "cards[0].resources[0]",
        "id för en resurs",
        "«borta»",
    ),
    "a dangling walk": Case(
        "cards/all.yml",
        "walk: prov",
        "walk: borta",
        "cards[0].walk",
        "id för en vägledning i procedures/",
        "«borta»",
    ),
    "a card in no topic": Case(
        "cards/all.yml",
        "id: fee/frikort",
        "id: avgift/frikort",
        "cards[2].id",
        "id för ett ämne i topics.yml",
        "«avgift»",
    ),
    "a variant for an unknown group": Case(
        "cards/all.yml",
        "group: [asylsokande]",
        "group: [asylsokande, marsian]",
        "cards[2].variants[0].when.group[1]",
        "id för en grupp",
        "«marsian»",
    ),
    "a variant for an unknown regime": Case(
        "cards/all.yml",
        "regime: [vuxen]",
        "regime: [gammal]",
        "cards[2].variants[0].when.regime[0]",
        "id för en regel",
        "«gammal»",
    ),
    "a variant for an unknown care type": Case(
        "cards/all.yml",
        "care: [tandvard]",
        "care: [harvard]",
        "cards[2].variants[0].when.care[0]",
        "id för en vårdform",
        "«harvard»",
    ),
    "an unknown contact to ask": Case(
        "cards/all.yml",
        "ask: kjv",
        "ask: borta",
        "cards[2].ask",
        "id för en kontakt",
        "«borta»",
    ),
    "danger to an unknown card": Case(
        "danger.yml",
        "card: acute/larma",
        "card: acute/borta",
        "danger[0].card",
        "id för ett kort",
        "«acute/borta»",
    ),
    "a group with an unknown document": Case(
        "groups.yml",
        "documents: [lma_kort]",
        "documents: [pass]",
        "groups[0].documents[0]",
        "id för en handling",
        "«pass»",
    ),
    "a combination of an unknown clue": Case(
        "groups.yml",
        "combinations: [[avslag, overklagat]]",
        "combinations: [[avslag, borta]]",
        "groups[0].combinations[0][1]",
        "id för ett tecken i clues.yml",
        "«borta»",
    ),
    "a document of an unknown group": Case(
        "documents.yml",
        "shows: [asylsokande]",
        "shows: [marsian]",
        "documents[0].shows[0]",
        "id för en grupp",
        "«marsian»",
    ),
    "a care type with an unknown fee": Case(
        "care_types.yml",
        "title: tandvård, fee: besok_lakare",
        "title: tandvård, fee: borta",
        "care_types[0].fee",
        "id för en rad i fees.yml",
        "«borta»",
    ),
    "a fee of some years in an unknown card": Case(
        "fees.yml",
        "title: Läkarbesök\n",
        "title: Läkarbesök\n    of_years: [{years: [18, 19], card: fee/borta}]\n",
        "fees[0].of_years[0].card",
        "id för ett kort",
        "«fee/borta»",
    ),
    "a row for an unknown care type": Case(
        "entitlements.yml",
        "care_type: akut",
        "care_type: borta",
        "entitlements[1].care_type",
        "id för en vårdform i care_types.yml",
        "«borta»",
    ),
    "a cell for an unknown regime": Case(
        "fees.yml",
        "barn: {amount: kostnadsfritt}",
        "barn: {amount: kostnadsfritt}\n      gammal: {amount: 1 kr}",
        "fees[0].cells.gammal",
        "id för en regel i entitlements.yml",
        "«gammal»",
    ),
    "an exception for an unknown group": Case(
        "fees.yml",
        "      vuxen: {amount: 50 kr}",
        "      vuxen: {amount: 50 kr}\n    groups:\n      marsian: {amount: 1 kr}",
        "fees[0].groups.marsian",
        "id för en grupp i groups.yml",
        "«marsian»",
    ),
    "a column of an unknown group": Case(
        "entitlements.yml",
        "{group: tillstandslos, child: barn, adult: vuxen}",
        "{group: marsian, child: barn, adult: vuxen}",
        "columns[1].group",
        "id för en grupp",
        "«marsian»",
    ),
    "a column to an unknown regime": Case(
        "entitlements.yml",
        "{group: tillstandslos, child: barn, adult: vuxen}",
        "{group: tillstandslos, child: barn, adult: gammal}",
        "columns[1].adult",
        "id för en regel",
        "«gammal»",
    ),
}

MISSING = {
    "a missing cell of entitlement": Case(
        "entitlements.yml",
        "      vuxen: {level: anstaa}\n",
        "",
        "entitlements[0].cells",
        "en ruta för «vuxen»",
        "ingen",
    ),
    "a missing cell of fees": Case(
        "fees.yml",
        "      vuxen: {amount: 50 kr}\n",
        "",
        "fees[0].cells",
        "en ruta för «vuxen»",
        "ingen",
    ),
    "a care type without a row": Case(
        "entitlements.yml",
        "  - care_type: akut\n    cells:\n      barn: {level: full}\n      vuxen: {level: full}\n",
        "",
        "care_types[1].id",
        "en rad för vårdformen i entitlements.yml",
        "ingen",
    ),
    "a group without a column": Case(
        "entitlements.yml",
        "  - {group: tillstandslos, child: barn, adult: vuxen}\n",
        "",
        "groups[1].id",
        "en rad för gruppen under «columns» i entitlements.yml",
        "ingen",
    ),
    "an uncertain card without whom to ask": Case(
        "cards/all.yml",
        "    ask: kjv\n",
        "",
        "cards[2].ask",
        "en kontakt att fråga, eftersom uppgiften är osäker",
        "inget",
    ),
    "an uncertain cell without whom to ask": Case(
        "fees.yml",
        "vuxen: {amount: 50 kr}",
        "vuxen: {amount: 50 kr, certainty: uncertain}",
        "fees[0].cells.vuxen.ask",
        "en kontakt att fråga, eftersom uppgiften är osäker",
        "inget",
    ),
    "a card without a source": Case(
        "cards/all.yml",
        "    sources: [{id: L344}]\n    certainty: uncertain\n",
        "    sources: []\n    certainty: uncertain\n",
        "cards[2].sources",
        "minst en källa",
        "ingen",
    ),
    "a card without an answer": Case(
        "cards/all.yml",
        "    answer: Nej.\n",
        "",
        "cards[2].answer",
        "ett svar, eller varianter och vad de beror på (needs)",
        "inget",
    ),
}

ALIASES = {
    "two groups": Case(
        "groups.yml",
        "aliases: [papperslös]",
        "aliases: [papperslös, Asylsokande]",
        "groups[1].aliases[1]",
        "ett alias som inte redan finns hos «asylsokande»",
        "«Asylsokande»",
    ),
    "the same care type": Case(
        "care_types.yml",
        "aliases: [tandvård]",
        "aliases: [tandvård, tandvard]",
        "care_types[0].aliases[1]",
        "ett alias som inte redan finns hos «tandvard»",
        "«tandvard»",
    ),
    "a weak one": Case(
        "care_types.yml",
        "weak: [jour]",
        "weak: [jour, tandvård]",
        "care_types[1].weak[1]",
        "ett alias som inte redan finns hos «tandvard»",
        "«tandvård»",
    ),
    "two concepts": Case(
        "concepts.yml",
        "words: [gratis]",
        "words: [gratis, pris]",
        "concepts[1].words[1]",
        "ett alias som inte redan finns hos «avgift»",
        "«pris»",
    ),
}


def told(case: Case, edit: Edit, faults: Faults) -> tuple[int, Fault]:
    """The line that was edited, and the fault about its field."""
    line = edit(case.file, case.old, case.new)
    return line, next(fault for fault in faults() if fault.field == case.field)


@pytest.mark.parametrize("case", POINTERS.values(), ids=POINTERS.keys())
def test_what_points_nowhere_is_told_where_it_stands(
    case: Case, edit: Edit, faults: Faults
) -> None:
    line, fault = told(case, edit, faults)

    assert (fault.file, fault.expected, fault.got) == (case.file, case.expected, case.got)
    assert line <= fault.line <= line + case.new.count("\n")


@pytest.mark.parametrize("case", MISSING.values(), ids=MISSING.keys())
def test_what_is_missing_is_told(case: Case, edit: Edit, faults: Faults) -> None:
    _, fault = told(case, edit, faults)

    assert (fault.expected, fault.got) == (case.expected, case.got)


@pytest.mark.parametrize("case", ALIASES.values(), ids=ALIASES.keys())
def test_an_alias_used_twice_is_told(case: Case, edit: Edit, faults: Faults) -> None:
    line, fault = told(case, edit, faults)

    assert (fault.line, fault.expected, fault.got) == (line, case.expected, case.got)


def test_one_broken_pointer_is_one_fault(edit: Edit, faults: Faults) -> None:
    edit("cards/all.yml", "related: [fee/pris]", "related: [fee/borta]")

    assert len(faults()) == 1


@pytest.mark.parametrize("computed", ["entitlement", "fee"])
def test_the_matrices_must_have_a_card(edit: Edit, faults: Faults, computed: str) -> None:
    edit("cards/all.yml", f"    computed: {computed}\n", "    answer: Något annat.\n")

    assert [(fault.expected, fault.got) for fault in faults()] == [
        (f"ett kort med computed: {computed}", "inget i hela samlingen")
    ]
