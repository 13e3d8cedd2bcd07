"""What points points at something that exists, and is told where it stands when it does not."""

from __future__ import annotations

import pytest

from tests.knowledge.loading.conftest import Case, Edit, Faults, told

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


@pytest.mark.parametrize("case", POINTERS.values(), ids=POINTERS.keys())
def test_what_points_nowhere_is_told_where_it_stands(
    case: Case, edit: Edit, faults: Faults
) -> None:
    line, fault = told(case, edit, faults)

    assert (fault.file, fault.expected, fault.got) == (case.file, case.expected, case.got)
    assert line <= fault.line <= line + case.new.count("\n")


def test_one_broken_pointer_is_one_fault(edit: Edit, faults: Faults) -> None:
    edit("cards/all.yml", "related: [fee/pris]", "related: [fee/borta]")

    assert len(faults()) == 1
