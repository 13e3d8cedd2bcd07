"""Every field that is wrong is named, with its line, what was expected and what came."""

from __future__ import annotations

import pytest

from tests.knowledge.loading.conftest import Case, Edit, Faults

CASES = {
    "an unknown field": Case(
        "cards/all.yml",
        "    title: Frikort\n",
        "    titel: x\n    title: Frikort\n",
        "cards[2].titel",
        "bara kända fält",
        "det okända fältet «titel»",
    ),
    "a missing field": Case(
        "documents.yml",
        "    title: LMA-kort\n",
        "",
        "documents[0].title",
        "fältet, som måste finnas",
        "inget",
    ),
    "a list where text is wanted": Case(
        "documents.yml",
        "title: LMA-kort\n",
        "title: [LMA-kort]\n",
        "documents[0].title",
        "text",
        "«['LMA-kort']»",
    ),
    "text where a list is wanted": Case(
        "clues.yml",
        "aliases: [avslag]",
        "aliases: avslag",
        "clues[0].aliases",
        "en lista",
        "«avslag»",
    ),
    "text where fields are wanted": Case(
        "contacts.yml",
        "sources: [{id: L344}]",
        "sources: [L344]",
        "contacts[0].sources[0]",
        "fält med värden",
        "«L344»",
    ),
    "an empty text": Case(
        "contacts.yml",
        "does: Svarar på frågor.",
        'does: ""',
        "contacts[0].does",
        "minst 2 tecken",
        "«»",
    ),
    "nothing": Case(
        "contacts.yml",
        "how: Mejla.",
        "how:",
        "contacts[0].how",
        "ett värde",
        "«None»",
    ),
    "an id with Swedish letters": Case(
        "clues.yml",
        "id: overklagat",
        "id: överklagat",
        "clues[1].id",
        "ett id med bara a-z, 0-9 och _ (kort: ämne/namn)",
        "«överklagat»",
    ),
    "a card's id without its topic": Case(
        "cards/all.yml",
        "id: fee/frikort",
        "id: frikort",
        "cards[2].id",
        "ett id med bara a-z, 0-9 och _ (kort: ämne/namn)",
        "«frikort»",
    ),
    "a date in words": Case(
        "notices.yml",
        "from_day: 2026-10-01",
        "from_day: i oktober",
        "notices[0].from_day",
        "ett datum (ÅÅÅÅ-MM-DD)",
        "«i oktober»",
    ),
    "a certainty that does not exist": Case(
        "resources.yml",
        "certainty: law",
        "certainty: säker",
        "resources[0].certainty",
        "något av law, authority, region, uncertain",
        "«säker»",
    ),
    "a level that does not exist": Case(
        "entitlements.yml",
        "vuxen: {level: anstaa}",
        "vuxen: {level: kanske}",
        "entitlements[0].cells.vuxen.level",
        "något av full, own_right, anstaa, necessary, immediate, not_included, unknown",
        "«kanske»",
    ),
    "a yes or no in words": Case(
        "topics.yml",
        "cited: false",
        "cited: kanske",
        "topics[2].cited",
        "true eller false",
        "«kanske»",
    ),
    "a review before the review": Case(
        "contacts.yml",
        "review_by: 2027-05-22",
        "review_by: 2025-05-22",
        "contacts[0].review_by",
        "en granskningsdag efter den senaste granskningen (reviewed)",
        "«2025-05-22»",
    ),
    "a notice that ends before it begins": Case(
        "notices.yml",
        "to_day: 2026-12-31",
        "to_day: 2026-01-01",
        "notices[0].to_day",
        "en dag som inte ligger före from_day",
        "«2026-01-01»",
    ),
    "a step of a walk without its question": Case(
        "procedures/prov.yml",
        "      question: Vilken färg?\n",
        "",
        "procedure.steps[0].question",
        "fältet, som måste finnas",
        "inget",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_broken_field_is_told(
    case: Case,
    edit: Edit,
    faults: Faults,
) -> None:
    line = edit(case.file, case.old, case.new)

    told = {(fault.file, fault.field): fault for fault in faults()}

    fault = told[case.file, case.field]
    assert (fault.expected, fault.got) == (case.expected, case.got)
    # What is missing is told at the item that lacks it, the rest where it stands.
    assert fault.line <= line if case.got == "inget" else fault.line == line


def test_every_broken_field_of_an_item_is_told(edit: Edit, faults: Faults) -> None:
    edit("contacts.yml", "does: Svarar på frågor.", "gör: Svarar på frågor.")
    edit("contacts.yml", "review_by: 2027-05-22", "review_by: sedan")

    told = {fault.field for fault in faults() if fault.file == "contacts.yml"}

    assert {"contacts[0].does", "contacts[0].gör", "contacts[0].review_by"} <= told


def test_a_source_without_an_address_is_told(edit: Edit, faults: Faults) -> None:
    line = edit("sources/base.yml", "url: https://lagen.nu/2008:344", "url: lagen.nu")

    fault = next(fault for fault in faults() if fault.field == "sources[0].url")

    assert (fault.line, fault.got) == (line, "«lagen.nu»")
    assert "adress" in fault.expected
