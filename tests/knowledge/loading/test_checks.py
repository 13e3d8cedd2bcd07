"""No cell is missing; no alias means two things; the matrices have a card."""

from __future__ import annotations

import pytest

from tests.knowledge.loading.conftest import Case, Edit, Faults, told

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


@pytest.mark.parametrize("case", MISSING.values(), ids=MISSING.keys())
def test_what_is_missing_is_told(case: Case, edit: Edit, faults: Faults) -> None:
    _, fault = told(case, edit, faults)

    assert (fault.expected, fault.got) == (case.expected, case.got)


@pytest.mark.parametrize("case", ALIASES.values(), ids=ALIASES.keys())
def test_an_alias_used_twice_is_told(case: Case, edit: Edit, faults: Faults) -> None:
    line, fault = told(case, edit, faults)

    assert (fault.line, fault.expected, fault.got) == (line, case.expected, case.got)


@pytest.mark.parametrize("computed", ["entitlement", "fee"])
def test_the_matrices_must_have_a_card(edit: Edit, faults: Faults, computed: str) -> None:
    edit("cards/all.yml", f"    computed: {computed}\n", "    answer: Något annat.\n")

    assert [(fault.expected, fault.got) for fault in faults()] == [
        (f"ett kort med computed: {computed}", "inget i hela samlingen")
    ]
