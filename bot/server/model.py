"""The trained model: where it lies, whether it is older than what it is made from, training."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from knowledge.loading import CONTENT, ROOT

MODEL = ROOT / "models" / "rattvisaren.tar.gz"
_MADE_FROM = (ROOT / "config.yml", ROOT / "domain.yml", ROOT / "data", CONTENT)
_CODE = (ROOT / "bot" / "nlu", ROOT / "knowledge" / "language")


def is_stale() -> bool:
    """Whether the model is missing, or older than any file that it is made from."""
    if not MODEL.exists():
        return True
    trained = MODEL.stat().st_mtime
    return any(path.stat().st_mtime > trained for path in _sources())


def train() -> None:
    """Train and store the model, as ``rasa train`` does.

    Raises:
        RuntimeError: Rasa could not train; it has said why.
    """
    from rasa.model_training import train as rasa_train  # imports for seconds; only when needed

    result = rasa_train(
        domain=str(ROOT / "domain.yml"),
        config=str(ROOT / "config.yml"),
        training_files=[str(ROOT / "data")],
        output=str(MODEL.parent),
        fixed_model_name=MODEL.name.removesuffix(".tar.gz"),
    )
    if result.code != 0 or not MODEL.exists():
        raise RuntimeError("Modellen kunde inte tränas.")
    MODEL.touch()  # an unchanged model keeps its old date otherwise, and would stay stale


def train_if_stale() -> bool:
    """Train when needed; tells whether it did."""
    if not is_stale():
        return False
    train()
    return True


def train_apart_if_stale() -> None:
    """Train when needed, in a process of its own: in this one it would leave 300 MB behind.

    Raises:
        RuntimeError: Rasa could not train; it has said why.
    """
    if is_stale() and subprocess.run([sys.executable, "-m", __name__], cwd=ROOT).returncode != 0:
        raise RuntimeError("Modellen kunde inte tränas.")


def _sources() -> Iterator[Path]:
    for place in (*_MADE_FROM, *_CODE):
        if place.is_file():
            yield place
        else:
            yield from (path for path in place.rglob("*") if path.suffix in (".yml", ".py"))


if __name__ == "__main__":
    train()
