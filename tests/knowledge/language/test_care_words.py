"""Everyday words for care, as staff type them."""

from __future__ import annotations

import pytest

from knowledge.language.reading import Reader

CARE = {
    "grå starr på båda ögonen": "slutenvard",
    "hörapparat ok?": "hjalpmedel",
    "rullstolen": "hjalpmedel",
    "protes efter amputation": "hjalpmedel",
    "tbc-utredning": "smittskydd",
    "laga framtanden": "tandvard",
    "ont i tänder": "tandvard",
    "trasig tand": "tandvard",
    "vem betalar förlossningsnotan": "forlossning",
    "bb-nota": "forlossning",
    "läkartid": "lakarbesok",
    "benbrott": "akut",
    "brillor": "glasogon",
    "skolsyster": "elevhalsa",
    "sjukskriva": "intyg",
    "kbt": "psykiatri",
    "cellgiftsbehandling": "cancer",
    "ambulansräkning": "ambulans",
    "abortpiller": "abort",
    "bvc-kontroll": "barnhalsovard",
    "hivmedicin": "smittskydd",
    "vaccinkort": "vaccination",
    "gångträning": "rehabilitering",
    "cellprovskontroll": "screening",
}


@pytest.mark.parametrize(
    ("text", "care", "listed"),
    [
        ("tb-utredning och medicin vid besöket", ("smittskydd",), False),
        ("läkarbesök och medicin", ("lakarbesok", "lakemedel"), True),
        ("rullator och hjälp av sjukgymnast", ("hjalpmedel", "rehabilitering"), True),
        ("bvc å få alla vaccinationer", ("barnhalsovard", "vaccination"), True),
        ("hos barnmorskan och på vårdcentralen", ("modrahalsovard", "vardcentral"), True),
    ],
)
def test_care_that_covers_other_care_is_named_alone(
    reader: Reader, text: str, care: tuple[str, ...], listed: bool
) -> None:
    reading = reader.read(text)

    assert reading.care_types == care
    assert reading.listed is listed


@pytest.mark.parametrize(("text", "care"), CARE.items())
def test_care_is_known_by_everyday_words(reader: Reader, text: str, care: str) -> None:
    assert care in reader.read(text).care_types


@pytest.mark.parametrize("text", ["hur tänker jag", "röda korset", "hälsoskola", "var i processen"])
def test_words_that_look_like_care_are_none(reader: Reader, text: str) -> None:
    assert reader.read(text).care_types == ()


def test_a_word_is_not_its_ending(reader: Reader) -> None:
    concepts = reader.read("hjälper propolis mot förkylning").concepts

    assert "concept_polis" not in concepts.split()
