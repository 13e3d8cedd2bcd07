"""Several questions in one message are answered in turn, each for the same patient."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from knowledge.dialogue import Understanding
from knowledge.language.reading import Reader
from knowledge.loading import Knowledge

Talk = Callable[..., Any]
Weigh = Callable[..., Understanding]

MATRIX, FEE, REPORT = "entitlement/vad_galler", "fee/vad_kostar", "sekretess/migrationsverket"


@pytest.fixture
def three(weigh: Weigh) -> Understanding:
    """Three questions in one message."""
    whole = weigh("vad har papperslös gravid rätt till ...", (REPORT, 0.4), (MATRIX, 0.3), scope=2)
    parts = (
        weigh("vad har papperslös gravid rätt till", (MATRIX, 0.9), scope=2),
        weigh("vad kostar det", (FEE, 0.9), scope=2),
        weigh("får jag säga det till Migrationsverket", (REPORT, 0.9), scope=2),
    )
    return replace(whole, parts=parts)


def test_several_questions_are_answered_in_order(talk: Talk, three: Understanding) -> None:
    reply = talk(three)

    assert reply.cards == [MATRIX, FEE, REPORT]
    assert reply.state.patient.group == "tillstandslos"
    assert reply.state.card == REPORT
    assert len(reply.titles) == len(set(reply.titles))


def test_one_unclear_part_leaves_the_message_whole(talk: Talk, weigh: Weigh) -> None:
    clear = weigh("hur bokar jag tolk", ("tolk/bestalla", 0.9), scope=2)
    unclear = weigh("hur gör jag då", ("smalltalk/hjalp", 0.2))
    whole = weigh("hur bokar jag tolk och hur gör jag då", ("tolk/bestalla", 0.8), scope=2)

    assert talk(replace(whole, parts=(clear, unclear))).cards == ["tolk/bestalla"]


def test_a_part_that_means_nothing_alone_is_answered_with_the_others(
    talk: Talk, weigh: Weigh
) -> None:
    clear = weigh("hur bokar jag tolk", ("tolk/bestalla", 0.9), scope=2)
    bare = weigh("finns det ett telefonnummer", ("contact/lakemedelsenheten", 0.9), scope=2)
    whole = weigh("hur bokar jag tolk och ...", ("tolk/bestalla", 0.8), scope=2)

    assert talk(replace(whole, parts=(clear, bare))).cards == ["tolk/bestalla"]


def test_no_patient_is_asked_for_where_none_is_spoken_of(talk: Talk, weigh: Weigh) -> None:
    clear = weigh(
        "finns det en webbkurs om tolk", ("education_material/tolk_utbildning", 0.9), scope=2
    )
    bare = weigh("vad ingår", (MATRIX, 0.9), scope=2)
    whole = weigh(
        "finns det en webbkurs och ...", ("education_material/tolk_utbildning", 0.8), scope=2
    )

    reply = talk(replace(whole, parts=(clear, bare)))

    assert (reply.kinds, reply.cards) == (["answer"], ["education_material/tolk_utbildning"])


def test_an_age_in_figures_holds_for_every_part(talk: Talk, weigh: Weigh) -> None:
    parts = (
        weigh("papperslöst barn 6 år, får hon tandvård", (MATRIX, 0.9), scope=2),
        weigh("mamman frågar vad det kostar", (FEE, 0.9), scope=2),
    )
    text = "papperslöst barn 6 år, får hon tandvård? mamman frågar vad det kostar"
    whole = weigh(text, (MATRIX, 0.4), scope=2)

    reply = talk(replace(whole, parts=parts))

    assert reply.cards == [MATRIX, FEE]
    assert reply.state.patient.age == "child"


def test_the_same_card_twice_is_said_once(talk: Talk, weigh: Weigh) -> None:
    part = weigh("hur bokar jag tolk", ("tolk/bestalla", 0.9), scope=2)
    whole = weigh("hur bokar jag tolk? hur bokar jag?", ("tolk/bestalla", 0.9), scope=2)

    assert talk(replace(whole, parts=(part, part))).cards == ["tolk/bestalla"]


def test_what_is_missing_is_asked_for_once_and_then_all_is_answered(
    knowledge: Knowledge, talk: Talk, weigh: Weigh
) -> None:
    parts = (
        weigh("vad har patienten rätt till", (MATRIX, 0.9), scope=2),
        weigh("vad kostar det", (FEE, 0.9), scope=2),
        weigh("får jag säga det till Migrationsverket", (REPORT, 0.9), scope=2),
    )
    said = replace(weigh("...", (MATRIX, 0.4), scope=2), parts=parts)

    asked = talk(said)
    typed = talk("papperslös", state=asked.state)
    pressed = talk(Understanding(choice="group:tillstandslos"), state=asked.state)

    assert asked.kinds == ["question"]
    assert typed.cards == pressed.cards == [MATRIX, FEE, REPORT]


def test_danger_is_not_parted(talk: Talk, three: Understanding, reader: Reader) -> None:
    text = "hon andas inte, vad gör jag och vad kostar det"
    said = replace(three, text=text, reading=reader.read(text))

    assert talk(said).kinds[0] == "acute"


def test_a_message_that_is_clear_as_a_whole_is_not_parted(talk: Talk, weigh: Weigh) -> None:
    material = "education_material/apt_material"
    first = weigh("ska dra rutinen på apt", ("krankning_patient/bakgrund", 0.9), scope=2)
    second = weigh("finns det färdiga bilder", ("tolk/bildstod", 0.9), scope=2)
    whole = weigh("... på apt, finns det färdiga bilder", (material, 0.95), scope=2)

    assert talk(replace(whole, parts=(first, second))).cards == [material]


def test_a_part_is_understood_by_the_message_it_stands_in(talk: Talk, weigh: Weigh) -> None:
    order, interpreter = "tolk/bestalla", "tolk/kvinnlig_tolk"
    staff = "krankning_staff/onskemal_kon"
    first = weigh("var beställer jag tolk", (order, 0.9), scope=2)
    second = weigh("kan man önska kön", (staff, 0.8), (interpreter, 0.1), scope=2)
    whole = weigh("... tolk ... kan man önska kön", (interpreter, 0.7), (order, 0.2), scope=2)

    assert talk(replace(whole, parts=(first, second))).cards == [order, interpreter]


def test_a_part_like_no_card_leaves_the_message_whole(talk: Talk, weigh: Weigh) -> None:
    """A topic may be likely by many cards of which none is."""
    clear = weigh("måste vi hjälpa polisen", ("sekretess/polisen_plats", 0.9), scope=2)
    vague = weigh(
        "får vi varna patienten",
        ("krankning_staff/nasta_besok", 0.15),
        ("krankning_staff/stod", 0.14),
        ("krankning_staff/akut_vard", 0.13),
        ("krankning_staff/kollega", 0.12),
        scope=2,
    )
    whole = weigh("måste vi hjälpa polisen, får vi ...", ("sekretess/polisen_plats", 0.7), scope=2)

    assert talk(replace(whole, parts=(clear, vague))).cards == ["sekretess/polisen_plats"]
