"""A fault reads as one Swedish line: where, which field, what was expected and what came."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.loading import Fault, KnowledgeError
from knowledge.loading._faults import relative, shorten


def test_a_fault_says_file_line_field_expected_and_got() -> None:
    fault = Fault("cards/fee.yml", 12, "cards[0].title", "text", "«3»")

    assert str(fault) == "cards/fee.yml:12: fältet «cards[0].title»: väntade text, fick «3»"


def test_a_fault_in_a_whole_file_names_no_field() -> None:
    fault = Fault("fees.yml", 1, "", "giltig YAML", "«:»")

    assert str(fault) == "fees.yml:1: väntade giltig YAML, fick «:»"


def test_an_error_sorts_its_faults_by_file_and_line() -> None:
    last = Fault("b.yml", 2, "", "x", "y")
    middle = Fault("a.yml", 10, "", "x", "y")
    first = Fault("a.yml", 9, "", "x", "y")

    error = KnowledgeError((last, middle, first))

    assert error.faults == (first, middle, last)
    assert str(error).count("\n") == 2


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("kort", "«kort»"),
        ("två\n  rader", "«två rader»"),
        (None, "«None»"),
        ("x" * 60, "«" + "x" * 60 + "»"),
        ("x" * 61, "«" + "x" * 60 + "…»"),
    ],
)
def test_a_value_is_shown_on_one_short_line(value: object, shown: str) -> None:
    assert shorten(value) == shown


def test_a_file_is_named_from_the_project_and_in_full_outside_it(tmp_path: Path) -> None:
    assert relative(tmp_path / "knowledge" / "fees.yml", tmp_path) == "knowledge/fees.yml"
    assert relative(Path("/nagon/annanstans.yml"), tmp_path) == "/nagon/annanstans.yml"
