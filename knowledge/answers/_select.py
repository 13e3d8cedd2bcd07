"""Picks the right text of a card for the patient, or builds a computed one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from knowledge.answers import _computed
from knowledge.answers._matrix import AGES, full_care
from knowledge.answers._model import Answer, Button, Missing, Patient
from knowledge.answers._parts import (
    about,
    cautions,
    is_firm,
    missing,
    shown_sources,
    weakest,
    whom_to_ask,
)
from knowledge.loading import Knowledge
from knowledge.model import Card, Need, Variant, When

_MOST_BUTTONS = 3


def answer_card(knowledge: Knowledge, card: Card, patient: Patient) -> Answer | Missing:
    """The card's answer for what is known of the patient.

    Returns ``Missing`` only when nothing useful can be said before a slot is known.
    """
    if card.computed is not None:
        built = _computed.build(knowledge, card, patient)
        return built if isinstance(built, Missing) else _finish(knowledge, card, patient, built)
    variant = next((v for v in card.variants if _applies(knowledge, v.when, patient)), None)
    text: str | None = variant.answer if variant else card.answer
    if text is None:
        need = next((n for n in card.needs if getattr(patient, n.value) is None), None)
        if need is not None:
            return missing(knowledge, need.value)
        text = knowledge.say("no_variant")
    written = _written(knowledge, card, variant, text)
    if _for_the_group(variant):
        return _finish(knowledge, card, patient, written)
    return _finish(knowledge, card, patient, _full_care_first(knowledge, card, patient, written))


def _for_the_group(variant: Variant | None) -> bool:
    return variant is not None and bool(variant.when.group or variant.when.regime)


def _full_care_first(knowledge: Knowledge, card: Card, patient: Patient, answer: Answer) -> Answer:
    """Before a card about limited care: that this patient's care is not limited."""
    of_topic = knowledge.topics[card.topic].limited_care
    limited = of_topic if card.limited_care is None else card.limited_care
    fact = full_care(knowledge, patient) if limited else None
    if fact is None:
        return answer
    citations = shown_sources(knowledge, fact.sources)
    known = {source.id for source in answer.sources}
    certainty = weakest((answer.certainty, fact.certainty))
    return replace(
        answer,
        lead=knowledge.say("full_care_before", full_care=fact.text, lead=answer.lead),
        sources=(*answer.sources, *(s for s in citations if s.id not in known)),
        certainty=certainty,
        ask=answer.ask or (None if is_firm(certainty) else whom_to_ask(knowledge, fact.ask)),
    )


def _applies(knowledge: Knowledge, when: When, patient: Patient) -> bool:
    """Whether a variant fits; what is not known never fits a condition."""
    if when.group and patient.group not in when.group:
        return False
    if when.age and patient.age != when.age.value:
        return False
    if when.care and patient.care not in when.care:
        return False
    if not when.regime:
        return True
    if patient.group is None:
        return False
    ages = (patient.age,) if patient.age else AGES
    return all(knowledge.regime(patient.group, age).id in when.regime for age in ages)


def _written(knowledge: Knowledge, card: Card, variant: Variant | None, text: str) -> Answer:
    details = variant.details if variant and variant.details is not None else card.details
    citations = variant.sources if variant and variant.sources is not None else card.sources
    certainty = (variant.certainty if variant else None) or card.certainty
    asked = (variant.ask if variant else None) or card.ask
    return Answer(
        lead=text,
        details=tuple(details),
        sources=shown_sources(knowledge, citations),
        certainty=certainty,
        ask=None if is_firm(certainty) else whom_to_ask(knowledge, asked),
        cautions=cautions(knowledge, citations),
    )


def _as_told(card: Card, patient: Patient) -> Patient:
    """The patient as far as the answer depends on it: the age only where it matters."""
    by_age = (
        card.computed is not None
        or "age" in card.needs
        or any(variant.when.age or variant.when.regime for variant in card.variants)
    )
    return patient if by_age else replace(patient, age=None)


def _finish(knowledge: Knowledge, card: Card, patient: Patient, answer: Answer) -> Answer:
    """Add what every answer of a card carries: whom it is about, contacts and next steps."""
    # Beside an answer on who belongs to which group, the group that was read is only a guess.
    depends = not knowledge.settles_who(card) and (bool(card.needs) or card.varies)
    return replace(
        answer,
        cautions=(*_expired(knowledge, card), *answer.cautions),
        about=answer.about or (about(knowledge, _as_told(card, patient)) if depends else None),
        contacts=_contacts(knowledge, card, answer),
        card=card.id,
        topic=card.topic,
        buttons=answer.buttons or _buttons(knowledge, card, patient),
        missing=tuple(
            missing(knowledge, need.value)
            for need in card.needs
            if need is not Need.CARE and getattr(patient, need.value) is None
        ),
    )


def _expired(knowledge: Knowledge, card: Card) -> tuple[str, ...]:
    """A remark when nobody has reviewed the card in time; it is still said, with its date."""
    if card.review_by >= date.today():
        return ()
    return (knowledge.say("expired", date=card.review_by.isoformat()),)


def _contacts(knowledge: Knowledge, card: Card, answer: Answer) -> tuple[tuple[str, str], ...]:
    """How to reach the card's units and resources, but not one that is named as whom to ask."""
    units = [
        knowledge.contacts[unit]
        for unit in card.contacts
        if answer.ask is None or whom_to_ask(knowledge, unit) != answer.ask
    ]
    found = [knowledge.resources[resource] for resource in card.resources]
    return (
        *((unit.title, unit.how) for unit in units),
        *((resource.title, resource.where) for resource in found),
    )


def _buttons(knowledge: Knowledge, card: Card, patient: Patient) -> tuple[Button, ...]:
    """One to three next steps: a walk, the editors' questions, related cards, else the topic's."""
    buttons = []
    if card.walk:
        walk = knowledge.procedures[card.walk]
        buttons.append(Button(walk.title, choose("walk", card.walk)))
    buttons += _next_steps(knowledge, card, patient)
    if not buttons:
        question = knowledge.topics[card.topic].ask
        buttons = [Button(question, question)]
    once = {button.title: button for button in buttons}
    return tuple(once.values())[:_MOST_BUTTONS]


def _next_steps(knowledge: Knowledge, card: Card, patient: Patient) -> list[Button]:
    """Questions and related cards; none about limited care for a patient whose care is not."""
    topics = knowledge.topics.values()
    asked = {topic.ask: topic.limited_care for topic in topics}
    steps = [(Button(question, question), asked.get(question, False)) for question in card.next]
    for related in (knowledge.cards[card_id] for card_id in card.related):
        button = Button(related.title, choose("card", related.id))
        steps.append((button, knowledge.topics[related.topic].limited_care))
    if any(limited for _, limited in steps) and full_care(knowledge, patient):
        steps = [(button, limited) for button, limited in steps if not limited]
    return [button for button, _ in steps]


def choose(kind: str, value: str) -> str:
    """The payload of a button that chooses something by its id."""
    return f'/choose{{"choice": "{kind}:{value}"}}'
