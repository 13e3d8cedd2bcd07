"""``rattvisaren walk NAME``: a walk on the terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from knowledge.loading import Knowledge

Run = Callable[..., Any]


def test_a_walk_goes_to_its_summary(run: Run) -> None:
    done = run("walk", "vilken_grupp", lines=["LMA-kort", "inget beslut än"])

    assert done.code == 0
    assert "Steg 1 av" in done.out
    assert "  1. LMA-kort" in done.out
    assert "Gruppen asylsökande" in done.out


def test_an_option_may_be_chosen_by_its_number(run: Run) -> None:
    typed = run("walk", "vilken_grupp", lines=["LMA-kort", "inget beslut än"])
    numbered = run("walk", "vilken_grupp", lines=["1", "1"])

    assert numbered.out == typed.out


def test_the_end_of_the_input_ends_the_walk(run: Run) -> None:
    done = run("walk", "vilken_grupp", lines=["LMA-kort"])

    assert done.code == 0


def test_an_unknown_walk_lists_those_there_are(run: Run, knowledge: Knowledge) -> None:
    done = run("walk", "borta")

    assert done.code == 2
    assert all(procedure in done.err for procedure in knowledge.procedures)


@pytest.mark.parametrize("name", ["anstaa_bedomning", "forebyggande", "krankning_patient_chef"])
def test_every_kind_of_walk_can_be_cancelled(run: Run, name: str) -> None:
    assert run("walk", name, lines=["avbryt"]).code == 0
