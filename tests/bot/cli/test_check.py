"""``rattvisaren check``: exit 0 when all is whole, 1 with every fault when something is not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.cli import _check
from knowledge.loading import CONTENT, Fault, Knowledge, due, load

Run = Callable[..., Any]

REVIEWED = date(2026, 11, 22)


class OnTheDay(date):
    """A calendar in which it is the day on which the content was reviewed."""

    @classmethod
    def today(cls) -> date:
        """That day."""
        return REVIEWED


class Later(date):
    """A calendar in which every review is overdue."""

    @classmethod
    def today(cls) -> date:
        """A far day."""
        return date(2040, 1, 1)


@pytest.fixture(autouse=True)
def apart(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Drawings go elsewhere than into the project, the day stands still, content loads once."""
    monkeypatch.setattr(_check, "ROOT", tmp_path)
    monkeypatch.setattr(_check, "load", lambda: knowledge)
    monkeypatch.setattr(_check, "date", OnTheDay)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A copy of the content with three faults in two files."""
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    for name, old, new in (
        ("fees.yml", "amount: 50 kr per läkarbesök", "belopp: 50 kr per läkarbesök"),
        ("groups.yml", "{id: L344, at: 4 §}", "{id: L999, at: 4 §}"),
    ):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(_check, "load", lambda: load(folder, root=folder))


def test_the_project_is_whole(run: Run) -> None:
    done = run("check")

    assert done.code == 0, done.out
    assert "Allt är helt" in done.out


def test_every_walk_is_drawn(run: Run, knowledge: Knowledge, tmp_path: Path) -> None:
    run("check")

    drawn = {path.stem for path in (tmp_path / "docs" / "procedures").glob("*.md")}
    assert set(knowledge.procedures) <= drawn


def test_the_drawings_in_the_project_are_up_to_date(run: Run, tmp_path: Path) -> None:
    run("check")

    for path in (tmp_path / "docs" / "procedures").glob("*.md"):
        kept = CONTENT.parents[1] / "docs" / "procedures" / path.name
        assert kept.read_text(encoding="utf-8") == path.read_text(encoding="utf-8"), (
            f"{path.name}: run rattvisaren check"
        )


@pytest.mark.usefixtures("broken")
def test_a_broken_knowledge_base_is_told_with_file_and_line(run: Run) -> None:
    done = run("check")

    lines = done.out.splitlines()
    assert done.code == 1
    assert any(line.startswith("fees.yml:") and "«belopp»" in line for line in lines)
    assert any(line.startswith("groups.yml:") and "«L999»" in line for line in lines)
    assert lines[-1].endswith(" fel.")


def test_faults_in_training_data_are_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Fault("data/nlu/fee.yml", 3, "intent", "ett kort", "«fee/borta»")
    monkeypatch.setattr(_check, "check_training", lambda _: (fault,))

    done = run("check")

    assert done.code == 1
    assert str(fault) in done.out


def test_expired_facts_are_listed_and_must_be_mended(
    run: Run, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_check, "date", Later)

    done = run("check")

    listed = [line for line in done.out.splitlines() if "har passerat" in line]
    assert done.code == 1
    assert len(listed) == len(due(knowledge, date(2040, 1, 1)))
    assert any("kort fee/vad_kostar" in line for line in listed)


def test_facts_that_fall_due_soon_are_listed_and_do_no_harm(
    run: Run, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = min(fact.review_by for fact in due(knowledge, date(2040, 1, 1)))
    eve = type("Eve", (date,), {"today": classmethod(lambda cls: first)})
    monkeypatch.setattr(_check, "date", eve)

    done = run("check")

    assert done.code == 0
    assert "närmar sig" in done.out
