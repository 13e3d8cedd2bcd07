"""A fee that depends on the years and not only on being adult has a card of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Talk = Callable[..., Any]

FEE, YOUNG, OLD = "fee/vad_kostar", "fee/ung_vuxen", "fee/aldre"


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("asylsökande 18 år, vad kostar vårdcentralen", YOUNG),
        ("vad betalar en papperslös 19-åring hos fysioterapeut", YOUNG),
        ("papperslös 87 år, vad kostar vårdcentralen", OLD),
        ("asylsökande 17 år, vad kostar vårdcentralen", FEE),
        ("asylsökande 20 år, vad kostar vårdcentralen", FEE),
        ("asylsökande 19 år, vad kostar tandvården", FEE),
        ("vuxen asylsökande, vad kostar vårdcentralen", FEE),
    ],
)
def test_the_young_and_the_old_get_it_where_it_differs(talk: Talk, text: str, card: str) -> None:
    assert talk((text, FEE)).cards[0] == card
