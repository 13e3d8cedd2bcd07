"""One spelling for what people type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.folding import Token, fold, fold_word, tokens


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Tillståndslös, LMA-kort!", "tillstandslos lma kort"),
        ("ÅÄÖ åäö", "aao aao"),
        ("PAPPERSLÖS", "papperslos"),
        ("  två   ord\n", "tva ord"),
        ("vård_utan_streck", "vard utan streck"),
        ("barn/vuxen", "barn vuxen"),
        ("16-åring", "16 aring"),
        ("lag 2008:344, 6 §", "lag 2008 344 6"),
        ("a\u030arsavgift", "arsavgift"),
        ("José é ü", "jose e u"),
        ("”citat” – tankstreck", "citat tankstreck"),
        ("🙂🙂", ""),
        ("", ""),
        ("   ", ""),
    ],
)
def test_text_is_folded(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_other_scripts_are_kept_as_words() -> None:
    assert fold("Привіт, світ") == "привіт світ"
    assert len(fold("مرحبا بالعالم").split()) == 2


def test_tokens_know_where_they_stand() -> None:
    text = "Får en LMA-patient tandvård?"

    found = tokens(text)

    assert found[0] == Token("far", 0, 3)
    assert [text[token.start : token.end] for token in found] == [
        "Får",
        "en",
        "LMA",
        "patient",
        "tandvård",
    ]


LATIN = st.characters(
    max_codepoint=0x17F, exclude_characters="ŉſĲĳĿŀ", categories=["L", "Nd", "P", "Zs"]
)


@given(st.text(LATIN))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)

    assert fold(once) == once


@given(st.text())
def test_every_token_is_a_piece_of_the_text(text: str) -> None:
    for token in tokens(text):
        assert token.text == fold_word(text[token.start : token.end])
        assert 0 <= token.start < token.end <= len(text)
