"""No socket leaves the machine, whichever command is run; and Rasa's own commands still work.

Each command runs as users run it, in a process of its own, with ``guard`` before it. What Rasa's
telemetry and its Sentry client want is refused here, and fails the test.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import requests

from bot.server.model import MODEL, train_if_stale
from knowledge.loading import ROOT

GUARD = Path(__file__).parent / "guard"
BIN = Path(sys.executable).parent
START = 120  # seconds
QUESTION = "Vad kostar ett läkarbesök för en asylsökande?"
ANSWER = "50 kr"

FEW_EXAMPLES = """
version: "3.1"
nlu:
  - intent: fee/lakarbesok
    examples: |
      - vad kostar ett besök hos läkare
      - avgift för läkare
  - intent: smalltalk/hej
    examples: |
      - hej
      - god morgon
"""


class Started(NamedTuple):
    """A command that goes on, and where it writes."""

    process: subprocess.Popen[str]
    log: Path


Start = Callable[..., Started]

pytestmark = pytest.mark.server


@pytest.fixture(scope="module", autouse=True)
def model() -> None:
    train_if_stale()


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    return tmp_path / "sockets.txt"


@pytest.fixture
def guarded(noted: Path) -> dict[str, str]:
    """The environment of a user's terminal, without a word about telemetry, and the guard."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("RASA_", "RATTVISAREN_"))}
    return {**kept, "PYTHONPATH": str(GUARD), "SOCKETS_NOTED_IN": str(noted)}


@pytest.fixture
def start(guarded: Mapping[str, str], tmp_path: Path) -> Iterator[Start]:
    """Starts a command that goes on; it is ended with the test."""
    running: list[subprocess.Popen[str]] = []

    def begin(*command: object, **more: str) -> Started:
        log = tmp_path / f"{'_'.join(map(str, command[:3]))}.log"
        process = subprocess.Popen(
            [str(BIN / str(command[0])), *map(str, command[1:])],
            cwd=ROOT, env={**guarded, **more}, stdin=subprocess.PIPE, stdout=log.open("w"),
            stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        running.append(process)
        return Started(process, log)

    yield begin
    for process in running:
        process.terminate()
    for process in running:
        process.wait(15)


def run(guarded: Mapping[str, str], *command: object, given: str = "") -> str:
    """Run a command to its end; gives what it printed."""
    done = subprocess.run(
        [str(BIN / str(command[0])), *map(str, command[1:])],
        cwd=ROOT, env=dict(guarded), input=given, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def answer(started: Started, ask: Callable[[], Any]) -> Any:
    """What a command says, when it has started."""
    end = time.monotonic() + START
    while time.monotonic() < end and started.process.poll() is None:
        try:
            found = ask()
        except requests.RequestException:
            found = None
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError(started.log.read_text()[-3000:])


class TestTheGuard:
    def test_it_stops_and_notes_what_would_leave(
        self, guarded: Mapping[str, str], noted: Path
    ) -> None:
        code = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"

        done = subprocess.run([sys.executable, "-c", code], env=dict(guarded), capture_output=True)

        assert done.returncode != 0
        assert "192.0.2.1" in noted.read_text()


class TestNoSocketLeaves:
    def test_ask(self, guarded: Mapping[str, str], noted: Path) -> None:
        said = run(guarded, "rattvisaren", "ask", QUESTION)

        assert ANSWER in said
        assert not noted.exists()

    def test_check(self, guarded: Mapping[str, str], noted: Path) -> None:
        run(guarded, "rattvisaren", "check")

        assert not noted.exists()

    def test_train(self, guarded: Mapping[str, str], noted: Path, tmp_path: Path) -> None:
        data = tmp_path / "data"
        data.mkdir()
        shutil.copy(ROOT / "data" / "rules" / "reply.yml", data)
        (data / "nlu.yml").write_text(FEW_EXAMPLES, encoding="utf-8")

        run(guarded, "rasa", "train", "--data", data, "--out", tmp_path, "--force")

        assert list(tmp_path.glob("*.tar.gz"))
        assert not noted.exists()

    def test_serve(self, start: Start, noted: Path, tmp_path: Path) -> None:
        port = free_port()
        api = f"http://127.0.0.1:{port}/webhooks/intranet"
        stores = tmp_path / "endpoints.yml"
        stores.write_text(
            f"tracker_store:\n  type: bot.storage.SqlStore\n  db: {tmp_path / 'talks.db'}\n"
        )
        serving = start("rattvisaren", "serve", "--port", port, RATTVISAREN_ENDPOINTS=str(stores))
        begun = answer(serving, lambda: requests.post(f"{api}/conversations", timeout=30).json())

        said = requests.post(
            f"{api}/messages",
            json={"id": "a" * 32, "text": QUESTION},
            headers={"Conversation": begun["conversation"]},
            timeout=30,
        )

        assert ANSWER in said.content.decode()
        assert not noted.exists()


class TestRasasOwnCommands:
    """With our ``config.yml`` and an action server beside, as any Rasa user expects."""

    def test_run(self, start: Start, noted: Path, tmp_path: Path) -> None:
        port, actions = free_port(), free_port()
        endpoints = act(start, actions, tmp_path)
        serving = start(
            "rasa", "run", "-i", "127.0.0.1", "--port", port, "--model", MODEL,
            "--endpoints", endpoints,
        )  # fmt: skip
        body = {"sender": "a", "message": QUESTION}
        hook = f"http://127.0.0.1:{port}/webhooks/rest/webhook"

        said = answer(serving, lambda: requests.post(hook, json=body, timeout=30).json())

        assert any(ANSWER in message["text"] for message in said)
        assert not noted.exists()

    def test_shell(self, start: Start, noted: Path, tmp_path: Path) -> None:
        endpoints = act(start, free_port(), tmp_path)
        shell = start(
            "rasa", "shell", "--interface", "127.0.0.1", "--port", free_port(), "--model", MODEL,
            "--endpoints", endpoints,
        )  # fmt: skip
        assert shell.process.stdin is not None
        shell.process.stdin.write(f"{QUESTION}\n")
        shell.process.stdin.flush()

        assert answer(shell, lambda: ANSWER in shell.log.read_text())
        assert not noted.exists()


def act(start: Start, port: int, folder: Path) -> Path:
    """Start the action server; gives the endpoints that name it."""
    serving = start("rasa", "run", "actions", "--port", port, SANIC_HOST="127.0.0.1")
    answer(serving, lambda: requests.get(f"http://127.0.0.1:{port}/health", timeout=5).ok)
    endpoints = folder / "endpoints.yml"
    endpoints.write_text(f"action_endpoint:\n  url: http://127.0.0.1:{port}/webhook\n")
    return endpoints
