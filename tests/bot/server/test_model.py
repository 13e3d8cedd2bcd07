"""A model is trained when it is missing, or older than anything that it is made from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.server import model
from bot.server.model import is_stale, train_if_stale

OLD, TRAINED, NEW = 1_000_000, 2_000_000, 3_000_000
SOURCES = [
    "config.yml",
    "domain.yml",
    "data/nlu/fee.yml",
    "data/rules/reply.yml",
    "content/cards/fee.yml",
    "nlu/ranker.py",
]


def put(path: Path, day: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    os.utime(path, (day, day))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose model was trained after all its sources were written."""
    for name in SOURCES:
        put(tmp_path / name, OLD)
    put(tmp_path / "models" / "rattvisaren.tar.gz", TRAINED)
    made_from = tuple(tmp_path / name for name in ("config.yml", "domain.yml", "data", "content"))
    monkeypatch.setattr(model, "MODEL", tmp_path / "models" / "rattvisaren.tar.gz")
    monkeypatch.setattr(model, "_MADE_FROM", made_from)
    monkeypatch.setattr(model, "_CODE", (tmp_path / "nlu",))
    return tmp_path


@pytest.fixture
def trainings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often a training was asked for."""
    asked: list[str] = []
    monkeypatch.setattr(model, "train", lambda: asked.append("train"))
    return asked


@pytest.mark.usefixtures("project")
def test_a_model_newer_than_its_sources_is_kept(trainings: list[str]) -> None:
    assert not is_stale()

    assert not train_if_stale()
    assert trainings == []


def test_a_missing_model_is_trained(project: Path, trainings: list[str]) -> None:
    (project / "models" / "rattvisaren.tar.gz").unlink()

    assert is_stale()
    assert train_if_stale()
    assert trainings == ["train"]


@pytest.mark.parametrize("name", SOURCES)
def test_a_newer_source_makes_it_stale(project: Path, trainings: list[str], name: str) -> None:
    put(project / name, NEW)

    assert train_if_stale()
    assert trainings == ["train"]


def test_a_source_that_is_added_makes_it_stale(project: Path) -> None:
    put(project / "content" / "cards" / "ny.yml", NEW)

    assert is_stale()


@pytest.mark.parametrize("name", ["data/nlu/.fee.yml.swp", "nlu/__pycache__/ranker.pyc"])
def test_what_editors_and_python_leave_behind_does_not(project: Path, name: str) -> None:
    put(project / name, NEW)

    assert not is_stale()


@pytest.mark.usefixtures("project")
def test_a_training_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import rasa.model_training
    from rasa.model_training import TrainingResult

    def fail(**options: object) -> TrainingResult:
        return TrainingResult(code=1)

    monkeypatch.setattr(rasa.model_training, "train", fail)

    with pytest.raises(RuntimeError, match="kunde inte tränas"):
        model.train()


def test_a_model_that_rasa_left_as_it_was_counts_as_trained(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import rasa.model_training
    from rasa.model_training import TrainingResult

    def nothing_new(**options: object) -> TrainingResult:
        return TrainingResult(code=0)

    monkeypatch.setattr(rasa.model_training, "train", nothing_new)
    put(project / "config.yml", NEW)

    model.train()

    assert not is_stale()


def test_the_sources_are_those_of_the_project() -> None:
    names = {path.name for path in model._sources()}

    assert {"config.yml", "domain.yml", "phrases.yml", "ranker.py", "lexicon.py"} <= names
