"""Writes the report, and the headline table into the documentation."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from bench.evaluation.material import NO_OUTSIDE, OUTSIDE, training_examples
from bench.evaluation.report import RESULTS, Section, table
from knowledge.loading import ROOT, knowledge

DOCS = ROOT / "docs" / "evaluation.md"
_BEGIN, _END = "<!-- headline: begin -->", "<!-- headline: end -->"


def write_report(sections: Sequence[Section]) -> Path:
    """Write ``results/evaluation.md``; returns its path."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / "evaluation.md"
    parts = ["# Evaluation", _made_on(), *_note(), "## Headline", headline(sections)]
    parts += [section.markdown() for section in sections]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return path


def write_docs(sections: Iterable[Section]) -> None:
    """Put the headline table into ``docs/evaluation.md``."""
    replace_between(DOCS, _BEGIN, _END, "\n\n".join((_made_on(), headline(sections))))


def replace_between(file: Path, begin: str, end: str, body: str) -> None:
    """Replace what stands between two marks in a document.

    Raises:
        ValueError: the marks are not there.
    """
    before, _, rest = file.read_text(encoding="utf-8").partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{file}: «{begin}» and «{end}» are missing")
    whole = "\n\n".join((begin, body, end))
    file.write_text(f"{before}{whole}{after}", encoding="utf-8")


def headline(sections: Iterable[Section]) -> str:
    """The table of figures that matter most, with what is wanted and how each is made."""
    rows = [(*row, f"`{section.command}`") for section in sections for row in section.headline]
    return table(("what", "figure", "wanted", "command"), rows)


def _made_on() -> str:
    known, examples = knowledge(), training_examples()
    return (
        f"Made on {date.today().isoformat()} from commit `{commit()}`: {len(known.cards)} cards, "
        f"{len(examples)} training examples, {len({e.topic for e in examples})} topics."
    )


def _note() -> list[str]:
    return [] if OUTSIDE.exists() else [NO_OUTSIDE]


def commit() -> str:
    """The commit that is checked out, with a plus when files have been changed since."""
    run = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"], cwd=ROOT, capture_output=True, text=True
    )
    return run.stdout.strip() or "unknown"
