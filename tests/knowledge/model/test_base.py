"""Ids, texts and citations: what is allowed is narrow, and nothing changes after loading."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from knowledge.model import Certainty, Citation
from knowledge.model._base import CardId, Id, Text


class Named(BaseModel):
    """One field of each narrow kind of text."""

    id: Id = Id("a")
    card: CardId = CardId("a/b")
    text: Text = Text("text")


@pytest.mark.parametrize("value", ["a", "lma_kort", "l2008_344", "a1"])
def test_an_id_is_lower_case_letters_digits_and_underscore(value: str) -> None:
    assert Named(id=value).id == value


@pytest.mark.parametrize(
    "value", ["", "1a", "_a", "Lma", "lma-kort", "förvar", "a b", "a/b", "a\n"]
)
def test_anything_else_is_no_id(value: str) -> None:
    with pytest.raises(ValidationError):
        Named(id=value)


@pytest.mark.parametrize("value", ["fee/frikort", "law_source/l2008_344", "a/1b"])
def test_a_card_id_is_a_topic_and_a_name(value: str) -> None:
    assert Named(card=value).card == value


@pytest.mark.parametrize(
    "value", ["fee", "fee/", "/frikort", "fee/a/b", "Fee/a", "fee /a", "fee/å"]
)
def test_anything_else_is_no_card_id(value: str) -> None:
    with pytest.raises(ValidationError):
        Named(card=value)


def test_a_text_is_stripped_and_never_empty() -> None:
    assert Named(text="  Vård.\n").text == "Vård."
    for empty in ("", "   ", "a"):
        with pytest.raises(ValidationError):
            Named(text=empty)


def test_content_takes_no_unknown_field() -> None:
    with pytest.raises(ValidationError, match="extra fields not permitted"):
        Citation(id="L344", paragraf="4 §")  # type: ignore[call-arg]


def test_content_is_frozen_and_can_be_compared() -> None:
    citation = Citation(id="L344", at="4 §")

    with pytest.raises(TypeError):
        citation.at = "5 §"
    assert {citation, Citation(id="L344", at="4 §")} == {citation}


def test_certainty_is_written_in_four_words() -> None:
    assert [certainty.value for certainty in Certainty] == [
        "law",
        "authority",
        "region",
        "uncertain",
    ]
