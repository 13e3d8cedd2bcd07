"""Ages in figures, and figures that are no ages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.ages import AgeReading, read_age
from knowledge.language.reading import Reader

TODAY = date(2026, 11, 22)


def read(text: str) -> AgeReading | None:
    return read_age(text, TODAY)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("16-åring", 16),
        ("16-årige", 16),
        ("17åring", 17),
        ("sjuttonåring", 17),
        ("tre år gammal", 3),
        ("en 17-årings föräldrar", 17),
        ("5 år", 5),
        ("5år", 5),
        ("0 år", 0),
        ("hon är 7", 7),
        ("han är bara 15", 15),
        ("pojke 4 år", 4),
        ("ett barn på 7", 7),
        ("flickan 12", 12),
        ("hennes son då, han är 7", 7),
        ("ålder 16", 16),
        ("a 16 year old", 16),
        ("född 2012", 14),
        ("f 2012", 14),
        ("17 år och 11 månader", 17),
        ("kille 17 och 11 mån", 17),
        ("hon är sjutton", 17),
        ("3 månader gammal", 0),
        ("8 veckor gammal", 0),
        ("har kvitto, flickan är 3 månader gammal", 0),
    ],
)
def test_a_child_is_read(text: str, years: int) -> None:
    assert read(text) == AgeReading("child", years)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("18 år", 18),
        ("18-åring", 18),
        ("34-årig kvinna", 34),
        ("nittonårig", 19),
        ("asyl 19 å, pris", 19),
        ("kvinna 34 år", 34),
        ("man 60", 60),
        ("patienten är 18", 18),
        ("patienten fyllde 18 igår", 18),
        ("blev 18 år sen i tisdags", 18),
        ("85-åriga", 85),
        ("120 år", 120),
        ("turist 70+", 70),
        ("18,5 år", 18),
        ("född 1980", 46),
        ("HON ÄR 19", 19),
        ("hon ar 19", 19),
    ],
)
def test_an_adult_is_read(text: str, years: int) -> None:
    assert read(text) == AgeReading("adult", years)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("under 18", "child"),
        ("under 18 år", "child"),
        ("yngre än 18 år", "child"),
        ("inte fyllt 18", "child"),
        ("har ännu inte fyllt 18", "child"),
        ("över 18", "adult"),
        ("äldre än 18 år", "adult"),
        ("har fyllt 18 år", "adult"),
    ],
)
def test_the_eighteenth_birthday_decides(text: str, age: str) -> None:
    reading = read(text)

    assert reading is not None
    assert reading.age == age


@pytest.mark.parametrize(
    ("text", "age", "turning"),
    [
        ("fyller 18 nästa vecka", "child", True),
        ("blir 18 i morgon", "child", True),
        ("blir snart 18", "child", True),
        ("fyller 17", "child", False),
        ("fyller 19 i år", "adult", False),
    ],
)
def test_a_birthday_to_come_has_not_come(text: str, age: str, turning: bool) -> None:
    reading = read(text)

    assert reading is not None
    assert (reading.age, reading.turning) == (age, turning)


@pytest.mark.parametrize(
    "text",
    [
        "12 månader",
        "gravid i vecka 12",
        "50 kr",
        "student med uppehållstillstånd på 2 år",
        "har 3 års arbetstillstånd",
        "är 50 kr rätt",
        "kostar det 200 kronor",
        "för 2 år sedan",
        "sedan 3 år",
        "bor här sen 5 år",
        "2 år i Sverige",
        "traumasamtal, kö 1 år",
        "hennes 15-åriga son ringer",
        "hon är ett problem",
        "i 5 år",
        "om 2 år",
        "inom 5 år",
        "efter 2 år",
        "de senaste två åren",
        "2 tabletter",
        "7 barn",
        "gubbe 3 ggr i veckan",
        "pat 2 gånger på akuten",
        "kvittot är 6 veckor gammalt",
        "ett kort som är 2 år gammalt",
        "25+50 kr",
        "3 patienter",
        "kl 15",
        "rum 12",
        "rum 12 är ledigt",
        "112 är numret",
        "5 kap. 15 §",
        "lag 2008:344",
        "år 2024",
        "2024",
        "130 år",
        "hon fyller år",
        "födde 2012",
        "född 2099",
        "",
    ],
)
def test_other_figures_are_no_age(text: str) -> None:
    assert read(text) is None


@given(st.integers(0, 120))
def test_every_year_is_a_child_or_an_adult(years: int) -> None:
    assert read(f"patienten är {years} år") == AgeReading("child" if years < 18 else "adult", years)


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    reading = read(text)

    assert reading is None or reading.age in ("child", "adult")


def test_a_parent_is_no_child(reader: Reader) -> None:
    assert reader.read("kvinna med tre barn vill ha sin journal").ages == ("adult",)
