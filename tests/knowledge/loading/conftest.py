"""A knowledge base small enough to break: one or two items of each kind, below ``small/``.

Sentences and word lists are part of the program and long: those are the real ones.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from knowledge.loading import CONTENT, Fault, KnowledgeError, load
from knowledge.loading._kinds import WORDS

SMALL = Path(__file__).parent / "small"

Edit = Callable[[str, str, str], int]
Faults = Callable[[], tuple[Fault, ...]]


class Case(NamedTuple):
    """An edit that makes content disagree with itself, and the fault that is told of it."""

    file: str
    old: str
    new: str
    field: str
    expected: str
    got: str


def told(case: Case, edit: Edit, faults: Faults) -> tuple[int, Fault]:
    """The line that was edited, and the fault about its field."""
    line = edit(case.file, case.old, case.new)
    return line, next(fault for fault in faults() if fault.field == case.field)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A whole, small content folder of one's own, in which any file may be edited."""
    folder = tmp_path / "content"
    shutil.copytree(SMALL, folder)
    for name in WORDS:
        shutil.copy(CONTENT / f"{name}.yml", folder)
    return folder


@pytest.fixture
def edit(small: Path) -> Callable[[str, str, str], int]:
    """``edit(file, old, new)``: replaces a text that is there once; returns its line."""

    def replace(name: str, old: str, new: str) -> int:
        path = small / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return replace


@pytest.fixture
def faults(small: Path) -> Callable[[], tuple[Fault, ...]]:
    """``faults()``: what is wrong in the small folder."""

    def find() -> tuple[Fault, ...]:
        try:
            load(small, root=small)
        except KnowledgeError as error:
            return error.faults
        return ()

    return find
