"""Answers that are built: groups, documents, laws and notices."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from knowledge.answers import Answer, Missing, Patient, answer_card, as_text
from knowledge.loading import Knowledge
from knowledge.model import Card, Computed, Notice

Ask = Callable[..., Answer]
Find = Callable[[str], Card]


def test_a_group_is_defined_and_recognised(knowledge: Knowledge, ask: Ask) -> None:
    for group in knowledge.groups.values():
        answer = ask("group", group.id)

        assert answer.lead == group.definition
        assert set(group.recognise) <= set(answer.details)


def test_what_a_group_is_not_is_said_last(knowledge: Knowledge, ask: Ask) -> None:
    group = knowledge.groups["ukraina_folkbokford"]

    assert group.not_this
    assert ask("group", group.id).details[-1] == group.not_this


@pytest.mark.parametrize("kind", ["entitlement", "fee", "group"])
def test_without_a_group_it_is_asked_for(knowledge: Knowledge, computed: Find, kind: str) -> None:
    found = answer_card(knowledge, computed(kind), Patient(age="child"))

    assert isinstance(found, Missing)
    assert found.need == "group"


def test_without_a_group_all_documents_are_told(knowledge: Knowledge, computed: Find) -> None:
    answer = answer_card(knowledge, computed("document"), Patient())

    assert isinstance(answer, Answer)
    assert len(answer.details) == len(knowledge.documents)


@pytest.mark.parametrize(
    ("group", "document"),
    [
        ("asylsokande", "LMA-kort"),
        ("ukraina_tillfalligt_skydd", "UT-kort"),
        ("eu", "EU-kort"),
        ("nyanland", "personnummer"),
    ],
)
def test_a_group_has_its_documents(
    knowledge: Knowledge, ask: Ask, group: str, document: str
) -> None:
    assert document in as_text(knowledge, ask("document", group))


def test_every_group_gets_an_answer_about_documents(knowledge: Knowledge, ask: Ask) -> None:
    for group in knowledge.groups:
        assert ask("document", group).sources


@pytest.mark.parametrize(
    ("group", "laws"),
    [
        ("asylsokande", ("2008:344", "1994:362")),
        ("tillstandslos", ("2013:407", "2013:412")),
        ("turist", ("2017:30",)),
        ("eu", ("883/2004",)),
    ],
)
def test_the_laws_of_a_group_are_named(ask: Ask, group: str, laws: tuple[str, ...]) -> None:
    lead = ask("law", group).lead

    assert all(law in lead for law in laws)


def test_the_law_on_care_comes_before_the_one_on_fees(ask: Ask) -> None:
    lead = ask("law", "tillstandslos").lead

    assert lead.index("2013:407") < lead.index("2013:412")
    assert "5 §" not in lead[: lead.index("2013:412")]


def test_what_the_laws_say_is_told_with_its_paragraph(ask: Ask) -> None:
    told = " ".join(ask("law", "forvar").details)

    assert "11 kap. 5 §" in told
    assert "vård och tandvård som inte kan anstå" in told
    assert "(Lag 2008:344 5 §)" in told
    assert "Utlänningslagen" in ask("law", "forvar").lead


def test_without_a_group_the_main_laws_are_named(knowledge: Knowledge, computed: Find) -> None:
    answer = answer_card(knowledge, computed("law"), Patient())

    assert isinstance(answer, Answer)
    assert "2008:344" in answer.lead
    assert "2013:407" in answer.lead


def test_an_entitlement_tells_the_fee_when_it_is_one(knowledge: Knowledge, ask: Ask) -> None:
    with_fee = ask("entitlement", "asylsokande", None, "smittskydd")
    without = ask("entitlement", "asylsokande", None, "lakarbesok")

    assert with_fee.details[-1].startswith("Avgift: gratis")
    assert "Avgift: " not in as_text(knowledge, without)


def test_a_fee_said_in_passing_brings_its_sources(ask: Ask) -> None:
    entitlement = ask("entitlement", "asylsokande", "adult", "lakarbesok")
    fee = ask("fee", "asylsokande", "adult", "lakarbesok")

    assert {source.id for source in fee.sources} <= {source.id for source in entitlement.sources}


def _posted(knowledge: Knowledge, *days: tuple[date, date]) -> Knowledge:
    notices = {
        str(n): Notice(id=f"n{n}", text=f"Notis {n}.", from_day=first, to_day=last)
        for n, (first, last) in enumerate(days)
    }
    return dataclasses.replace(knowledge, notices=notices)


TODAY = date.today()
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ((), []),
        (((TODAY, TODAY),), ["Notis 0."]),
        (((TODAY - DAY, TODAY - DAY), (TODAY + DAY, TODAY + DAY)), []),
        (((TODAY - DAY, TODAY), (TODAY, TODAY + DAY)), ["Notis 0.", "Notis 1."]),
    ],
)
def test_the_notices_in_force_are_told(
    knowledge: Knowledge, days: tuple[tuple[date, date], ...], shown: list[str]
) -> None:
    card = next(c for c in knowledge.cards.values() if c.computed is Computed.NOTICES)
    known = _posted(knowledge, *days)

    answer = answer_card(known, card, Patient("asylsokande", "child"))

    assert isinstance(answer, Answer)
    assert answer.about is None
    assert [text for text in ("Notis 0.", "Notis 1.") if text in as_text(known, answer)] == shown
    assert (known.say("no_notices") in answer.lead) is (not shown)


@pytest.mark.parametrize(
    ("group", "age", "lead"),
    [
        ("asylsokande", "adult", "Ja, om vården inte kan anstå."),
        ("asylsokande", "child", "Ja."),
        ("asylsokande", None, "Vuxna asylsökande"),  # each age has its own condition
        ("eu", "adult", "Ja, om vården är nödvändig."),
        ("kvotflykting", "adult", "Ja."),
    ],
)
def test_a_yes_says_what_it_depends_on(ask: Ask, group: str, age: str | None, lead: str) -> None:
    assert ask("entitlement", group, age, "psykiatri").lead.startswith(lead)


def test_a_group_that_is_easily_guessed_is_told_what_must_hold(ask: Ask) -> None:
    about = ask("fee", "ukraina_tillfalligt_skydd", "adult", "lakarbesok").about

    assert about is not None
    assert "svenskt personnummer" in about


def test_a_patient_whose_care_is_not_weighed_gets_no_next_step_about_weighing(
    knowledge: Knowledge, ask: Ask
) -> None:
    weighed = str(knowledge.topics["anstaa"].ask)

    def next_steps(group: str) -> list[str]:
        return [button.title for button in ask("entitlement", group, "adult").buttons]

    assert weighed in next_steps("asylsokande")
    assert weighed not in next_steps("kvotflykting")
