"""What is said to the servers: questions as staff put them, and whole walks, button by button."""

from __future__ import annotations

from bench.evaluation.material import (
    NO_OUTSIDE,
    OUTSIDE,
    conversations,
    dev_questions,
    own_questions,
)
from knowledge.loading import knowledge

PRESS = None
"""A move: press the first button of the last answer; the talk ends where there is none."""

Move = str | None
Talk = tuple[Move, ...]

_LONGEST_WALK = 40  # moves


def questions() -> list[str]:
    """The outside questions; our own where those are missing."""
    return [question.text for question in dev_questions() or own_questions()]


def talks() -> list[Talk]:
    """Each question alone, the outside conversations, and each walk to its end."""
    alone: list[Talk] = [(text,) for text in questions()]
    told: list[Talk] = [tuple(turn["say"] for turn in talk["turns"]) for talk in conversations()]
    walks: list[Talk] = [
        (f'/choose{{"choice": "walk:{name}"}}', *[PRESS] * _LONGEST_WALK)
        for name in knowledge().procedures
    ]
    return _mixed(alone, told + walks)


def described() -> str:
    """What the traffic is made of, for the report."""
    source = "the dev questions" if OUTSIDE.exists() else f"our own questions. {NO_OUTSIDE}"
    return (
        f"{len(questions())} questions ({source}), {len(conversations())} conversations, "
        f"{len(knowledge().procedures)} walks, each begun and then the first button pressed until "
        "its end."
    )


def _mixed(alone: list[Talk], longer: list[Talk]) -> list[Talk]:
    """The longer talks spread among the questions, so that any stretch holds some of each."""
    step = max(1, len(alone) // max(1, len(longer)))
    mixed: list[Talk] = []
    for place, talk in enumerate(alone):
        mixed.append(talk)
        if place % step == step - 1 and longer:
            mixed.append(longer.pop(0))
    return mixed + longer
