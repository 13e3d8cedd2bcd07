"""The command line in this process: its output, its exit code, and the agent that tests share."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

from bot.cli import main


class Done(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def answers(self) -> list[dict[str, Any]]:
        """The JSON objects that were printed, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """``run("ask", "--json", lines=[...])``: the command, with these lines on standard input."""

    def command(*arguments: str, lines: list[str] | None = None) -> Done:
        typed = "".join(f"{line}\n" for line in lines or ())
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        capsys.readouterr()
        code = main(arguments)
        out, err = capsys.readouterr()
        return Done(code, out, err)

    yield command
    logging.disable(logging.NOTSET)


@pytest.fixture
def ask(run: Run, agent: Any, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``ask("--json", lines=[...])``: the command over the model that is trained already."""
    from bot.cli import _ask

    monkeypatch.setattr(_ask, "train_if_stale", lambda: False)
    monkeypatch.setattr(_ask, "set_up_logs", lambda: None)
    monkeypatch.setattr(_ask, "memory_agent", lambda: agent)
    return lambda *arguments, lines=None: run("ask", *arguments, lines=lines)
