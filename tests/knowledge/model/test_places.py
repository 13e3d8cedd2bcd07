"""Sources, notices and danger."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from knowledge.model import Danger, Notice, Source, SourceKind


def test_a_source_says_who_stands_behind_it_and_when_it_was_read() -> None:
    source = Source.parse_obj(
        {
            "id": "L344",
            "title": "Lag (2008:344)",
            "short": "Lag 2008:344",
            "kind": "law",
            "url": "https://lagen.nu/2008:344",
            "read": "2026-11-22",
        }
    )

    assert (source.kind, source.read, source.caution) == (
        SourceKind.LAW,
        date(2026, 11, 22),
        None,
    )


def test_a_notice_has_a_first_and_a_last_day() -> None:
    with pytest.raises(ValidationError):
        Notice.parse_obj({"id": "nytt", "text": "Nytt.", "from_day": "2026-10-01"})


def test_danger_leads_to_a_card() -> None:
    assert Danger(card="acute/larma", phrases=("andas inte",)).card == "acute/larma"
    with pytest.raises(ValidationError):
        Danger(card="larma", phrases=("andas inte",))
