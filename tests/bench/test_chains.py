"""Follow-up chains: whole, over all topics, and judged rightly."""

from __future__ import annotations

from typing import Any

import pytest

from bench.evaluation.chains import RIGHT, UNSURE, WRONG, chains, chains_section, judge
from knowledge.loading import Knowledge

FEWEST_CHAINS, LONGEST = 60, 4


def _reply(**fields: object) -> dict[str, Any]:
    empty = {"topic": "fee", "card": "fee/frikort", "group": None, "age": None, "text": "100 kr"}
    return {**empty, "fallback": False, **fields}


@pytest.mark.parametrize(
    ("turn", "reply", "verdict"),
    [
        ({"cards": ["fee/frikort"]}, {}, RIGHT),
        ({"cards": ["fee"]}, {}, RIGHT),
        ({"cards": ["tolk"]}, {}, WRONG),
        ({"cards": ["fee"]}, {"fallback": True, "card": None}, UNSURE),
        ({"cards": ["out_of_scope"]}, {"fallback": True, "card": None}, RIGHT),
        ({"cards": ["fee"], "group": "eu"}, {}, WRONG),
        ({"cards": ["fee"], "expect": "100"}, {}, RIGHT),
        ({"cards": ["fee"], "expect": "200"}, {}, WRONG),
        ({"cards": ["fee"], "lacks": "100"}, {}, WRONG),
    ],
)
def test_a_reply_is_judged(turn: dict[str, Any], reply: dict[str, Any], verdict: str) -> None:
    assert judge(turn, _reply(**reply)) == verdict


def test_chains_are_many_short_and_name_what_there_is(knowledge: Knowledge) -> None:
    known = {*knowledge.cards, *knowledge.topics}

    assert len(chains()) >= FEWEST_CHAINS
    assert all(2 <= len(turns) <= LONGEST for turns in chains())
    assert {card for turns in chains() for turn in turns for card in turn["cards"]} <= known


def test_chains_begin_in_every_cited_topic_and_half_change_the_subject(
    knowledge: Knowledge,
) -> None:
    begun = {turns[0]["cards"][0].split("/")[0] for turns in chains()}
    changing = sum(any(turn.get("new") for turn in turns) for turns in chains())

    assert {topic.id for topic in knowledge.topics.values() if topic.cited} <= begun
    assert changing >= len(chains()) / 2


def test_the_first_turn_is_not_counted() -> None:
    class Parrot:
        def ask(self, text: str, group: str | None = None, conversation: str | None = None) -> Any:
            return _reply()

    turns = [{"say": "a", "cards": ["tolk"]}, {"say": "b", "cards": ["fee"]}]

    report = chains_section(Parrot(), [turns])  # type: ignore[arg-type]

    assert "| same subject | all | 1 | 100.0 % | 0 | 0 |" in report.markdown()
