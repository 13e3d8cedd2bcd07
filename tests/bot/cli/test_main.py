"""The command line as a whole: usage, exit codes, and no start on broken content."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.settings import SettingsError
from knowledge import loading
from knowledge.loading import CONTENT, KnowledgeError, load

Run = Callable[..., Any]


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The content with an unknown source and a missing file."""
    from bot.server import serve

    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    (folder / "notices.yml").unlink()
    fees = folder / "fees.yml"
    text = fees.read_text(encoding="utf-8")
    fees.write_text(text.replace("{id: VGPA}", "{id: BORTA}", 1), encoding="utf-8")
    monkeypatch.setattr(serve, "knowledge", lambda: load(folder, root=folder))
    yield
    loading.knowledge.cache_clear()


@pytest.mark.usefixtures("broken")
class TestBrokenKnowledge:
    def test_nothing_is_served_and_every_fault_is_told(self, run: Run) -> None:
        done = run("serve", "--port", "5999")

        assert done.code == 1
        assert "«BORTA»" in done.err
        assert "fees.yml:" in done.err
        assert "notices.yml" in done.err
        assert "startar inte" in done.err
        assert "Traceback" not in done.err

    def test_it_stops_before_anything_is_trained_or_opened(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from bot.server import app, model, serve

        monkeypatch.setattr(model, "train_if_stale", lambda: pytest.fail("trained"))
        monkeypatch.setattr(app, "create_app", lambda *_: pytest.fail("opened"))

        with pytest.raises(KnowledgeError):
            serve.serve("127.0.0.1", 5999)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (SettingsError("hemligheten saknas"), "Inställningarna går inte att använda"),
        (FileNotFoundError("models/rattvisaren.tar.gz"), "make train"),
    ],
)
def test_what_keeps_it_from_starting_is_told_plainly(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    from bot.server import serve

    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr(serve, "serve", fail)

    done = run("serve")

    assert done.code == 1
    assert told in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("error", [KeyboardInterrupt, BrokenPipeError])
def test_an_interruption_is_no_fault(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    from bot.server import serve

    def stop(*_: object) -> int:
        raise error

    monkeypatch.setattr(serve, "serve", stop)

    assert run("serve").code == 130


@pytest.mark.parametrize("arguments", [[], ["sjung"], ["ask", "--xml"], ["serve", "--port", "x"]])
def test_wrong_usage_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    assert stopped.value.code == 2
    assert "usage: rattvisaren" in capsys.readouterr().err


def test_every_command_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])

    assert stopped.value.code == 0
    shown = capsys.readouterr().out
    assert all(command in shown for command in ("ask", "check", "walk", "train", "serve"))


@pytest.mark.parametrize(("trained", "told"), [(True, "är tränad"), (False, "redan aktuell")])
def test_train_says_whether_it_had_to(
    run: Run, monkeypatch: pytest.MonkeyPatch, trained: bool, told: str
) -> None:
    from bot.server import model

    monkeypatch.setattr(model, "train_if_stale", lambda: trained)

    done = run("train")

    assert done.code == 0
    assert told in done.out
