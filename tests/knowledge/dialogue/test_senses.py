"""Words that tell which kränkning is meant settle it; without them nothing is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from knowledge.dialogue import Understanding
from knowledge.dialogue._senses import Senses
from knowledge.loading import Knowledge

BOTH = {"krankning_patient/var_finns_rutinen": 0.5, "krankning_staff/var_finns_rutinen": 0.4}
WALKS = {
    "procedure/krankning_patient_medarbetare": 0.5,
    "procedure/krankning_staff_medarbetare": 0.4,
}


def _said(text: str, cards: dict[str, float]) -> Understanding:
    topics: dict[str, float] = {}
    for card, chance in cards.items():
        topics[card.split("/")[0]] = topics.get(card.split("/")[0], 0.0) + chance
    return Understanding(text, cards=tuple(cards.items()), topics=tuple(topics.items()))


@pytest.mark.parametrize("cards", [BOTH, WALKS])
@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("vad är rutinen när en patient kränkt mig", "krankning_staff"),
        ("pat spottade på mig igår", "krankning_staff"),
        ("Jag blev kränkt av en anhörig!", "krankning_staff"),
        ("en läkare har kränkt en patient", "krankning_patient"),
        ("patienten känner sig kränkt", "krankning_patient"),
        ("en patient blev kränkt, vad gör jag", "krankning_patient"),
        ("patienten blev kränkt och sen kränkte hon mig", "krankning_patient"),  # both: as ranked
    ],
)
def test_the_words_settle_the_sense(
    knowledge: Knowledge, text: str, sense: str, cards: dict[str, float]
) -> None:
    settled = Senses(knowledge).settle(_said(text, cards))

    assert sense in settled.cards[0][0]
    assert sum(chance for _, chance in settled.cards) == pytest.approx(0.9)


def test_a_settled_sense_is_answered_without_asking(talk: Callable[..., Any], said: Any) -> None:
    text = "vad är rutinen när en patient kränkt mig"
    message = replace(_said(text, BOTH), reading=said(text).reading, nearest=0.7, scope=3.0)

    assert talk(message).cards == ["krankning_staff/var_finns_rutinen"]


def test_every_topic_that_is_mixed_up_has_words_that_tell_it(knowledge: Knowledge) -> None:
    assert all(bool(t.told_by) == bool(t.mixed_up_with) for t in knowledge.topics.values())


@pytest.mark.parametrize(
    "text", ["kränkning", "hej, jag har en fråga om kränkning", "vad gör man vid kränkning"]
)
def test_what_is_only_named_is_asked_about(talk: Callable[..., Any], said: Any, text: str) -> None:
    chances = {"smalltalk/hjalp": 0.9, **{card: p / 10 for card, p in BOTH.items()}}
    message = replace(_said(text, chances), reading=said(text).reading, nearest=0.7, scope=-1.0)

    reply = talk(message)

    assert reply.kinds == ["fallback"]
    assert len(reply.titles) == len(BOTH)
