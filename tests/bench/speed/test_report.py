"""The report: what has been measured stands between the marks, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.speed import report
from bench.speed.report import write_report

BEFORE = "# Performance\n\nBy hand.\n\n"
AFTER = "\n\nBy hand as well.\n"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, training: dict[str, Any]) -> Path:
    docs = tmp_path / "performance.md"
    docs.write_text(f"{BEFORE}{report._BEGIN}\nold\n{report._END}{AFTER}", encoding="utf-8")
    monkeypatch.setattr(report, "DOCS", docs)
    monkeypatch.setattr(report, "_PICTURE", tmp_path / "speed.svg")
    monkeypatch.setattr(report, "stored", lambda: training)
    return docs


def test_figures_come_between_the_marks(docs: Path, results: dict[str, Any]) -> None:
    write_report(results)

    text = docs.read_text(encoding="utf-8")
    assert text.startswith(BEFORE) and text.endswith(AFTER)
    assert "| ready: first answer | 25.0 s | 2.5 s | 1/10.0 | ≤ 1/5.0 | yes |" in text
    assert "old" not in text
    assert (docs.parent / "speed.svg").exists()


def test_fewer_epochs_than_rasa_init_has_are_told_and_extrapolated(
    docs: Path, results: dict[str, Any]
) -> None:
    write_report(results)

    text = docs.read_text(encoding="utf-8")
    assert "50 epochs, 18 s each" in text
    assert "With the 100 of `rasa init`, extrapolated: 1900 s" in text


def test_a_part_that_has_not_been_measured_is_left_out(docs: Path, results: dict[str, Any]) -> None:
    write_report({"growth": results["growth"]})

    text = docs.read_text(encoding="utf-8")
    assert "### Growth" in text
    assert "### Bars" not in text
