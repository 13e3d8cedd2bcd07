"""What carries over: state before, what the message says, state after."""

from __future__ import annotations

import pytest

from knowledge.answers import Patient
from knowledge.dialogue._context import carry, main_care
from knowledge.language.reading import Reader, Reading

ASYL, TL, UKR, UKR_F = (
    "asylsokande",
    "tillstandslos",
    "ukraina_tillfalligt_skydd",
    "ukraina_folkbokford",
)

FOLLOW_UPS = [
    # before, what is said, after
    (Patient(), "en papperslös", Patient(TL)),
    (Patient(TL), "och barn?", Patient(TL, "child")),
    (Patient(TL, "child"), "tandvård då?", Patient(TL, "child", "tandvard")),
    (Patient(TL, "child", "tandvard"), "vad kostar det?", Patient(TL, "child", "tandvard")),
    (
        Patient(TL, "child", "tandvard"),
        "nej, jag menade asylsökande",
        Patient(ASYL, "child", "tandvard"),
    ),
    (Patient(ASYL, "adult", "tolk"), "samma för ukrainare?", Patient(UKR, "adult", "tolk")),
    (Patient(UKR, "adult"), "hon har fått personnummer nu", Patient(UKR_F, "adult")),
    (Patient(ASYL), "han har fått personnummer", Patient("nyanland")),
    (Patient("avslag"), "men hon har överklagat", Patient(ASYL)),
    (Patient("avslag"), "han gömmer sig", Patient(TL)),
    (Patient(ASYL, "adult"), "han är 17", Patient(ASYL, "child")),
    (Patient(ASYL, "child"), "fast 18 år", Patient(ASYL, "adult")),
    (Patient(ASYL, "child"), "både barn och vuxna", Patient(ASYL)),
    (Patient(ASYL, "child", "tandvard"), "och glasögon?", Patient(ASYL, "child", "glasogon")),
    (Patient(ASYL), "hon har ett LMA-kort", Patient(ASYL)),
    # A mother's care is not her child's or her husband's; she may be young herself.
    (Patient("eu", "adult", "modrahalsovard"), "hennes barn är 3 år", Patient("eu", "child")),
    (Patient(ASYL, "adult", "modrahalsovard"), "och barnet?", Patient(ASYL, "child")),
    (Patient(ASYL, "adult", "forlossning"), "och hennes man?", Patient(ASYL, "adult")),
    (Patient(ASYL, "adult", "abort"), "nej hon är 17", Patient(ASYL, "child", "abort")),
    (
        Patient(ASYL, "adult", "abort"),
        "om det är en papperslös kvinna",
        Patient(TL, "adult", "abort"),
    ),
    (Patient(ASYL, "child", "tandvard"), "tack", Patient(ASYL, "child", "tandvard")),
]

QUESTIONS = [
    (Patient(), "vilken vård får asylsökande", Patient(ASYL)),
    (Patient(TL, "child", "tandvard"), "vilken vård får asylsökande", Patient(ASYL)),
    (Patient(TL, "child", "tandvard"), "vilken vård får papperslösa", Patient(TL, "child")),
    (Patient(TL, "child"), "får hon hjälpmedel", Patient(TL, "child", "hjalpmedel")),
    (Patient(TL, "child", "tandvard"), "vilken lag gäller", Patient(TL, "child", "tandvard")),
    (Patient(TL, "adult", "tandvard"), "vad gäller för barn", Patient(TL, "child", "tandvard")),
    (Patient(TL, "child"), "får en asylsökande 30-åring vård", Patient(ASYL, "adult")),
    (
        Patient(TL, "child", "tandvard"),
        "får asylsökande vuxna tolk",
        Patient(ASYL, "adult", "tolk"),
    ),
]


@pytest.mark.parametrize(("before", "text", "after"), FOLLOW_UPS)
def test_a_follow_up_keeps_what_it_does_not_replace(
    reader: Reader, before: Patient, text: str, after: Patient
) -> None:
    assert carry(reader, before, reader.read(text), follow_up=True) == after


@pytest.mark.parametrize(("before", "text", "after"), QUESTIONS)
def test_a_question_about_somebody_else_drops_what_belonged_to_the_last(
    reader: Reader, before: Patient, text: str, after: Patient
) -> None:
    assert carry(reader, before, reader.read(text), follow_up=False) == after


@pytest.mark.parametrize(
    ("care_types", "main"),
    [
        ((), None),
        (("tandvard",), "tandvard"),
        (("akut", "tandvard"), "tandvard"),
        (("akut",), "akut"),
        (("glasogon", "tandvard"), "glasogon"),
    ],
)
def test_the_care_that_is_meant(care_types: tuple[str, ...], main: str | None) -> None:
    assert main_care(Reading(care_types=care_types)) == main
