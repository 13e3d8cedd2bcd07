"""Copies of the project to measure in: the real one's model and conversations are left alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

from bench.evaluation.material import Example
from knowledge.loading import ROOT

_PARTS = ("actions", "bot", "data", "knowledge", "widget")
_FILES = ("config.yml", "credentials.yml", "domain.yml", "endpoints.yml")
_INSIDE = Path(__file__).parent / "inside.py"
_NOT = shutil.ignore_patterns("__pycache__", "setup", "stand_in")


def copy_tree(folder: Path) -> Path:
    """Copy what runs and what it is made from, in place of what was there; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _PARTS:
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(ROOT / name, folder / name, ignore=_NOT)
    for name in (ROOT / name for name in _FILES):
        shutil.copy2(name, folder)
    shutil.copy2(_INSIDE, folder)
    return folder


def teach(folder: Path, examples: Sequence[Example]) -> None:
    """Let a copy's training examples be these, and those of the buttons' intent."""
    data = folder / "data" / "nlu"
    for file in data.glob("*.yml"):
        if file.name != "choose.yml":
            file.unlink()
    (data / "examples.yml").write_text(as_nlu((e.card, e.text) for e in examples), encoding="utf-8")


def as_nlu(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs of intent and text as a file of training examples."""
    by_intent: dict[str, list[str]] = {}
    for intent, text in pairs:
        by_intent.setdefault(intent, []).append(text)
    entries = [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)}
        for intent, texts in by_intent.items()
    ]
    return yaml.safe_dump({"version": "3.1", "nlu": entries}, allow_unicode=True, width=10_000)
