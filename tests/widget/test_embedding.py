"""The widget on pages of other people's."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from .conftest import MISSING, QUESTION, ROOT, Chat, Server

pytest.importorskip("playwright", reason=MISSING)
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.server]

WIDGET = ROOT / "widget"
PAGES = Path(__file__).parent / "pages"
MOST = 20 * 1024  # bytes, gzipped


def strange_page(page: Page, server: Server, name: str, policy: str | None = None) -> Chat:
    """A page of ``pages/`` on the server's own host, with its own content security policy."""
    headers = {"Content-Type": "text/html; charset=utf-8"}
    if policy:
        headers["Content-Security-Policy"] = policy
    body = (PAGES / name).read_text()
    page.route(f"{server.url}/{name}", lambda route: route.fulfill(body=body, headers=headers))
    return Chat(page, server.url).visit(f"/{name}").open()


def test_no_request_leaves_the_host(context: BrowserContext, server: Server) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    chat = Chat(context.new_page(), server.url).visit().open()
    chat.ask(QUESTION)
    chat.page.get_by_role("button", name="Kontakta en person").click()
    chat.page.reload()
    expect(chat.questions).to_have_count(1)
    foreign = [url for url in asked if not url.startswith((server.url, "blob:", "data:"))]
    assert asked and not foreign


def test_everything_works_under_the_strictest_policy(
    context: BrowserContext, server: Server
) -> None:
    context.grant_permissions(["clipboard-write"])
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "require-trusted-types-for 'script'"
    )
    chat = strange_page(page, server, "strict.html", policy)
    chat.ask(QUESTION).locator("summary").click()
    chat.more("Kopiera samtalet")
    chat.more("Skriv ut samtalet")
    chat.more("Bredare fönster")
    with page.expect_download():
        chat.more("Spara samtalet som text")
    page.get_by_role("button", name="Stäng").click()
    complaints = [text for text in complaints if "favicon" not in text]
    assert not complaints


def test_the_hosts_styles_stay_outside(browser: Browser, server: Server) -> None:
    looks = []
    for name in ("strict.html", "hostile.html"):
        page = browser.new_page(viewport={"width": 1200, "height": 850})
        chat = strange_page(page, server, name)
        chat.ask(QUESTION)
        looks.append(
            page.evaluate(
                """() => ["button.send", "textarea", ".lead p", ".message.user", "h2", "a"]
                  .map((name) => {
                    const node = document.querySelector("rattvisaren-chatt").shadowRoot
                      .querySelector(name);
                    const style = getComputedStyle(node);
                    const box = node.getBoundingClientRect();
                    return [name, style.color, style.backgroundColor, style.fontFamily,
                      style.fontSize, style.textTransform, style.letterSpacing, box.height];
                  })"""
            )
        )
        page.close()
    assert looks[0] == looks[1]


def test_the_frame_works_inside_another_page(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    host = f"{server.url}/host.html"
    body = '<!doctype html><html lang="sv"><title>Värd</title><body>'
    body += '<iframe title="Rättvisaren" src="/ram" width="400" height="640"></iframe>'
    page.route(host, lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(host)
    frame = page.frame_locator("iframe")
    frame.get_by_label("Skriv din fråga").fill(QUESTION)
    frame.get_by_label("Skriv din fråga").press("Enter")
    expect(frame.locator(".message.bot").first).to_be_visible()


def test_the_demo_page_cannot_be_framed(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    host = f"{server.url}/host.html"
    body = '<!doctype html><body><iframe title="x" src="/"></iframe>'
    page.route(host, lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(host)
    expect(page.frame_locator("iframe").locator("rattvisaren-chatt")).to_have_count(0)


def test_a_page_can_give_a_token(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.add_init_script(
        """customElements.whenDefined("rattvisaren-chatt").then(() => {
          document.querySelector("rattvisaren-chatt").getToken = async () => "min-token";
        });"""
    )
    with page.expect_request("**/opening") as asked:
        Chat(page, server.url).visit().open()
    assert asked.value.headers["authorization"] == "Bearer min-token"


def test_the_widget_is_small() -> None:
    files = [*WIDGET.glob("*.js"), WIDGET / "texts.sv.json"]
    files += [WIDGET / f"{name}.css" for name in ("rattvisaren", "controls", "conversation")]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= MOST


def test_the_widget_makes_no_markup_of_text() -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"
    for file in WIDGET.glob("*.js"):
        assert not re.search(forbidden, file.read_text()), file.name


def test_every_text_of_the_widget_is_used_and_there() -> None:
    import json

    texts = set(json.loads((WIDGET / "texts.sv.json").read_text()))
    code = "".join(file.read_text() for file in WIDGET.glob("*.js"))
    used = {text for text in texts if re.search(rf"\b(?:t|texts)\.{text}\b", code)}
    used |= {"warn_personnummer", "warn_phone", "warn_email"}
    assert used == texts
