"""Aliases are found as people type them: inflected, in compounds, misspelt, in any order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.lexicon import Alias, Lexicon

LEXICON = Lexicon(
    [
        Alias("care", "tandvard", "tandvård"),
        Alias("care", "akut", "akut"),
        Alias("care", "akuttand", "akut tandvård"),
        Alias("care", "recept", "recept"),
        Alias("care", "vard", "besök", weak=True),
        Alias("group", "asyl", "asylsökande"),
        Alias("group", "utan", "utan papper"),
        Alias("group", "avslag", "fått avslag"),
        Alias("short", "bb", "BB"),
    ],
    known_words=["reception"],
)


def found(text: str) -> list[tuple[str, str]]:
    return [(match.kind, match.value) for match in LEXICON.find(text)]


@pytest.mark.parametrize(
    "word",
    [
        "tandvård",
        "tandvården",
        "tandvårdens",
        "tandvard",
        "TANDVÅRD",
        "tandvårdsavgiften",
        "barntandvård",
        "tandvrd",
        "tandvåd",
        "tandvråd",
        "tanndvård",
    ],
)
def test_one_alias_is_found_in_many_spellings(word: str) -> None:
    assert found(f"vad gäller om {word} här") == [("care", "tandvard")]


@pytest.mark.parametrize(
    "word", ["handvård", "vård", "tand", "reception", "receptionen", "receptionens", "bbb", "akt"]
)
def test_words_that_are_only_alike_are_not_found(word: str) -> None:
    assert found(word) == []


def test_a_short_alias_must_be_spelt_right() -> None:
    assert found("bb") == [("short", "bb")]
    assert found("bc") == []
    assert found("abba") == []


def test_the_longest_alias_of_a_kind_wins() -> None:
    assert found("akut tandvård") == [("care", "akuttand")]


def test_different_kinds_may_overlap() -> None:
    lexicon = Lexicon([Alias("clue", "asyl", "sökt asyl"), Alias("group", "asyl", "asyl")])

    kinds = [(match.kind, match.words) for match in lexicon.find("hon har sökt asyl")]

    assert kinds == [("clue", 2), ("group", 1)]


def test_one_other_word_may_stand_between_the_words_of_an_alias() -> None:
    assert found("fått sitt avslag") == [("group", "avslag")]
    assert found("fått sitt andra avslag") == []


def test_how_many_words_may_stand_between_can_be_chosen() -> None:
    lexicon = Lexicon([Alias("danger", "larma", "andas inte")], gap=2)

    assert lexicon.find("andas hon nu inte")
    assert not lexicon.find("andas hon nu alls inte")


def test_no_word_stands_between_when_there_is_a_pause() -> None:
    lexicon = Lexicon([Alias("clue", "inget_kort", "utan kort")])

    assert lexicon.find("utan giltigt kort")
    assert not lexicon.find("utan besvär, kort finns")


def test_matches_come_in_the_order_of_the_text_with_their_places() -> None:
    text = "Får asylsökande recept och tandvård?"

    matches = LEXICON.find(text)

    assert [text[match.start : match.end] for match in matches] == [
        "asylsökande",
        "recept",
        "tandvård",
    ]


def test_a_match_says_whether_it_is_spelt_as_the_alias_and_whether_it_is_weak() -> None:
    exact, guessed, weak = LEXICON.find("tandvården tandvrd besök")

    assert (exact.exact, guessed.exact) == (True, False)
    assert (exact.weak, weak.weak) == (False, True)


def test_an_alias_of_nothing_but_signs_is_left_out() -> None:
    assert Lexicon([Alias("care", "x", "!?")]).find("vad som helst !?") == ()


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for match in LEXICON.find(text):
        assert 0 <= match.start < match.end <= len(text)
