"""The search finds by words and by parts of words, and orders the same way every time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.search import Search, Settings

TEXTS = {
    "tand": ["Tandvård för barn", "Barn får all tandvård."],
    "tolk": ["Tolk vid besök", "Patienten har rätt till tolk."],
    "frikort": ["Frikort och högkostnadsskydd"],
    "halsa": ["Hälsoundersökning", "Asylsökande erbjuds en hälsoundersökning."],
}
SEARCH = Search(TEXTS)


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("tandvård", "tand"),
        ("tandvårdsavgiften", "tand"),
        ("tandvrd", "tand"),
        ("tolken", "tolk"),
        ("TOLKARNA", "tolk"),
        ("frikortet", "frikort"),
        ("halsoundersokningar", "halsa"),
        ("får barn gå till tandläkare", "tand"),
    ],
)
def test_the_nearest_text_comes_first(query: str, best: str) -> None:
    assert SEARCH.best(query)[0][0] == best


def test_at_most_so_many_are_given_the_best_first() -> None:
    found = SEARCH.best("barn med tolk och frikort", most=2)

    assert len(found) == 2
    assert found[0][1] >= found[1][1] > 0


def test_the_choice_can_be_limited() -> None:
    assert [item for item, _ in SEARCH.best("tandvård och tolk", among=["tolk"])] == ["tolk"]
    assert SEARCH.best("tandvård", among=[]) == []


@pytest.mark.parametrize("query", ["", "   ", "🙂", "?!", "xyzzy"])
def test_what_has_nothing_in_common_is_not_found(query: str) -> None:
    assert SEARCH.best(query) == []


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    search = Search({"a": ["vård tolk"], "b": ["vård tand"], "c": ["vård kort"]})

    assert search.best("vård tand")[0][0] == "b"


def test_equals_are_ordered_by_id() -> None:
    search = Search({"b": ["samma ord"], "a": ["samma ord"]})

    assert [item for item, _ in search.best("samma ord")] == ["a", "b"]


def test_an_empty_index_finds_nothing() -> None:
    assert Search({}).best("tandvård") == []
    assert Search({"a": []}).best("tandvård") == []


def test_the_settings_can_be_changed() -> None:
    words_only = Search(TEXTS, Settings(shortest=9, longest=8))

    assert words_only.best("tandvårdsavgiften") == []
    assert words_only.best("tandvård")[0][0] == "tand"


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    scores = [score for _, score in SEARCH.best(text)]

    assert scores == sorted(scores, reverse=True)
