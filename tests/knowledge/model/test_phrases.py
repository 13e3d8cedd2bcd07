"""The names that a sentence may fill in."""

from __future__ import annotations

import pytest

from knowledge.model import PHRASES, placeholders


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ja.", set()),
        ("Gäller: {who}.", {"who"}),
        ("{what} för {who}: {amount}", {"what", "who", "amount"}),
        ("Klamrar {{så här}}", set()),
    ],
)
def test_names_stand_in_braces(text: str, names: set[str]) -> None:
    assert placeholders(text) == names


@pytest.mark.parametrize("text", ["Gäller: {who", "Gäller: who}"])
def test_a_single_brace_is_an_error(text: str) -> None:
    with pytest.raises(ValueError):
        placeholders(text)


def test_every_level_has_a_sentence_for_each_age() -> None:
    levels = [name for name in PHRASES if name.startswith("level_")]

    assert len(levels) == 14
