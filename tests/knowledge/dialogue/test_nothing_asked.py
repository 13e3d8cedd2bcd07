"""Care is named and nothing asked: "hu asyl", "tandvård"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from knowledge.dialogue import Understanding

Talk = Callable[..., Any]
Weigh = Callable[..., Understanding]

MATRIX = "entitlement/vad_galler"
UNSURE = (("halsoundersokning/frivillig", 0.2), ("halsoundersokning/nar", 0.1))


def test_the_matrix_answers_when_no_card_is_sure(talk: Talk, weigh: Weigh) -> None:
    reply = talk(weigh("hu asyl", *UNSURE, scope=3.0))

    assert (reply.kinds, reply.cards) == (["answer"], [MATRIX])


def test_the_group_is_asked_for_when_none_is_named(talk: Talk, weigh: Weigh) -> None:
    reply = talk(weigh("hu", *UNSURE, scope=3.0))

    assert reply.state.pending.need == "group"


def test_a_card_that_is_sure_answers(talk: Talk, weigh: Weigh) -> None:
    reply = talk(weigh("hu barn", ("halsoundersokning/barn", 0.9), scope=3.0))

    assert reply.cards == ["halsoundersokning/barn"]


def test_a_question_is_answered_by_its_card(talk: Talk, weigh: Weigh) -> None:
    reply = talk(weigh("är hu frivillig för asylsökande", *UNSURE, scope=3.0))

    assert reply.cards[0] == "halsoundersokning/frivillig"
