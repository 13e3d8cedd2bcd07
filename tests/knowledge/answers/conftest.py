"""Cards and patients to answer for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.answers import Answer, Missing, Patient, answer_card
from knowledge.loading import Knowledge
from knowledge.model import Card, Computed


@pytest.fixture(scope="session")
def computed(knowledge: Knowledge) -> Callable[[str], Card]:
    """``computed("fee")``: the card that is built from that matrix."""

    def find(kind: str) -> Card:
        cards = knowledge.cards.values()
        return next(card for card in cards if card.computed is Computed(kind))

    return find


@pytest.fixture(scope="session")
def ask(knowledge: Knowledge, computed: Callable[[str], Card]) -> Callable[..., Answer]:
    """``ask("fee", "eu", "child", "tolk")``: the answer from that matrix."""

    def answer(kind: str, group: str, age: str | None = None, care: str | None = None) -> Answer:
        found = answer_card(knowledge, computed(kind), Patient(group, age, care))
        assert not isinstance(found, Missing)
        return found

    return answer
