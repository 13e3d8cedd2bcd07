"""A short message is weighed by what was answered last; a clear new subject is not."""

from __future__ import annotations

import pytest

from knowledge.dialogue import Understanding
from knowledge.dialogue._leaning import Weights, lean
from knowledge.dialogue._words import Words
from knowledge.loading import Knowledge

LAST = "halsoundersokning/innehall"
KIN, OTHER, STRANGE = "halsoundersokning/kallelse", "fee/frikort", "out_of_scope/lokaler"


def _ranked(*cards: tuple[str, float], text: str = "hur kallar vi") -> Understanding:
    topics: dict[str, float] = {}
    for card, chance in cards:
        topic = card.split("/")[0]
        topics[topic] = topics.get(topic, 0.0) + chance
    ordered = tuple(sorted(topics.items(), key=lambda pair: -pair[1]))
    return Understanding(text=text, cards=cards, topics=ordered, nearest=0.6, scope=0.1)


@pytest.mark.parametrize(
    ("cards", "points_back", "first"),
    [
        ([(OTHER, 0.3), (KIN, 0.2)], False, KIN),
        ([(OTHER, 0.3), (KIN, 0.015)], False, OTHER),
        ([(OTHER, 0.3), (KIN, 0.015)], True, KIN),
        ([(OTHER, 0.97), (KIN, 0.005)], True, OTHER),
        ([(STRANGE, 0.9), (KIN, 0.12)], False, STRANGE),
        ([(OTHER, 0.5)], True, OTHER),
    ],
)
def test_the_last_topic_weighs(
    knowledge: Knowledge, cards: list[tuple[str, float]], points_back: bool, first: str
) -> None:
    leaning = lean(_ranked(*cards), knowledge.cards[LAST], points_back, {"out_of_scope"})

    assert leaning.cards[0][0] == first
    assert leaning.topics[0][0] == first.split("/")[0]


def test_chances_still_sum_to_what_they_did(knowledge: Knowledge) -> None:
    said = _ranked((OTHER, 0.6), (KIN, 0.4))

    leaning = lean(said, knowledge.cards[LAST], points_back=True)

    assert sum(chance for _, chance in leaning.cards) == pytest.approx(1)
    assert sum(chance for _, chance in leaning.topics) == pytest.approx(1)


def test_only_what_is_about_the_last_topic_gains_scope(knowledge: Knowledge) -> None:
    weights = Weights()
    close = lean(_ranked((KIN, 0.3), (OTHER, 0.2)), knowledge.cards[LAST], points_back=True)
    points = lean(_ranked((OTHER, 0.3), (KIN, 0.015)), knowledge.cards[LAST], points_back=True)
    other = lean(_ranked((OTHER, 0.97), (KIN, 0.005)), knowledge.cards[LAST], points_back=True)

    assert close.scope == pytest.approx(0.1 + weights.close)
    assert points.scope == pytest.approx(0.1 + weights.pointing)
    assert other.scope == pytest.approx(0.1)


def test_cards_that_the_last_one_points_to_are_near(knowledge: Knowledge) -> None:
    last = next(
        card
        for card in knowledge.cards.values()
        if any(other.split("/")[0] != card.topic for other in card.related)
    )
    beside = next(other for other in last.related if other.split("/")[0] != last.topic)

    leaning = lean(_ranked((STRANGE, 0.4), (beside, 0.2)), last, points_back=True)

    assert leaning.cards[0][0] == beside
    assert leaning.topics[0][0] == beside.split("/")[0]


def test_a_long_message_stands_by_itself(knowledge: Knowledge) -> None:
    said = _ranked((OTHER, 0.3), (KIN, 0.2), text="och " * 12)

    assert lean(said, knowledge.cards[LAST], points_back=True) == said


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("och om han inte vill", True),
        ("vad ska hon visa upp", True),
        ("Men på helgen?", True),
        ("hur kallar vi", False),
        ("vilken dag är det", False),
        ("", False),
    ],
)
def test_words_that_point_back(knowledge: Knowledge, text: str, points: bool) -> None:
    assert Words(knowledge).points_back(text) is points
