"""The matrices' cells inherit what they do not say."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from knowledge.model import Cell, Fee, FeeRow, Level


def test_a_cell_needs_only_a_level() -> None:
    cell = Cell.parse_obj({"level": "anstaa"})

    assert cell.level is Level.ANSTAA
    assert (cell.answer, cell.note, cell.sources, cell.certainty, cell.ask) == (
        None,
        None,
        (),
        None,
        None,
    )


def test_a_cell_without_a_level_is_refused() -> None:
    with pytest.raises(ValidationError):
        Cell.parse_obj({"answer": "Ja."})


def test_a_fee_needs_an_amount() -> None:
    assert Fee.parse_obj({"amount": "50 kr"}).amount == "50 kr"
    with pytest.raises(ValidationError):
        Fee.parse_obj({"note": "Ibland."})


def test_a_row_has_no_exceptions_unless_they_are_given() -> None:
    row = FeeRow.parse_obj({"id": "besok", "title": "Besök", "cells": {"barn": {"amount": "0 kr"}}})

    assert row.groups == {}
    assert row.cells["barn"].amount == "0 kr"
