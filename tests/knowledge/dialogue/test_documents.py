"""What a document shows is answered with the card of the one that is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Talk = Callable[..., Any]

ALL, ONE = "documents_id/vad_visar", "documents_id/reservnummer"


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("vad visar ett reservnummer om patienten", ONE),
        ("vad visar reservnummer och LMA-kort", ALL),
        ("vad visar de olika korten", ALL),
    ],
)
def test_a_document_that_is_named_alone_has_its_own_card(talk: Talk, text: str, card: str) -> None:
    assert talk((text, ALL)).cards == [card]
