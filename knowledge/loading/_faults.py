"""Faults in content: where, which field, what was expected and what came."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Fault:
    """One fault in a content file, told to editors in Swedish.

    ``line`` counts from 1. ``field`` is the path within the file ("cards[3].sources[0].id").
    """

    file: str
    line: int
    field: str
    expected: str
    got: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}"
        field = f" fältet «{self.field}»:" if self.field else ""
        return f"{where}:{field} väntade {self.expected}, fick {self.got}"


class KnowledgeError(Exception):
    """The knowledge base is broken; carries every fault that was found, not only the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def shorten(value: object, most: int = 60) -> str:
    """Show a value from a file in a fault, cut to ``most`` characters."""
    text = " ".join(str(value).split())
    return f"«{text}»" if len(text) <= most else f"«{text[:most]}…»"


def relative(path: Path, root: Path) -> str:
    """The file's name as an editor knows it: below the project where it is, else in full."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()
