"""Misspellings made by rule: as many as told, and the same every time."""

from __future__ import annotations

import random

import pytest
from rapidfuzz.distance import OSA

from bench.evaluation.misspelt import KINDS, one_keystroke, two_keystrokes, written_apart

TEXT = "har asylsökande rätt till arbetsmarknadsutbildning"


@pytest.mark.parametrize("seed", range(20))
def test_one_keystroke_is_at_most_one(seed: int) -> None:
    assert OSA.distance(TEXT, one_keystroke(TEXT, random.Random(seed))) <= 1


@pytest.mark.parametrize("seed", range(20))
def test_two_keystrokes_are_at_most_two(seed: int) -> None:
    assert OSA.distance(TEXT, two_keystrokes(TEXT, random.Random(seed))) <= 2


@pytest.mark.parametrize("seed", range(20))
def test_a_long_word_is_written_apart_and_nothing_else(seed: int) -> None:
    apart = written_apart(TEXT, random.Random(seed))

    assert len(apart.split()) == len(TEXT.split()) + 1
    assert apart.replace(" ", "") == TEXT.replace(" ", "")


@pytest.mark.parametrize("kind", KINDS)
def test_short_words_are_left_alone(kind: str) -> None:
    assert KINDS[kind]("får han vård?", random.Random(1)) == "får han vård?"


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_chance_gives_the_same_mistakes(kind: str) -> None:
    one, other = (KINDS[kind](TEXT, random.Random(7)) for _ in range(2))

    assert one == other
