"""A browser, and the assistant as a process of its own with its own database."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import requests

if TYPE_CHECKING:  # may be missing: then the tests that need it are skipped, and say so
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
# As root, in a container, and without a word to the browser's maker.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START = 120  # seconds; the first start may train the model
MISSING = "needs Chromium and the group browser: RATTVISAREN_GROUPS=browser make setup"
QUESTION = "Vad kostar ett läkarbesök för en asylsökande?"


class Server:
    """``rattvisaren serve`` on a free port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "samtal.db"
        self.log = folder / "server.log"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        (folder / "endpoints.yml").write_text(
            f"tracker_store:\n  type: bot.storage.SqlStore\n  db: {self.database}\n"
        )
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = Path(sys.executable).with_name("rattvisaren")
        settings = {
            "RATTVISAREN_ENDPOINTS": str(self.folder / "endpoints.yml"),
            "RATTVISAREN_SECRET": "t" * 32,
            "RATTVISAREN_LIMIT_PER_ADDRESS": "10000",
            "RATTVISAREN_LIMIT_PER_USER": "1000",
        }
        self._process = subprocess.Popen(
            [command, "serve", "--port", str(self.port)],
            env={**os.environ, **settings},
            cwd=ROOT,
            stdout=self.log.open("ab"),
            stderr=subprocess.STDOUT,
        )
        end = time.monotonic() + START
        while time.monotonic() < end and self._process.poll() is None:
            try:
                if requests.get(f"{self.url}/health/ready", timeout=2).ok:
                    return
            except requests.ConnectionError:
                time.sleep(0.2)
        raise RuntimeError(f"the server did not start:\n{self.log.read_text()[-3000:]}")

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(15)
            self._process = None

    def stored(self) -> bytes:
        """Every byte that it has written: database files and log."""
        return b"".join(file.read_bytes() for file in self.folder.iterdir() if file.is_file())


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that the tests share."""
    own = Server(tmp_path_factory.mktemp("server"))
    own.start()
    yield own
    own.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


class Chat:
    """The widget on a page, as somebody sees it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def visit(self, path: str = "/") -> Chat:
        self.page.goto(self.url + path)
        return self

    def open(self) -> Chat:
        self.page.get_by_role("button", name="Fråga Rättvisaren").click()
        self.input.wait_for()
        self.page.locator("rattvisaren-chatt .choice").first.wait_for()
        return self

    @property
    def input(self) -> Locator:
        return self.page.get_by_label("Skriv din fråga")

    @property
    def answers(self) -> Locator:
        return self.page.locator("rattvisaren-chatt .message.bot")

    @property
    def questions(self) -> Locator:
        return self.page.locator("rattvisaren-chatt .message.user")

    def ask(self, text: str) -> Locator:
        """Type a question, press Enter, and wait for the whole answer."""
        before = self.answers.count()
        self.input.fill(text)
        self.input.press("Enter")
        self.answers.nth(before).wait_for()
        self.wait()
        return self.answers.last

    def wait(self) -> None:
        """Until the assistant has said all."""
        self.page.locator("rattvisaren-chatt .panel:not(.busy)").wait_for()

    def more(self, choice: str) -> None:
        self.page.get_by_role("button", name="Mer", exact=True).click()
        self.page.get_by_role("dialog").get_by_role("button", name=choice).click()


OpenChat = Callable[..., Chat]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own: another person."""
    own = browser.new_context(viewport={"width": 1200, "height": 850})
    yield own
    own.close()


@pytest.fixture
def chat(context: BrowserContext, server: Server) -> Chat:
    """The widget, open on the demo page."""
    return Chat(context.new_page(), server.url).visit().open()
