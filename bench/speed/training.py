"""Trains both on the same part of the training data, and measures both on what was held out.

Stock Rasa trains for an hour and more, so the result is kept in ``training.json``, and only made
anew when asked for: ``python -m bench.speed --train-stock 100``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.evaluation.material import training_examples
from bench.evaluation.splits import Split, split
from bench.speed import OUT
from bench.speed.environments import python_of, variables
from bench.speed.processes import Done, run
from bench.speed.stock.project import write_project
from bench.speed.trees import copy_tree, teach

STORED = Path(__file__).with_name("training.json")

_HERE = Path(__file__).parent
_LEAST = 1  # epochs of DIET where only its speed is measured: more make it no slower to ask


def our_tree(environment: Path, parts: Split) -> tuple[Path, dict[str, Any]]:
    """A copy of the project, trained on the training part; and what that took."""
    tree = copy_tree(OUT / "ours" / "tree")
    teach(tree, parts.training)
    return tree, trained(environment, tree)


def trained(environment: Path, tree: Path) -> dict[str, Any]:
    """Train a copied tree as ``rasa train`` does; what that took."""
    command = (str(python_of(environment)), "-m", "rasa", "train", "--force")
    return _took(run((*command, "--fixed-model-name", "rattvisaren"), tree, variables()))


def stock_project(environment: Path, parts: Split) -> Path:
    """Stock Rasa's project, trained as little as its speed allows where it is not trained yet."""
    project = OUT / "stock"
    if not (project / "models" / "stock.tar.gz").exists():
        _train_stock(environment, project, parts, _LEAST)
    return project


def compare(ours: Path, stock: Path, epochs: int, command: str) -> None:
    """Train both in their environments, and store what came of it."""
    parts = split(training_examples())
    tree, our_training = our_tree(ours, parts)
    rows = [(example.text, example.topic) for example in parts.test]
    read = read_inside(ours, tree, "ours", tree / "models" / "rattvisaren.tar.gz", rows)
    result = {
        "command": command,
        "date": date.today().isoformat(),
        "split": parts.fingerprint,
        "training": len(parts.training),
        "test": len(parts.test),
        "topics": len({example.topic for example in parts.training}),
        "ours": {**our_training, "accuracy": read["accuracy"]},
        "stock": _train_stock(stock, OUT / "stock", parts, epochs),
    }
    STORED.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def stored() -> dict[str, Any] | None:
    """The stored result, if there is one."""
    return json.loads(STORED.read_text(encoding="utf-8")) if STORED.exists() else None


def read_inside(
    environment: Path, folder: Path, kind: str, model: Path, rows: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """Let a model read messages in a process of its own: milliseconds, and how many were right."""
    texts = folder / "texts.json"
    texts.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    script = folder / "inside.py" if kind == "ours" else _HERE / "inside.py"
    command = (str(python_of(environment)), str(script), kind, str(model), str(texts))
    return _last(run(command, folder, variables()))


def _train_stock(environment: Path, project: Path, parts: Split, epochs: int) -> dict[str, Any]:
    write_project(project, parts, epochs)
    command = (str(python_of(environment)), str(_HERE / "stock" / "train.py"), str(project))
    return _last(run(command, project, variables()))


def _took(done: Done) -> dict[str, Any]:
    return {
        "seconds": round(done.seconds, 1),
        "cpu_seconds": round(done.cpu_seconds, 1),
        "megabytes": round(done.megabytes),
    }


def _last(done: Done) -> dict[str, Any]:
    """The JSON object on the last line that was printed."""
    found: dict[str, Any] = json.loads(done.out.strip().splitlines()[-1])
    return found
