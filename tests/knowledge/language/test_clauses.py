"""A message with several questions is parted; a story with one is not."""

from __future__ import annotations

import pytest

from knowledge.language.clauses import questions, without_greeting


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hur bokar jag tolk och vad kostar den", ("hur bokar jag tolk", "vad kostar den")),
        ("hur bokar jag tolk, vad kostar den?", ("hur bokar jag tolk", "vad kostar den?")),
        ("hur bokar jag tolk & vad kostar den", ("hur bokar jag tolk", "vad kostar den")),
        ("måste vi skriva, o får han läsa", ("måste vi skriva", "får han läsa")),
        ("Får han tolk? Vem betalar?", ("Får han tolk?", "Vem betalar?")),
        (
            "vad har papperslös gravid rätt till och vad kostar det och får jag ringa polisen?",
            ("vad har papperslös gravid rätt till", "vad kostar det", "får jag ringa polisen?"),
        ),
        (
            "hon är gömd. får hon tandvård? måste jag anmäla det?",
            ("hon är gömd. får hon tandvård?", "måste jag anmäla det?"),
        ),
    ],
)
def test_questions_are_parted(text: str, expected: tuple[str, ...]) -> None:
    assert questions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "vad kostar tolk och läkarbesök för asylsökande",
        "vad gäller barn och vuxna",
        "skillnaden mellan asylsökande och papperslösa?",
        "Hej! Jag sitter i kassan och har en kvinna här. Hon söker asyl. Får hon hjälp?",
        "Vår patient är papperslös. Får hon hjälp?",
        "vem får tolk och när",
        "får han betala 25/50 kr",
        "? ? ? ?",
    ],
)
def test_one_question_is_left_whole(text: str) -> None:
    assert questions(text) == ()


def test_a_flood_of_questions_is_left_whole() -> None:
    assert questions("vad gäller? " * 9) == ()


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Hej, jag har en fråga om kränkning", "jag har en fråga om kränkning"),
        ("hejsan! vad kostar tolk", "vad kostar tolk"),
        ("God morgon, hur bokar jag tolk?", "hur bokar jag tolk?"),
        ("hej hej", "hej hej"),
        ("hej på dig", "hej på dig"),
        ("hejdå och tack för hjälpen", "hejdå och tack för hjälpen"),
        ("vad kostar tolk", "vad kostar tolk"),
    ],
)
def test_a_greeting_is_left_out_when_more_is_said(text: str, rest: str) -> None:
    assert without_greeting(text) == rest
