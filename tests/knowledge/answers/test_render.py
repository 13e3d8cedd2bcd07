"""An answer as plain text: in reading order, and nothing that is not there."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.answers import Answer, SourceShown, as_text, certainty_text
from knowledge.loading import Knowledge
from knowledge.model import Certainty

LAW = SourceShown("L344", "Lag 2008:344 6 §", "https://lagen.nu/2008:344", date(2026, 11, 22))
PAGE = SourceShown("S", "Socialstyrelsen", "https://www.socialstyrelsen.se", date(2026, 1, 2))


def test_a_bare_answer_is_its_sentence(knowledge: Knowledge) -> None:
    assert as_text(knowledge, Answer("Ja.")) == "Ja."


def test_everything_comes_in_reading_order(knowledge: Knowledge) -> None:
    answer = Answer(
        lead="Ja.",
        details=("Ett villkor.", "Ett till."),
        about="Gäller: vuxna asylsökande.",
        sources=(LAW, PAGE),
        certainty=Certainty.UNCERTAIN,
        ask="Fråga KJV: mejla.",
        cautions=("Lagen kan ha ändrats.",),
        contacts=(("KJV", "mejla."),),
    )

    assert as_text(knowledge, answer).split("\n") == [
        "Ja.",
        "",
        "• Ett villkor.",
        "• Ett till.",
        "",
        "KJV: mejla.",
        "",
        "Gäller: vuxna asylsökande.",
        f"{knowledge.phrases['certainty_uncertain']} Fråga KJV: mejla.",
        "Källa: Lag 2008:344 6 §; Socialstyrelsen. Kontrollerat 2026-01-02.",
        "Lagen kan ha ändrats.",
    ]


def test_the_oldest_reading_dates_the_answer(knowledge: Knowledge) -> None:
    assert "Kontrollerat 2026-01-02." in as_text(knowledge, Answer("Ja.", sources=(LAW, PAGE)))


@pytest.mark.parametrize("certainty", [Certainty.LAW, Certainty.AUTHORITY])
def test_what_is_firm_has_no_remark(knowledge: Knowledge, certainty: Certainty) -> None:
    assert certainty_text(knowledge, Answer("Ja.", certainty=certainty, ask="Fråga.")) is None


def test_what_is_regional_or_uncertain_is_remarked(knowledge: Knowledge) -> None:
    regional = certainty_text(knowledge, Answer("Ja.", certainty=Certainty.REGION))
    uncertain = certainty_text(knowledge, Answer("Ja.", certainty=Certainty.UNCERTAIN, ask="Ring."))

    assert regional == knowledge.phrases["certainty_region"]
    assert uncertain is not None
    assert uncertain.endswith("Ring.")


def test_a_source_with_a_remark_of_its_own_needs_no_other(knowledge: Knowledge) -> None:
    answer = Answer("Ja.", certainty=Certainty.REGION, ask="Ring.", cautions=("Äldre sida.",))

    assert certainty_text(knowledge, answer) == "Ring."
