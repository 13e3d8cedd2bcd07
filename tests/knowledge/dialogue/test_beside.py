"""What else may be meant is said in short after the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from knowledge.dialogue import Understanding
from knowledge.loading import Knowledge

Said = Callable[..., Understanding]
Talk = Callable[..., Any]

FEE = "fee/vad_kostar"
OTHER = "fee/kan_inte_betala"


def between(said: Said, second: str, text: str = "gäller frikort") -> Understanding:
    both = (("fee/frikort", 0.5), (second, 0.4))
    topics = {card.split("/")[0]: 0.9 for card, _ in both}
    return replace(said(text, "fee/frikort"), cards=both, topics=tuple(topics.items()))


def test_it_comes_after_the_answer_with_its_title_and_source(
    knowledge: Knowledge, said: Said, talk: Talk
) -> None:
    reply = talk(between(said, OTHER))

    assert reply.cards == ["fee/frikort", OTHER]
    last = reply.messages[-1]
    assert last.text.startswith(f"Se också ”{knowledge.cards[OTHER].title}”: ")
    assert "Källa: " in last.text
    assert reply.state.card == "fee/frikort"


@pytest.mark.parametrize("other", ["smalltalk/hej", "acute/larma", "procedure/anstaa"])
def test_only_what_has_a_source_is_said_in_passing(
    knowledge: Knowledge, said: Said, talk: Talk, other: str
) -> None:
    card = next(c for c in knowledge.cards if c.startswith(other.split("/", 1)[0]))

    assert talk(between(said, card)).cards == ["fee/frikort"]


def test_it_does_not_follow_a_question_of_ours(said: Said, talk: Talk) -> None:
    asks = replace(said("vad kostar besöket", FEE), cards=((FEE, 0.5), (OTHER, 0.4)))

    assert talk(asks).kinds == ["question"]
