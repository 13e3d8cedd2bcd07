"""A conversation in the browser, with the real assistant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .conftest import MISSING, QUESTION, Chat, Server

pytest.importorskip("playwright", reason=MISSING)
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

pytestmark = [pytest.mark.browser, pytest.mark.server]

NUMBER = "19121212-1212"


def test_a_question_is_answered_with_sources(chat: Chat) -> None:
    answer = chat.ask(QUESTION)
    expect(answer.locator(".lead")).to_contain_text("kr")
    sources = answer.locator("details.sources")
    expect(sources.get_by_role("link").first).to_be_hidden()
    sources.locator("summary").click()
    link = sources.get_by_role("link").first
    expect(link).to_be_visible()
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert link.get_attribute("target") == "_blank"


def test_a_follow_up_knows_what_was_said(chat: Chat) -> None:
    chat.ask(QUESTION)
    expect(chat.ask("och tandvård?")).to_contain_text("asylsökande")


def test_focus_stays_where_one_writes(chat: Chat) -> None:
    chat.ask("hej")
    expect(chat.input).to_be_focused()
    expect(chat.input).to_have_value("")


def test_a_used_button_becomes_the_users_text(chat: Chat) -> None:
    button = chat.page.locator(".group").first.get_by_role("button").first
    title = button.inner_text()
    button.click()
    expect(chat.questions.last).to_have_text(title)
    expect(chat.page.locator(".group")).to_have_count(0)
    chat.answers.first.wait_for()


def test_a_whole_walk_by_keyboard_alone(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    chat = Chat(page, server.url).visit()
    focus(page, "Fråga Rättvisaren")
    page.keyboard.press("Enter")
    chat.page.locator(".group").last.wait_for()
    focus(page, page.locator(".group").last.get_by_role("button").nth(1).inner_text(), "Shift+Tab")
    for _ in range(40):
        page.keyboard.press("Enter")
        chat.answers.last.wait_for()
        chat.wait()
        if page.locator("section.summary").count():
            break
        expect(page.locator(".choice:focus")).to_have_count(1)
        if page.get_by_role("button", name="Klar, gå vidare").count():
            focus(page, "Klar, gå vidare")
    summary = page.locator("section.summary").last
    expect(summary).to_be_visible()
    assert len(summary.inner_text()) > 100


def focus(page: Page, name: str, key: str = "Tab") -> None:
    """Move with the keyboard until a control is in focus."""
    script = """() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.innerText?.trim() ?? "";
    }"""
    for _ in range(80):
        if page.evaluate(script) == name.strip():
            return
        page.keyboard.press(key)
    raise AssertionError(f"the keyboard does not reach {name}")


def test_the_conversation_survives_reload_and_navigation(chat: Chat) -> None:
    chat.ask(QUESTION)
    said = chat.page.locator(".message").all_inner_texts()
    chat.page.reload()
    expect(chat.questions).to_have_count(1)
    assert chat.page.locator(".message").all_inner_texts() == said
    chat.visit("/ram")
    expect(chat.questions).to_have_text([QUESTION])


def test_another_tab_begins_anew(chat: Chat, context: BrowserContext) -> None:
    chat.ask(QUESTION)
    other = Chat(context.new_page(), chat.url).visit().open()
    expect(other.questions).to_have_count(0)
    assert not context.cookies()
    assert other.page.evaluate("localStorage.length") == 0


def test_two_people_get_their_own_conversations(chat: Chat, browser: Browser) -> None:
    other = Chat(browser.new_context().new_page(), chat.url).visit().open()
    chat.ask("Vad gäller för asylsökande?")
    other.ask("Vad gäller för papperslösa?")
    for own, group in ((chat, "asylsökande"), (other, "papperslösa")):
        own.page.reload()
        expect(own.questions).to_have_text([re.compile(group)])
    other.page.context.close()


def test_a_walk_goes_on_after_the_server_has_restarted(
    context: BrowserContext, tmp_path: Path
) -> None:
    own = Server(tmp_path)
    own.start()
    chat = Chat(context.new_page(), own.url).visit().open()
    chat.page.locator(".group").last.get_by_role("button").nth(1).click()
    chat.answers.first.wait_for()
    chat.wait()
    own.stop()
    chat.page.locator(".choice").first.click()
    expect(chat.page.locator(".trouble")).to_contain_text("kontakt")
    own.start()
    chat.page.get_by_role("button", name="Försök igen").click()
    chat.wait()
    expect(chat.answers.last).to_contain_text("Steg 2")
    own.stop()


def test_a_lost_network_loses_nothing(chat: Chat) -> None:
    chat.page.context.set_offline(True)
    chat.input.fill(QUESTION)
    chat.input.press("Enter")
    expect(chat.page.locator(".trouble")).to_contain_text("Din fråga finns kvar")
    expect(chat.questions).to_have_text([QUESTION])
    chat.page.context.set_offline(False)
    chat.page.get_by_role("button", name="Försök igen").click()
    chat.answers.first.wait_for()
    expect(chat.page.locator(".trouble")).to_have_count(0)
    expect(chat.questions).to_have_count(1)


def test_an_answer_that_broke_off_is_fetched_whole(chat: Chat) -> None:
    def break_off(route: Route) -> None:
        whole = route.fetch().text()
        route.fulfill(body="\n".join(whole.splitlines()[:2]), content_type="application/x-ndjson")

    chat.page.route("**/messages", break_off, times=1)
    chat.input.fill(QUESTION)
    chat.input.press("Enter")
    chat.page.get_by_role("button", name="Försök igen").click()
    chat.wait()
    expect(chat.answers).to_have_count(1)
    chat.page.reload()
    expect(chat.questions).to_have_count(1)


@pytest.mark.parametrize(("status", "words"), [(429, "Vänta"), (500, "servern"), (502, "servern")])
def test_a_refusal_is_told_in_swedish(chat: Chat, status: int, words: str) -> None:
    told = '{"error": {"code": "too_many", "text": "Vänta 5 sekunder och försök igen."}}'
    body = told if status == 429 else "<html>Bad gateway</html>"
    chat.page.route("**/messages", lambda route: route.fulfill(status=status, body=body), times=1)
    chat.input.fill(QUESTION)
    chat.input.press("Enter")
    expect(chat.page.locator(".trouble")).to_contain_text(words)
    chat.page.get_by_role("button", name="Försök igen").click()
    chat.answers.first.wait_for()


def test_a_personal_number_is_warned_of_masked_and_stored_nowhere(
    chat: Chat, server: Server
) -> None:
    chat.input.press_sequentially(f"vad gäller för {NUMBER}", delay=1)
    expect(chat.page.get_by_role("alert")).to_contain_text("personnummer")
    chat.input.press("Enter")
    expect(chat.questions.last).to_have_text("vad gäller för [personnummer]")
    chat.answers.first.wait_for()
    expect(chat.page.locator("[role=alert]")).to_have_text("")
    chat.page.reload()
    expect(chat.questions.last).to_have_text("vad gäller för [personnummer]")
    stored = server.stored()
    assert b"[personnummer]" in stored
    assert b"1212-1212" not in stored


def test_an_erased_conversation_is_gone_everywhere(chat: Chat, server: Server) -> None:
    word = "kvastfening"
    chat.ask(f"har en {word} rätt till vård?")
    assert word.encode() in server.stored()
    chat.more("Radera samtalet")
    chat.page.get_by_role("button", name="Ja, radera").click()
    expect(chat.questions).to_have_count(0)
    expect(chat.page.get_by_role("status")).to_have_text("Samtalet är raderat.")
    assert word.encode() not in server.stored()
    chat.page.reload()
    expect(chat.questions).to_have_count(0)


def test_begin_again(chat: Chat) -> None:
    chat.ask(QUESTION)
    chat.page.get_by_role("button", name="Börja om").click()
    expect(chat.questions).to_have_count(0)
    expect(chat.page.locator(".group").first).to_be_visible()
    expect(chat.input).to_be_focused()


def test_a_thumb_down_asks_why_and_thanks(chat: Chat) -> None:
    thumbs = chat.ask(QUESTION).get_by_role("group", name="Hjälpte svaret?")
    thumbs.get_by_role("button", name="Nej").click()
    with chat.page.expect_request("**/feedback") as sent:
        thumbs.get_by_role("button", name="Något saknas").click()
    assert sent.value.post_data_json == {"topic": "fee", "helped": False, "reason": "missing"}
    expect(thumbs).to_contain_text("Tack")


def test_the_conversation_can_be_copied_saved_and_printed(chat: Chat) -> None:
    chat.ask(QUESTION)
    chat.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.more("Kopiera samtalet")
    expect(chat.page.get_by_role("status")).to_have_text("Kopierat.")
    assert QUESTION in chat.page.evaluate("navigator.clipboard.readText()")
    with chat.page.expect_download() as saved:
        chat.more("Spara samtalet som text")
    assert re.fullmatch(r"rättvisaren-\d{4}-\d\d-\d\d\.txt", saved.value.suggested_filename)
    assert QUESTION in saved.value.path().read_text()
    chat.more("Skriv ut samtalet")
    frame = chat.page.frame_locator("iframe")
    expect(frame.get_by_text(QUESTION)).to_have_count(1)


def test_a_long_message_cannot_be_sent(chat: Chat) -> None:
    chat.input.fill("a" * 510)
    expect(chat.page.locator("#left")).to_contain_text("10 tecken för mycket")
    chat.input.press("Enter")
    expect(chat.questions).to_have_count(0)
    expect(chat.input).to_have_value("a" * 510)


def test_markup_stays_text(chat: Chat) -> None:
    text = "<img src=x onerror=alert(1)> [x](javascript:alert(1))"
    chat.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    chat.ask(text)
    expect(chat.questions.last).to_have_text(text)
    assert chat.page.locator("rattvisaren-chatt img").count() == 0
