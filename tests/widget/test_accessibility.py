"""WCAG 2.2: what a program can check, in every state of the widget."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import ARGUMENTS, CHROMIUM, MISSING, QUESTION, Chat, Server

pytest.importorskip("playwright", reason=MISSING)
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.server]

RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ("color-contrast", "color-contrast-enhanced")
# Reviewed: where boxes overlap, as a dialog and what is behind it, axe cannot tell the background.
# test_palette.py holds every pair of colours to its contrast instead.
REVIEWED = {"elmPartiallyObscuring", "elmPartiallyObscured"}
WISHES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "320 px": {"viewport": {"width": 320, "height": 640}},
    "400 %": {"viewport": {"width": 320, "height": 256}},
}
# Everything inside the widget that can be pressed or followed, seen and outside of running text.
TARGETS = """() => [...document.querySelector("rattvisaren-chatt").shadowRoot
  .querySelectorAll("button, summary, textarea")]
  .filter((node) => node.checkVisibility())
  .map((node) => [node.innerText || node.id, node.getBoundingClientRect()])
  .map(([name, box]) => [name, box.width, box.height])"""


def opening(chat: Chat) -> None:
    pass


def answered(chat: Chat) -> None:
    chat.ask(QUESTION)


def sources_open(chat: Chat) -> None:
    chat.ask(QUESTION).locator("summary").click()


def walking(chat: Chat) -> None:
    chat.page.locator(".group").last.get_by_role("button").nth(1).click()
    chat.answers.first.wait_for()
    chat.wait()


def warned(chat: Chat) -> None:
    chat.input.fill("19121212-1212")


def too_long(chat: Chat) -> None:
    chat.input.fill("a" * 510)


def asked_why(chat: Chat) -> None:
    chat.ask(QUESTION).get_by_role("button", name="Nej").click()


def in_trouble(chat: Chat) -> None:
    chat.page.context.set_offline(True)
    chat.input.fill(QUESTION)
    chat.input.press("Enter")
    chat.page.locator(".trouble").wait_for()
    chat.page.context.set_offline(False)


def more(chat: Chat) -> None:
    chat.page.get_by_role("button", name="Mer", exact=True).click()


def person(chat: Chat) -> None:
    chat.page.get_by_role("button", name="Kontakta en person").click()


def privacy(chat: Chat) -> None:
    chat.page.get_by_role("button", name="Så hanteras").click()


def erasing(chat: Chat) -> None:
    chat.more("Radera samtalet")


def wide(chat: Chat) -> None:
    chat.ask(QUESTION)
    chat.more("Bredare fönster")


def closed(chat: Chat) -> None:
    chat.page.get_by_role("button", name="Stäng").click()


SOME = (opening, sources_open, walking, in_trouble, person)
ALL = (
    *(*SOME, answered, warned, too_long, asked_why),
    *(more, privacy, erasing, wide, closed),
)


def faults(page: Page, *, without: tuple[str, ...] = ()) -> list[str]:
    """What axe found wrong, or could not decide, inside the widget and around it."""
    options = {"runOnly": RULES, "rules": {rule: {"enabled": False} for rule in without}}
    found = Axe().run(page, options=options).response
    return [
        f"{kind} {rule['id']}: {node['target']} {node['html'][:120]}"
        for kind in ("violations", "incomplete")
        for rule in found[kind]
        for node in rule["nodes"]
        if kind == "violations" or not reviewed(node)
    ]


def reviewed(node: dict[str, Any]) -> bool:
    reasons = [check["data"] for check in node["any"] if isinstance(check["data"], dict)]
    return any(reason.get("messageKey") in REVIEWED for reason in reasons)


@pytest.mark.parametrize("wish", WISHES)
def test_no_faults_in_any_state(browser: Browser, server: Server, wish: str) -> None:
    context = browser.new_context(**{"viewport": {"width": 1200, "height": 850}, **WISHES[wish]})
    # In forced colours, the colours are the user's own.
    without = CONTRAST if wish == "forced colours" else ()
    found = []
    for state in ALL if wish == "light" else SOME:
        page = context.new_page()
        chat = Chat(page, server.url).visit().open()
        state(chat)
        found += [f"{state.__name__}: {fault}" for fault in faults(page, without=without)]
        page.close()
    context.close()
    assert not found, "\n".join(found)


def test_no_faults_on_the_frame(browser: Browser, server: Server) -> None:
    page = browser.new_page()
    Chat(page, server.url).visit("/ram").ask(QUESTION)
    assert not faults(page)
    page.close()


@pytest.mark.parametrize("size", [(320, 256), (320, 640), (640, 480), (1200, 850)])
def test_nothing_scrolls_sideways(browser: Browser, server: Server, size: tuple[int, int]) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    chat = Chat(page, server.url).visit().open()
    for state in (opening, sources_open, walking, too_long):
        state(chat)
        sideways = page.evaluate(
            """() => [document.scrollingElement,
                ...document.querySelector("rattvisaren-chatt").shadowRoot.querySelectorAll("*")]
              .filter((node) => node.scrollWidth > node.clientWidth + 1
                && ["auto", "scroll", "visible"].includes(getComputedStyle(node).overflowX)
                && node.clientWidth > 0 && !node.closest("svg"))
              .map((node) => node.className || node.tagName)"""
        )
        assert not sideways, (state.__name__, sideways)
        chat.input.fill("")
        if state is not too_long:
            page.get_by_role("button", name="Börja om").click()
    page.close()


def test_text_twice_the_size_is_not_cut(browser: Browser, server: Server) -> None:
    large = browser.browser_type.launch(
        executable_path=CHROMIUM, args=[*ARGUMENTS, "--blink-settings=defaultFontSize=32"]
    )
    page = large.new_page(viewport={"width": 1280, "height": 900})
    chat = Chat(page, server.url).visit().open()
    assert chat.input.evaluate("node => getComputedStyle(node).fontSize") == "32px"
    chat.ask(QUESTION)
    cut = page.evaluate(
        """() => [...document.querySelector("rattvisaren-chatt").shadowRoot
            .querySelectorAll("button, p, li, h2, summary, label")]
          .filter((node) => node.checkVisibility() && node.scrollWidth > node.clientWidth + 2
            && getComputedStyle(node).display !== "inline")
          .map((node) => node.innerText)"""
    )
    assert not cut
    expect(chat.input).to_be_in_viewport()
    large.close()


@pytest.mark.parametrize("state", [opening, answered, walking, asked_why, more, person])
def test_targets_are_large_enough(chat: Chat, state: Any) -> None:
    state(chat)
    small = [target for target in chat.page.evaluate(TARGETS) if min(target[1:]) < 44]
    assert not small


def test_escape_closes_and_gives_the_focus_back(chat: Chat) -> None:
    chat.input.press("Escape")
    launcher = chat.page.get_by_role("button", name="Fråga Rättvisaren")
    expect(launcher).to_be_focused()
    launcher.press("Enter")
    expect(chat.input).to_be_focused()


def test_escape_in_a_dialog_closes_the_dialog_alone(chat: Chat) -> None:
    opener = chat.page.get_by_role("button", name="Kontakta en person")
    opener.click()
    expect(chat.page.get_by_role("dialog")).to_be_visible()
    chat.page.keyboard.press("Escape")
    expect(chat.page.get_by_role("dialog")).to_have_count(0)
    expect(opener).to_be_focused()
    expect(chat.input).to_be_visible()


def test_focus_can_be_seen_on_everything(chat: Chat) -> None:
    chat.ask(QUESTION)
    script = """() => {
      const active = document.activeElement?.shadowRoot?.activeElement;
      if (!active) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(active);
      return [active.tagName, outlineStyle, parseFloat(outlineWidth)];
    }"""
    seen = 0
    for _ in range(30):
        chat.page.keyboard.press("Shift+Tab")
        focused = chat.page.evaluate(script)
        if focused:
            seen += 1
            assert focused[1] != "none" and focused[2] >= 3, focused
    assert seen >= 8


def test_what_was_said_before_is_not_announced_again(chat: Chat) -> None:
    chat.ask(QUESTION)
    chat.page.add_init_script(
        """window.live = [];
        new MutationObserver(() => {
          const root = document.querySelector("rattvisaren-chatt")?.shadowRoot;
          const log = root?.querySelector(".log");
          if (log && !log.watched) {
            log.watched = true;
            new MutationObserver(() => window.live.push(log.getAttribute("aria-live")))
              .observe(log, { childList: true });
          }
        }).observe(document, { childList: true, subtree: true });
        const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (options) {
          const root = attach.call(this, options);
          new MutationObserver(() => document.body.append("")).observe(root, { childList: true });
          return root;
        };"""
    )
    chat.page.reload()
    expect(chat.questions).to_have_count(1)
    assert set(chat.page.evaluate("window.live")) == {"off"}
    log = chat.page.get_by_role("log")
    expect(log).to_have_attribute("aria-live", "polite")


def test_language_and_names_are_told(chat: Chat) -> None:
    expect(chat.page.locator("section.panel")).to_have_attribute("lang", "sv")
    expect(chat.page.get_by_role("region", name="Rättvisaren", exact=True)).to_be_visible()
    expect(chat.page.get_by_role("log", name="Samtal")).to_be_visible()


def test_nothing_moves_for_those_who_do_not_want_it(browser: Browser, server: Server) -> None:
    page = browser.new_page(reduced_motion="reduce")
    chat = Chat(page, server.url).visit().open()
    chat.ask(QUESTION)
    assert page.evaluate("document.getAnimations().length") == 0
    page.close()
