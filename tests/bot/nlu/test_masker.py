"""Identifiers are gone before any other component sees the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.masker import MASKED_KEY, Masker

Make = Callable[..., Masker]
Text = Callable[[str], Message]


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Anna 640823-3234 har fått avslag", "640823"),
        ("ring mig på 070-174 06 05", "174"),
        ("mejla anna.andersson@example.org", "anna.andersson"),
    ],
)
def test_identifiers_are_taken_out_and_told(
    make: Make, message: Text, text: str, secret: str
) -> None:
    asked = message(text)

    make(Masker).process([asked])

    assert secret not in asked.get(TEXT)
    assert asked.get(MASKED_KEY)
    assert {TEXT, MASKED_KEY} <= asked.output_properties


def test_other_text_is_left_as_it_is(make: Make, message: Text) -> None:
    asked = message("vad kostar tandvård för en 16-åring, 50 kr?")

    make(Masker).process([asked])

    assert asked.get(TEXT) == "vad kostar tandvård för en 16-åring, 50 kr?"
    assert asked.get(MASKED_KEY) == []


@pytest.mark.parametrize("data", [{}, {TEXT: None}, {TEXT: ""}])
def test_a_message_without_text_is_no_fault(make: Make, data: dict[str, str | None]) -> None:
    message = Message(data=dict(data))

    make(Masker).process([message])

    assert message.get(TEXT) == ""


def test_what_a_channel_masked_is_told_and_does_not_steer(make: Make, message: Text) -> None:
    """A token for a personnummer is no question about personnummer."""
    asked = message("får [personnummer] tandvård")

    make(Masker).process([asked])

    assert asked.get(TEXT) == "får tandvård"
    assert asked.get(MASKED_KEY) == ["personnummer"]


def test_each_kind_is_told_once(make: Make, message: Text) -> None:
    asked = message("19121212-1212 och 19121212-1212, ring 070-174 06 05")

    make(Masker).process([asked])

    assert asked.get(MASKED_KEY) == ["personnummer", "telefon"]
