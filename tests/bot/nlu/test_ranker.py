"""The ranking: by topic, by examples and by the cards' own words; the same after a round trip."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu import learning
from bot.nlu.features import Texts
from bot.nlu.ranker import Ranker
from knowledge.model import topic_of

EXAMPLES = {
    "fee/pris": ["vad kostar besoket", "vilken avgift tas ut", "hur mycket kostar det"],
    "fee/gratis": ["vad ar gratis", "vilken vard ar kostnadsfri", "ar besoket gratis"],
    "tolk/bestalla": ["hur bestaller jag tolk", "boka tolk", "hur far jag tag pa en tolk"],
    "smalltalk/hej": ["hej", "hejsan", "hejsan pa er"],
}
OWN_WORDS = {
    "fee/pris": ["patientavgiften star i handboken"],
    "tolk/bestalla": ["tolkformedlingen vast nar du bokar sprak"],
}


def texts(text: str) -> Texts:
    return text, text, text


def trained() -> Ranker:
    examples = [(text, card) for card, lines in EXAMPLES.items() for text in lines]
    return Ranker.train(
        [texts(text) for text, _ in examples],
        [card for _, card in examples],
        {card: [texts(line) for line in lines] for card, lines in OWN_WORDS.items()},
        outside={"smalltalk"},
    )


@pytest.fixture(scope="module")
def ranker() -> Ranker:
    return trained()


@pytest.mark.parametrize(
    ("asked", "card"),
    [
        ("vad kostar besoken", "fee/pris"),
        ("ar det gratis", "fee/gratis"),
        ("jag behover boka en tolk", "tolk/bestalla"),
        ("tolkformedlingen", "tolk/bestalla"),
        ("patientavgiften", "fee/pris"),
        ("hejsan", "smalltalk/hej"),
    ],
)
def test_the_likeliest_card_comes_first(ranker: Ranker, asked: str, card: str) -> None:
    assert ranker.rank(texts(asked)).cards[0][0] == card


def test_chances_sum_to_one_in_falling_order(ranker: Ranker) -> None:
    chances = [chance for _, chance in ranker.rank(texts("vad kostar tolk")).cards]

    assert len(chances) == len(EXAMPLES)
    assert sum(chances) == pytest.approx(1)
    assert chances == sorted(chances, reverse=True)


def test_a_topic_is_as_likely_as_its_cards_together(ranker: Ranker) -> None:
    ranked = ranker.rank(texts("vad kostar tolk"))

    for topic, chance in ranked.topics:
        cards = [likely for card, likely in ranked.cards if topic_of(card) == topic]
        assert chance == pytest.approx(sum(cards))


def test_the_likeliest_cards_and_the_best_of_each_topic(ranker: Ranker) -> None:
    ranked = ranker.rank(texts("vad kostar tolk"), length=1)

    assert ranked.cards[0] == ranker.rank(texts("vad kostar tolk")).cards[0]
    assert sorted(topic_of(card) for card, _ in ranked.cards) == sorted(
        {topic_of(card) for card in EXAMPLES}
    )
    assert len(ranked.topics) == len(ranked.cards)


def test_an_example_is_as_near_as_can_be(ranker: Ranker) -> None:
    assert ranker.rank(texts("boka tolk")).nearest == pytest.approx(1, abs=1e-3)
    assert 0 < ranker.rank(texts("boka en resa")).nearest < 1


def test_what_the_network_does_not_read_the_other_views_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "_COMMON", 1)

    ranker = trained()

    assert ranker.rank(texts("boka tolk")).cards[0][0] == "tolk/bestalla"
    assert ranker.rank(texts("hejsan")).cards[0][0] == "smalltalk/hej"


def test_what_is_ours_is_more_in_scope_than_small_talk(ranker: Ranker) -> None:
    assert ranker.rank(texts("vad kostar tolk")).scope > ranker.rank(texts("god morgon")).scope


@pytest.mark.parametrize("asked", ["", "xqz", "你好"])
def test_what_has_nothing_in_common_is_not_ranked(ranker: Ranker, asked: str) -> None:
    assert ranker.rank(("", "", "") if not asked else texts(asked)).cards == ()


def test_a_round_trip_changes_nothing(ranker: Ranker) -> None:
    rebuilt = Ranker.from_state(ranker.state())

    for asked in ("vad kostar besoken", "boka tolk", "hejsan"):
        one, other = ranker.rank(texts(asked)), rebuilt.rank(texts(asked))
        assert [card for card, _ in one.cards] == [card for card, _ in other.cards]
        assert one.nearest == pytest.approx(other.nearest, abs=1e-5)
        assert one.scope == pytest.approx(other.scope, abs=1e-4)


def test_nothing_that_is_stored_needs_unpickling(ranker: Ranker) -> None:
    assert all(array.dtype != np.object_ for array in ranker.state().values())


def test_training_twice_gives_the_same(ranker: Ranker) -> None:
    examples = [(text, card) for card, lines in EXAMPLES.items() for text in lines]
    again = Ranker.train(
        [texts(text) for text, _ in examples],
        [card for _, card in examples],
        {card: [texts(line) for line in lines] for card, lines in OWN_WORDS.items()},
        outside={"smalltalk"},
    )

    assert again.rank(texts("vad kostar tolk")) == ranker.rank(texts("vad kostar tolk"))


def test_the_topic_of_a_card() -> None:
    assert (topic_of("fee/pris"), topic_of("fee")) == ("fee", "fee")


def test_examples_in_another_order_rank_alike(ranker: Ranker) -> None:
    examples = [(text, card) for card, lines in EXAMPLES.items() for text in lines][::-1]

    other = Ranker.train(
        [texts(text) for text, _ in examples], [card for _, card in examples], {}, {"smalltalk"}
    )

    for text, card in examples:
        assert other.rank(texts(text)).cards[0][0] == card
