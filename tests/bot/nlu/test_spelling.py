"""Misspelt words become what was meant; words of ours and common Swedish ones stay."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.spelling import Spelling

LINES = [
    "var hittar jag numret till tolkformedlingen",
    "vad skriver jag i avvikelsen om asylsokande",
    "hur bokar jag tolk hos tolkformedlingen",
    "avvikelsen galler en asylsokande med hundra kronor",
    "asylsokande fick en avvikelsen tolkformedlingen hundra hundra",
    "papperslosa fick sin tandvard",
]
"""What is to be corrected to stands three times; the words of the last line only once."""


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling.learn(LINES)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nr till tolförmedlingen", "nr till tolkformedlingen"),
        ("vad skrivs i avvikelen?", "vad skrivs i avvikelsen?"),
        ("AVVIEKLSEN, var?", "avvikelsen, var?"),
        ("en asyl sökande", "en asylsokande"),
        ("två asylsöknade", "två asylsokande"),
    ],
    ids=["a letter left out", "another one", "two swapped", "written apart", "swapped again"],
)
def test_a_misspelt_word_becomes_what_was_meant(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.correct(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "hundar",  # one keystroke from "hundra"
        "papperslösa",  # seen, though only once
        "tandvärd",  # near a word that was seen too seldom to be what was meant
        "avvkelsn",  # two keystrokes
        "asyl, sökande",  # the comma parts what is two words
        "1800 kr",
        "🙂",
        "",
    ],
)
def test_all_else_stays_as_it_was_typed(spelling: Spelling, typed: str) -> None:
    assert spelling.correct(typed) == typed


def test_the_first_letter_must_hold(spelling: Spelling) -> None:
    assert spelling.correct("dvvikelsen") == "dvvikelsen"


def test_what_was_learned_goes_to_plain_arrays_and_back(spelling: Spelling) -> None:
    state = spelling.state()

    assert all(isinstance(array, np.ndarray) for array in state.values())
    assert Spelling.from_state(state).correct("tolförmedlingen") == "tolkformedlingen"
