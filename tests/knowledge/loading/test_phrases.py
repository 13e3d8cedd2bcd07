"""The product's own sentences: each one that is asked for is there, and fills in what it may."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from knowledge.loading import Fault

Faults = Callable[[], tuple[Fault, ...]]


@pytest.fixture
def phrase(small: Path) -> Callable[[str, object], None]:
    """``phrase(name, text)``: sets a sentence; None takes it away."""

    def change(name: str, text: object) -> None:
        path = small / "phrases.yml"
        phrases = yaml.safe_load(path.read_text(encoding="utf-8"))
        phrases[name] = text
        kept = {key: value for key, value in phrases.items() if value is not None}
        path.write_text(yaml.safe_dump(kept, allow_unicode=True), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("name", "text", "expected", "got"),
    [
        ("failed", None, "en text", "inget"),
        ("failed", "  ", "en text", "«»"),
        ("failed", [1], "en text", "«[1]»"),
        ("about", "Gäller: {vem}.", "{who}", "{vem}"),
        ("failed", "Något {gick} fel.", "inga klamrar", "{gick}"),
        ("finns_inte", "En mening.", "bara kända texter", "«finns_inte»"),
    ],
)
def test_a_wrong_sentence_is_told(
    phrase: Callable[[str, object], None],
    faults: Faults,
    name: str,
    text: object,
    expected: str,
    got: str,
) -> None:
    phrase(name, text)

    told = [(fault.file, fault.expected, fault.got) for fault in faults()]

    assert told == [("phrases.yml", expected, got)]


def test_an_open_brace_is_told(phrase: Callable[[str, object], None], faults: Faults) -> None:
    phrase("about", "Gäller: {who.")

    assert [(fault.field, fault.expected) for fault in faults()] == [("about", "parvisa klamrar")]


def test_a_missing_word_list_is_told(small: Path, faults: Faults) -> None:
    path = small / "dialogue_words.yml"
    words = yaml.safe_load(path.read_text(encoding="utf-8"))
    del words["restart"]
    path.write_text(yaml.safe_dump(words, allow_unicode=True), encoding="utf-8")

    assert [(fault.file, fault.field) for fault in faults()] == [("dialogue_words.yml", "restart")]


@pytest.mark.parametrize(
    ("name", "value"), [("fallback_contact", "borta"), ("fee_row_default", "borta")]
)
def test_a_sentence_that_is_an_id_must_exist(
    phrase: Callable[[str, object], None], faults: Faults, name: str, value: str
) -> None:
    phrase(name, value)

    assert [(fault.file, fault.field, fault.got) for fault in faults()] == [
        ("phrases.yml", name, "«borta»")
    ]
