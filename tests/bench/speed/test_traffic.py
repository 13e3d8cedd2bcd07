"""What is said: all questions, and every walk."""

from __future__ import annotations

from bench.speed.traffic import PRESS, questions, talks
from knowledge.loading import Knowledge


def test_every_question_and_every_walk_is_said_once(knowledge: Knowledge) -> None:
    said = talks()

    alone = [talk[0] for talk in said if len(talk) == 1]
    walks = [talk for talk in said if PRESS in talk]
    assert set(questions()) <= set(alone)
    assert len(walks) == len(knowledge.procedures)


def test_walks_are_spread_among_the_questions() -> None:
    places = [place for place, talk in enumerate(talks()) if len(talk) > 1]

    assert max(places) - min(places) > len(places)
