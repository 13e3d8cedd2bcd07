"""How sure is sure: tables of rankings and what is done with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dialogue import Understanding
from knowledge.dialogue._decide import Decision, Thresholds, decide
from knowledge.model import topic_of

THRESHOLDS = Thresholds(
    scope=0.5, nearest=0.25, topic=0.4, sure=0.65, lead=1.5, share=0.4, close=0.5
)


def ranked(*cards: tuple[str, float], scope: float = 1.0, nearest: float = 1.0) -> Understanding:
    topics: dict[str, float] = {}
    for card, chance in cards:
        topics[topic_of(card)] = topics.get(topic_of(card), 0.0) + chance
    ordered = sorted(topics.items(), key=lambda pair: -pair[1])
    return Understanding(topics=tuple(ordered), cards=cards, scope=scope, nearest=nearest)


def decided(understood: Understanding) -> tuple[str, tuple[str, ...]]:
    decision = decide(understood, THRESHOLDS, outside={"smalltalk"})
    return decision.kind, decision.cards


class TestAnswer:
    def test_a_sure_card_is_said(self) -> None:
        assert decided(ranked(("fee/a", 0.9))) == ("answer", ("fee/a",))

    def test_in_a_sure_topic_the_best_card_is_said_though_it_does_not_stand_out(self) -> None:
        message = ranked(("fee/a", 0.25), ("fee/b", 0.22), ("fee/c", 0.2))

        assert decided(message) == ("answer", ("fee/a",))

    def test_in_an_unsure_topic_a_card_must_stand_out(self) -> None:
        stands_out = ranked(("fee/a", 0.3), ("fee/b", 0.15), ("tolk/c", 0.1))
        does_not = ranked(("fee/a", 0.15), ("fee/b", 0.14), ("fee/c", 0.13), ("tolk/d", 0.1))

        assert decided(stands_out) == ("answer", ("fee/a",))
        assert decided(does_not) == ("choose", ("fee/a", "fee/b"))

    def test_the_topic_goes_before_a_single_card_of_another(self) -> None:
        message = ranked(("tolk/x", 0.3), ("fee/a", 0.28), ("fee/b", 0.25))

        assert decided(message) == ("answer", ("fee/a",))


class TestBeside:
    """A card that is nearly as likely is named too."""

    @pytest.mark.parametrize(
        ("other", "beside"),
        [(0.4, "tolk/b"), (0.25, "tolk/b"), (0.2, None)],
    )
    def test_another_card_is_worth_saying_when_it_is_nearly_as_likely(
        self, other: float, beside: str | None
    ) -> None:
        thresholds = Thresholds(beside=0.4, least=0.1)

        decision = decide(ranked(("fee/a", 0.6), ("tolk/b", other)), thresholds)

        assert decision == Decision("answer", ("fee/a",), 0.6, beside)

    def test_what_is_unlikely_in_itself_is_not(self) -> None:
        thresholds = Thresholds(beside=0.4, least=0.1)

        decision = decide(ranked(("fee/a", 0.12), ("tolk/b", 0.08)), thresholds)

        assert decision.beside is None

    @pytest.mark.parametrize(("scope", "beside"), [(0.2, None), (2.0, "fee/a")])
    def test_beside_what_is_not_ours_only_when_it_may_be(
        self, scope: float, beside: str | None
    ) -> None:
        message = ranked(("out_of_scope/vader", 0.5), ("fee/a", 0.4), scope=scope)

        assert decide(message, Thresholds(), {"out_of_scope"}).beside == beside


class TestScope:
    @pytest.mark.parametrize(
        ("chance", "nearest", "kind"),
        [(0.9, 0.9, "answer"), (0.9, 0.5, "unsure"), (0.6, 0.9, "unsure")],
    )
    def test_a_likely_topic_with_a_near_example_needs_no_scope(
        self, chance: float, nearest: float, kind: str
    ) -> None:
        assert decided(ranked(("fee/a", chance), scope=0.1, nearest=nearest))[0] == kind


class TestNearest:
    def test_a_clear_topic_needs_no_near_example(self) -> None:
        """A long message has little in common with any one example."""
        assert decided(ranked(("fee/a", 0.95), nearest=0.2))[0] == "answer"


class TestChoose:
    def test_two_close_cards_of_different_topics_are_offered(self) -> None:
        message = ranked(("fee/a", 0.3), ("tolk/b", 0.28))

        assert decided(message) == ("choose", ("fee/a", "tolk/b"))

    def test_one_far_ahead_of_nothing_much_is_not_enough(self) -> None:
        assert decided(ranked(("fee/a", 0.2), ("tolk/b", 0.05)))[0] == "unsure"


class TestUnsure:
    @pytest.mark.parametrize(
        "message",
        [
            Understanding(),
            Understanding(topics=(("fee", 0.9),)),
            Understanding(cards=(("fee/a", 0.9),)),
            ranked(("fee/a", 0.8), nearest=0.2),
            ranked(("fee/a", 0.95), nearest=0.2, scope=0.4),
            ranked(("fee/a", 0.9), scope=0.2, nearest=0.5),
            ranked(("fee/a", 0.8), scope=0.4, nearest=0.5),
            Understanding(topics=(("tolk", 0.9),), cards=(("fee/a", 0.9),), nearest=1.0, scope=1.0),
        ],
    )
    def test_nothing_is_said_of_what_is_not_known(self, message: Understanding) -> None:
        assert decided(message)[0] == "unsure"

    def test_one_card_that_stands_out_needs_less_likeness_to_what_we_are_for(self) -> None:
        assert decided(ranked(("fee/a", 0.9), scope=0.4, nearest=0.5))[0] == "answer"

    def test_what_we_are_not_for_needs_no_likeness_to_what_we_are_for(self) -> None:
        message = ranked(("smalltalk/hej", 0.9), scope=-5.0)

        assert decided(message) == ("answer", ("smalltalk/hej",))


class TestConfidence:
    def test_it_is_the_topics_probability(self) -> None:
        assert decide(ranked(("fee/a", 0.5), ("fee/b", 0.25)), THRESHOLDS).confidence == 0.75

    def test_it_is_nothing_without_a_ranking(self) -> None:
        assert decide(Understanding(), THRESHOLDS) == Decision("unsure", (), 0.0)


CHANCES = st.lists(
    st.tuples(st.sampled_from(["fee/a", "fee/b", "tolk/a", "smalltalk/a"]), st.floats(0, 1)),
    max_size=5,
)


@given(cards=CHANCES, scope=st.floats(-5, 5), nearest=st.floats(0, 1))
def test_any_ranking_is_decided(
    cards: list[tuple[str, float]], scope: float, nearest: float
) -> None:
    kind, found = decided(ranked(*cards, scope=scope, nearest=nearest))

    assert len(found) == {"answer": 1, "choose": 2}.get(kind, len(found))
    assert set(found) <= {card for card, _ in cards}


@pytest.mark.parametrize(
    ("card", "topic"), [("fee/frikort", "fee"), ("law_source/l2008_344", "law_source"), ("a", "a")]
)
def test_a_cards_topic(card: str, topic: str) -> None:
    assert topic_of(card) == topic
