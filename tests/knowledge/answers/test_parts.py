"""Sources, certainty and whom an answer is about."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.answers import Patient
from knowledge.answers._parts import (
    about,
    cautions,
    is_firm,
    missing,
    shown_sources,
    weakest,
    who,
    whom_to_ask,
)
from knowledge.loading import Knowledge
from knowledge.model import Certainty, Citation

LAW, AUTHORITY, REGION, UNCERTAIN = Certainty


def test_several_paragraphs_of_a_source_stand_on_one_row(knowledge: Knowledge) -> None:
    citations = [Citation(id="L344", at="5 §"), Citation(id="L407"), Citation(id="L344", at="6 §")]

    shown = shown_sources(knowledge, [*citations, Citation(id="L344", at="5 §")])

    assert [source.title for source in shown] == ["Lag 2008:344 5 §, 6 §", "Lag 2013:407"]
    assert isinstance(shown[0].checked, date)
    assert shown[0].url.startswith("https://")


@pytest.mark.parametrize(
    ("certainties", "least"),
    [
        ([], LAW),
        ([LAW, AUTHORITY], AUTHORITY),
        ([REGION, LAW], REGION),
        ([UNCERTAIN, LAW, REGION], UNCERTAIN),
    ],
)
def test_an_answer_is_as_sure_as_its_least_sure_fact(
    certainties: list[Certainty], least: Certainty
) -> None:
    assert weakest(certainties) is least


def test_law_and_authority_are_firm() -> None:
    assert [certainty for certainty in Certainty if is_firm(certainty)] == [LAW, AUTHORITY]


def test_a_caution_is_said_once(knowledge: Knowledge) -> None:
    cautious = next(s for s in knowledge.sources.values() if s.caution)

    said = cautions(knowledge, [Citation(id=cautious.id, at="1 §"), Citation(id=cautious.id)])

    assert said == (cautious.caution,)


def test_whom_to_ask_says_how(knowledge: Knowledge) -> None:
    assert whom_to_ask(knowledge, None) is None
    asked = whom_to_ask(knowledge, "kjv")
    assert asked is not None
    assert asked.startswith("Fråga Kunskapscentrum för jämlik vård")


def test_group_and_age_are_said_in_running_text(knowledge: Knowledge) -> None:
    assert who(knowledge, "asylsokande", "adult") == "vuxna asylsökande"
    assert who(knowledge, "asylsokande", "child") == "asylsökande barn under 18"
    assert who(knowledge, "forvar", "adult") == "vuxna i förvar"
    assert who(knowledge, "forvar", None) == "personer i förvar"


def test_a_contact_may_have_its_own_words_for_asking(knowledge: Knowledge) -> None:
    assert whom_to_ask(knowledge, "chef") == "Fråga din närmaste chef."


def test_paragraphs_stand_in_rising_order(knowledge: Knowledge) -> None:
    citations = [Citation(id="L344", at="6–7 §§"), Citation(id="L344", at="5 §")]

    assert shown_sources(knowledge, citations)[0].title.endswith("5 §, 6–7 §§")


@pytest.mark.parametrize(
    ("patient", "text"),
    [
        (Patient(), None),
        (Patient(age="child"), None),
        (Patient("asylsokande"), "Gäller: asylsökande."),
        (Patient("asylsokande", "adult"), "Gäller: vuxna asylsökande."),
    ],
)
def test_whom_an_answer_is_about(knowledge: Knowledge, patient: Patient, text: str | None) -> None:
    assert about(knowledge, patient) == text


@pytest.mark.parametrize("need", ["group", "age", "care"])
def test_a_missing_slot_is_asked_for_with_titles(knowledge: Knowledge, need: str) -> None:
    asked = missing(knowledge, need)

    assert asked.need == need
    assert asked.question.endswith("?")
    assert len(asked.choices) == len(set(asked.choices)) > 1
    assert all(item and title for item, title in asked.choices)
