"""Cards: an answer, variants of it, and what they depend on."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from knowledge.model import AgeId, Card, Computed, Need, Topic, When

CARD: dict[str, Any] = {
    "id": "fee/frikort",
    "title": "Frikort",
    "sources": [{"id": "L344"}],
    "certainty": "law",
    "reviewed": "2026-11-22",
    "review_by": "2027-02-22",
}


def test_a_cards_topic_stands_before_the_stroke() -> None:
    assert Card.parse_obj(CARD).topic == "fee"


def test_lists_are_empty_when_they_are_not_given() -> None:
    card = Card.parse_obj(CARD)

    assert (card.details, card.variants, card.needs, card.related, card.next) == ((),) * 5
    assert (card.answer, card.computed, card.walk, card.ask) == (None,) * 4


def test_a_variant_keeps_what_is_the_cards_apart_from_an_empty_list() -> None:
    variant = {"when": {"group": ["eu"]}, "answer": "Nej.", "details": []}

    card = Card.parse_obj({**CARD, "variants": [variant, {**variant, "details": None}]})

    assert [variant.details for variant in card.variants] == [(), None]


def test_needs_and_computed_are_few_known_words() -> None:
    card = Card.parse_obj({**CARD, "needs": ["group", "age", "care"], "computed": "fee"})

    assert (card.needs, card.computed) == ((Need.GROUP, Need.AGE, Need.CARE), Computed.FEE)
    for field, value in (("needs", ["mood"]), ("computed", "magic")):
        with pytest.raises(ValidationError):
            Card.parse_obj({**CARD, field: value})


def test_a_variant_applies_by_group_regime_age_and_care() -> None:
    when = When.parse_obj({"group": ["eu"], "age": "child"})

    assert (when.group, when.regime, when.age, when.care) == (("eu",), (), AgeId.CHILD, ())
    with pytest.raises(ValidationError):
        When.parse_obj({"age": "baby"})


def test_a_topic_is_cited_in_scope_and_in_the_menu_unless_it_says_otherwise() -> None:
    topic = Topic(id="fee", title="Avgifter", ask="Vad kostar det?")

    assert (topic.cited, topic.in_scope, topic.in_menu) == (True, True, True)
