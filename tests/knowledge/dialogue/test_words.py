"""Words that tell the form of a message: a follow-up, a question, about cost, a fresh start."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.dialogue import Understanding
from knowledge.dialogue._words import Words
from knowledge.loading import Knowledge

Said = Callable[..., Understanding]


@pytest.fixture(scope="module")
def words(knowledge: Knowledge) -> Words:
    return Words(knowledge)


@pytest.mark.parametrize(
    ("text", "elliptic"),
    [
        ("och barn?", True),
        ("tandvård då?", True),
        ("nej, jag menade asylsökande", True),
        ("förlåt, papperslös", True),
        ("samma för ukrainare?", True),
        ("hon är 17", True),
        ("vad är ett LMA-kort?", False),
        ("vem ringer jag om tolk", False),
        ("vad kostar tandvård", False),
        ("asylsökande som vill byta läkare", False),
    ],
)
def test_a_message_of_only_filler_leans_on_the_last(
    words: Words, said: Said, text: str, elliptic: bool
) -> None:
    assert words.is_elliptic(said(text)) is elliptic


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("hon har fått personnummer nu", True),
        ("han gömmer sig", True),
        ("får hon tandvård om hon har personnummer", False),
        ("vad gäller när hon fått personnummer", False),
        ("jag hörde igår i fikarummet på avdelning fyra i Borås att hon gömmer sig", False),
    ],
)
def test_a_short_statement_leans_back_and_a_question_does_not(
    words: Words, said: Said, text: str, leans: bool
) -> None:
    assert words.leans_back(said(text).reading) is leans


@pytest.mark.parametrize(
    ("text", "fee", "entitlement"),
    [
        ("vad har hon rätt till och vad kostar det", True, True),
        ("VAD KOSTAR DET", True, False),
        ("är det gratis", True, False),
        ("vilka rättigheter har han", False, True),
        ("vem ringer jag", False, False),
    ],
)
def test_cost_and_rights_are_heard_anywhere(
    words: Words, text: str, fee: bool, entitlement: bool
) -> None:
    assert (words.asks_fee(text), words.asks_entitlement(text)) == (fee, entitlement)


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("börja om", True),
        ("Börja om!", True),
        ("ny patient", True),
        ("kan vi börja om behandlingen", False),
        ("", False),
    ],
)
def test_the_whole_message_must_ask_to_start_over(words: Words, text: str, over: bool) -> None:
    assert words.starts_over(text) is over


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("vem bestämmer det", True),
        ("hur lång tid tar den", True),
        ("och om han inte kan det", True),
        ("var gör man det", True),
        ("tack", False),
        ("och då", False),
        ("vad kan du göra", False),
        ("vem bestämmer över tolken", False),
        ("vad kostar mjölken", False),
    ],
)
def test_a_question_of_only_common_words_means_nothing_alone(
    words: Words, text: str, bare: bool
) -> None:
    assert words.is_bare(text) is bare
