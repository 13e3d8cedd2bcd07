"""Facts past their review day are told, and those that fall due before the editors next meet."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from knowledge.loading import Knowledge, due, load
from knowledge.loading._dates import SOON

LAST = date(2027, 2, 22)
"""The ``review_by`` of most facts in the small folder."""


@pytest.fixture
def loaded(small: Path) -> Knowledge:
    return load(small, root=small)


@pytest.mark.parametrize(
    ("today", "told", "expired"),
    [
        (LAST - SOON - timedelta(days=1), False, False),
        (LAST - SOON, True, False),
        (LAST, True, False),
        (LAST + timedelta(days=1), True, True),
    ],
)
def test_a_fact_is_told_from_sixty_days_before_and_expires_the_day_after(
    loaded: Knowledge, today: date, told: bool, expired: bool
) -> None:
    found = {fact.what: fact for fact in due(loaded, today)}

    assert ("kort fee/frikort" in found) is told
    if told:
        assert found["kort fee/frikort"].expired is expired


def test_every_kind_of_fact_is_watched(loaded: Knowledge) -> None:
    found = {fact.what for fact in due(loaded, date(2030, 1, 1))}

    assert found == {
        "kort entitlement/ratt",
        "kort fee/pris",
        "kort fee/frikort",
        "kort acute/larma",
        "grupp asylsokande",
        "grupp tillstandslos",
        "handling lma_kort",
        "regel barn",
        "regel vuxen",
        "kontakt kjv",
        "resurs riva_hinder",
        "vägledning prov",
    }


def test_the_most_urgent_comes_first(loaded: Knowledge) -> None:
    days = [fact.review_by for fact in due(loaded, date(2030, 1, 1))]

    assert days == sorted(days)


def test_nothing_is_due_on_the_day_of_review(loaded: Knowledge) -> None:
    assert due(loaded, date(2026, 11, 22)) == ()
