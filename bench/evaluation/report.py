"""Builds the report: Markdown tables, sections, and where files go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.loading import ROOT

RESULTS = ROOT / "results"


@dataclass
class Section:
    """One part of the report, and its figures for the headline table.

    ``part``: its name on the command line. ``headline``: rows of (what, figure, wanted).
    """

    title: str
    part: str
    body: list[str] = field(default_factory=list)
    headline: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def command(self) -> str:
        """What makes the figures of this section alone."""
        return f"python -m bench.evaluation {self.part}"

    def add(self, *paragraphs: str) -> None:
        """Append paragraphs."""
        self.body.extend(paragraphs)

    def markdown(self) -> str:
        """The section as Markdown."""
        return "\n\n".join((f"## {self.title}", *self.body))


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; strokes in cells are escaped.

    >>> print(table(["a", "b"], [[1, 2]]))
    | a | b |
    |---|---|
    | 1 | 2 |
    """
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("|" + "|".join(_cell(cell) for cell in line) + "|" for line in lines)


def percent(share: float) -> str:
    """A share as a percentage with one decimal.

    >>> percent(0.9712)
    '97.1 %'
    """
    return f"{100 * share:.1f} %"


def shorten(text: str, most: int = 110) -> str:
    """A text on one line, cut where it is longer than ``most``."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def plot_path(name: str) -> Path:
    """Where a plot goes; the folder is made."""
    RESULTS.mkdir(exist_ok=True)
    return RESULTS / name


def _cell(cell: object) -> str:
    text = str(cell).replace("|", "\\|")
    return text if text == "---" else f" {text} "
