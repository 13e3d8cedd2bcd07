"""Every card and every cell of the matrices renders, for everybody, with what an answer must have.

The sweeps are exhaustive: all groups, ages and care types, and each of them unknown.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers import Answer, Missing, Patient, answer_card, as_text
from knowledge.answers._parts import who
from knowledge.loading import Knowledge, knowledge
from knowledge.model import Card, Certainty

CHECKED = re.compile(r"^Källa: .+\. Kontrollerat \d{4}-\d{2}-\d{2}\.$", re.MULTILINE)
VERDICT = re.compile(r"(har|ha) (inte|ingen|ej) rätt\b|\bsaknar rätt\b", re.IGNORECASE)
QUOTED = re.compile(r"[\"”][^\"”]*[\"”]")
PLACEHOLDER = re.compile(r"\{\w*\}|\bNone\b|\bnull\b")

GROUPS = [None, *knowledge().groups]
AGES = [None, "child", "adult"]
CARE = [None, *knowledge().care_types]
CARDS = [str(card) for card in knowledge().cards]


class Shown(NamedTuple):
    """An answer as it is shown: what it is an answer to, its parts and its whole text."""

    card: Card
    patient: Patient
    answer: Answer
    text: str


def shown(known: Knowledge, card: Card, patient: Patient) -> Shown | Missing:
    found = answer_card(known, card, patient)
    if isinstance(found, Missing):
        return found
    return Shown(card, patient, found, as_text(known, found))


@pytest.fixture(scope="module")
def every_answer(knowledge: Knowledge) -> list[Shown]:
    """Every card for every group and age, and the matrices for every care type besides."""
    found = (shown(knowledge, card, patient) for card, patient in _questions(knowledge))
    return [each for each in found if isinstance(each, Shown)]


def _questions(known: Knowledge) -> Iterator[tuple[Card, Patient]]:
    for card in known.cards.values():
        cares = CARE if card.computed or any(v.when.care for v in card.variants) else [None]
        for group, age, care in itertools.product(GROUPS, AGES, cares):
            yield card, Patient(group, age, care)


def none(answers: list[Shown], wrong: Callable[[Shown], object]) -> None:
    """No answer is wrong; says of which card and patient one is, and no more."""
    found = [f"{each.card.id} {each.patient}: {each.text[:90]}" for each in answers if wrong(each)]
    assert found == []


def test_every_card_answers_somebody(knowledge: Knowledge, every_answer: list[Shown]) -> None:
    assert {each.card.id for each in every_answer} == set(knowledge.cards)


def test_every_answer_begins_with_the_answer(every_answer: list[Shown]) -> None:
    none(every_answer, lambda each: not each.answer.lead.strip())
    none(every_answer, lambda each: not each.text.startswith(each.answer.lead))


def test_every_answer_names_source_and_date(
    knowledge: Knowledge, every_answer: list[Shown]
) -> None:
    def unsourced(each: Shown) -> bool:
        cited = knowledge.topics[each.card.topic].cited
        return cited and not (each.answer.sources and CHECKED.search(each.text))

    none(every_answer, unsourced)


def test_every_source_can_be_opened(every_answer: list[Shown]) -> None:
    sources = {source for each in every_answer for source in each.answer.sources}

    assert [source.id for source in sources if not re.match(r"https?://\w", source.url)] == []


def test_what_is_uncertain_says_so_and_whom_to_ask(every_answer: list[Shown]) -> None:
    uncertain = [each for each in every_answer if each.answer.certainty is Certainty.UNCERTAIN]

    assert uncertain
    none(uncertain, lambda each: "Osäker uppgift" not in each.text)
    none(uncertain, lambda each: not each.answer.ask)
    none(uncertain, lambda each: each.answer.ask and each.answer.ask not in each.text)


def test_what_is_law_is_said_without_remarks(every_answer: list[Shown]) -> None:
    firm = [each for each in every_answer if each.answer.certainty is Certainty.LAW]

    none(firm, lambda each: "Osäker uppgift" in each.text)


def test_no_answer_says_that_a_patient_has_no_right_to_care(every_answer: list[Shown]) -> None:
    """A need that a clinician must judge is never turned down by us; advice may quote it."""
    none(every_answer, lambda each: VERDICT.search(QUOTED.sub("", each.text)))


def test_no_answer_shows_the_inside_of_the_program(every_answer: list[Shown]) -> None:
    none(every_answer, lambda each: PLACEHOLDER.search(each.text))


def test_no_answer_has_more_than_three_next_steps(every_answer: list[Shown]) -> None:
    none(every_answer, lambda each: len(each.answer.buttons) > 3)


def test_every_answer_in_scope_has_a_next_step(
    knowledge: Knowledge, every_answer: list[Shown]
) -> None:
    in_scope = [each for each in every_answer if knowledge.topics[each.card.topic].in_scope]

    none(in_scope, lambda each: not each.answer.buttons)


def test_next_steps_lead_somewhere(knowledge: Knowledge, every_answer: list[Shown]) -> None:
    """Buttons that choose point at a card or a walk that exists."""
    exists = {"card": knowledge.cards, "walk": knowledge.procedures}

    def dangling(each: Shown) -> bool:
        chosen = (
            re.fullmatch(r'/choose\{"choice": "(\w+):([\w/]+)"\}', button.payload)
            for button in each.answer.buttons
            if button.payload.startswith("/")
        )
        return not all(match and match[2] in exists[match[1]] for match in chosen)

    none(every_answer, dangling)


def test_a_card_never_offers_itself(every_answer: list[Shown]) -> None:
    def circular(each: Shown) -> bool:
        titles = {button.title for button in each.answer.buttons}
        return each.card.title in titles or len(titles) < len(each.answer.buttons)

    none(every_answer, circular)


def test_answers_about_a_group_say_which(knowledge: Knowledge, every_answer: list[Shown]) -> None:
    def silent(each: Shown) -> bool:
        group = each.patient.group
        if not (each.card.computed and each.card.varies) or group is None:
            return False
        return who(knowledge, group, each.patient.age) not in (each.answer.about or "")

    none(every_answer, silent)


def test_nobody_gets_the_emergency_exit_for_lack_of_a_variant(
    knowledge: Knowledge, every_answer: list[Shown]
) -> None:
    nothing = knowledge.phrases["no_variant"]

    none(every_answer, lambda each: each.answer.lead == nothing)


def test_only_the_group_is_ever_asked_for_first(knowledge: Knowledge) -> None:
    """What can be said for both ages, or without a care type, is said at once."""
    asked = {
        found.need
        for card, patient in _questions(knowledge)
        if isinstance(found := answer_card(knowledge, card, patient), Missing)
    }

    assert asked == {"group"}


def test_a_group_is_asked_for_with_all_groups_to_choose(knowledge: Knowledge) -> None:
    for card in knowledge.cards.values():
        found = answer_card(knowledge, card, Patient())
        if isinstance(found, Missing):
            assert [choice for choice, _ in found.choices] == list(knowledge.groups)
            assert found.question.endswith("?")


@given(
    card=st.sampled_from(CARDS),
    patient=st.builds(
        Patient, st.sampled_from(GROUPS), st.sampled_from(AGES), st.sampled_from(CARE)
    ),
)
def test_any_card_answers_anybody(card: str, patient: Patient) -> None:
    known = knowledge()

    found = shown(known, known.cards[card], patient)

    if isinstance(found, Missing):
        assert found.need == "group"
        assert patient.group is None
    else:
        assert found.answer.card == card
        assert found.answer.lead
        assert found.answer.sources or not known.topics[found.card.topic].cited
