"""A card that is only for some patients is not said to others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.answers import Patient
from knowledge.dialogue import Understanding
from knowledge.dialogue._fitting import fitting
from knowledge.language.reading import Reader
from knowledge.loading import Knowledge

Said = Callable[..., Understanding]

HIDDEN, MATRIX = "entitlement/gomda_barn", "entitlement/vad_galler"
MANAGER, STAFF = "krankning_patient/chef_forst", "krankning_patient/forst_klagomal"
YOUNG, DENTAL = "dental/unga_18_23", "dental/ratt"


def _best(knowledge: Knowledge, reader: Reader, text: str, cards: tuple[str, str]) -> str:
    topic = cards[0].split("/", 1)[0]
    said = Understanding(
        text, reader.read(text), ((topic, 1.0),), ((cards[0], 0.6), (cards[1], 0.4))
    )
    return fitting(knowledge, said, Patient()).cards[0][0]


@pytest.mark.parametrize(
    ("text", "cards", "expected"),
    [
        ("barnet lever gömt", (HIDDEN, MATRIX), HIDDEN),
        ("han har gömt sig", (HIDDEN, MATRIX), MATRIX),
        ("vuxen som gömmer sig", (HIDDEN, MATRIX), MATRIX),
        ("kvotflykting, spädbarn", (HIDDEN, MATRIX), MATRIX),
        ("asylsökande kvinna 30 år, tandvård", (YOUNG, DENTAL), DENTAL),
        ("asylsökande 19 år, tandvård", (YOUNG, DENTAL), YOUNG),
        ("tandvård för unga vuxna", (YOUNG, DENTAL), YOUNG),
        ("patienten har blivit kränkt vad gör jag", (MANAGER, STAFF), STAFF),
        ("patienten har blivit kränkt, vad gör chefen", (MANAGER, STAFF), MANAGER),
    ],
)
def test_a_card_for_other_patients_gives_way(
    knowledge: Knowledge, reader: Reader, text: str, cards: tuple[str, str], expected: str
) -> None:
    assert _best(knowledge, reader, text, cards) == expected


def test_what_is_known_of_the_patient_counts_too(knowledge: Knowledge, said: Said) -> None:
    hidden_child = Patient(group="tillstandslos", age="child")

    fitted = fitting(knowledge, said("vad gäller då", HIDDEN), hidden_child)

    assert fitted.topics == said("vad gäller då", HIDDEN).topics


def test_a_topic_loses_what_its_cards_lose(knowledge: Knowledge, reader: Reader) -> None:
    said = Understanding(
        "han har gömt sig",
        reader.read("han har gömt sig"),
        (("entitlement", 0.6), ("group_definition", 0.4)),
        ((HIDDEN, 0.6), ("group_definition/avslag_gomd", 0.4)),
    )

    fitted = fitting(knowledge, said, Patient())

    assert fitted.topics[0][0] == "group_definition"
    assert sum(chance for _, chance in fitted.topics) == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "last", "best"),
    [
        ("ska jag svara på hatet på facebook", None, "krankning_staff/natet"),
        ("det är mot mig från en anhörig", None, "krankning_staff/forst"),
        ("och sen då", "krankning_staff/natet", "krankning_staff/natet"),
    ],
)
def test_a_special_case_needs_its_word_or_its_subject(
    knowledge: Knowledge, reader: Reader, text: str, last: str | None, best: str
) -> None:
    said = Understanding(
        text,
        reader.read(text),
        (("krankning_staff", 1.0),),
        (("krankning_staff/natet", 0.6), ("krankning_staff/forst", 0.4)),
    )

    assert fitting(knowledge, said, Patient(), last).cards[0][0] == best
