"""What is said when no card fits surely: titles, a choice of two, and then a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from knowledge.dialogue import Pending, Understanding
from knowledge.loading import Knowledge

Said = Callable[..., Understanding]
Talk = Callable[..., Any]


def test_titles_are_offered_and_nothing_is_answered(knowledge: Knowledge, talk: Talk) -> None:
    reply = talk("frikort högkostnadsskydd 400-kronorsregeln")

    assert reply.kinds == ["fallback"]
    assert 1 <= len(reply.titles) <= 3
    assert knowledge.cards["fee/frikort"].title in reply.titles
    assert reply.state.misses == 1


def test_an_offered_title_may_be_pressed(talk: Talk) -> None:
    reply = talk(
        "frikort högkostnadsskydd 400-kronorsregeln", Understanding(choice="card:fee/frikort")
    )

    assert reply.cards[0] == "fee/frikort"
    assert reply.state.misses == 0


def test_an_offered_title_may_be_typed_with_a_typo(knowledge: Knowledge, talk: Talk) -> None:
    title = knowledge.cards["fee/frikort"].title.replace("skydd", "sydd")

    reply = talk("frikort högkostnadsskydd 400-kronorsregeln", title)

    assert reply.cards[0] == "fee/frikort"


def test_nonsense_gets_no_titles(talk: Talk) -> None:
    reply = talk("qwertz uiop")

    assert reply.kinds == ["fallback"]
    assert reply.titles == []


def test_twice_in_a_row_somebody_to_turn_to_is_named(talk: Talk) -> None:
    reply = talk("qwertz uiop", "asdf ghjk")

    assert "kjv@vgregion.se" in reply.text


def test_an_answer_in_between_starts_the_count_anew(talk: Talk) -> None:
    reply = talk("qwertz uiop", ("gäller frikort", "fee/frikort"), "asdf ghjk")

    assert reply.state.misses == 1
    assert "kjv@vgregion.se" not in reply.text


def test_two_close_topics_are_asked_about(talk: Talk) -> None:
    close = Understanding(
        text="kort",
        topics=(("fee", 0.28), ("tolk", 0.27)),
        cards=(("fee/frikort", 0.28), ("tolk/app", 0.27)),
        nearest=0.9,
        scope=9.0,
    )

    reply = talk(close)

    assert reply.kinds == ["fallback"]
    assert reply.state.pending == Pending(offers=("card:fee/frikort", "card:tolk/app"))


def test_what_is_not_like_anything_we_answer_is_not_answered(said: Said, talk: Talk) -> None:
    sure = said("bästa pizzan i stan", "fee/frikort")

    assert talk(replace(sure, scope=-1.0, nearest=0.5)).kinds == ["fallback"]
    assert talk(replace(sure, scope=0.5, nearest=0.1)).kinds == ["fallback"]
