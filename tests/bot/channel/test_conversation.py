"""The API as the widget uses it."""

from __future__ import annotations

import threading
import uuid

import pytest
import requests

from .conftest import Client, Running, lines


def test_answers_come_in_the_order_they_are_said_and_the_stream_ends(tab: Client) -> None:
    said = tab.ask("vad kostar det?")
    assert [line["type"] for line in said] == ["user", "bot", "bot", "end"]
    assert [line["text"] for line in said[1:3]] == [
        "Svar 1 på vad kostar det?",
        "Svar 2 på vad kostar det?",
    ]
    assert said[1]["answer"]["lead"] == "Svar 1"


def test_the_conversation_can_be_read_back(tab: Client) -> None:
    said = tab.ask("hej")
    assert tab.history() == said[:-1]


def test_a_pressed_button_is_read_back_with_its_title(tab: Client) -> None:
    button = tab.ask("hej")[1]["buttons"][0]
    assert lines(tab.send(button=button))[0] == {"type": "user", "text": "Ja"}
    assert tab.history()[3] == {"type": "user", "text": "Ja"}


def test_the_buttons_of_the_history_can_be_pressed(tab: Client) -> None:
    tab.ask("hej")
    button = tab.history()[1]["buttons"][0]
    assert lines(tab.send(button=button))[-1] == {"type": "end"}


@pytest.mark.parametrize("text", ["/restart", " //restart", "\n/ /restart", "/choose{}", "/ hej"])
def test_a_slash_is_plain_text(running: Running, tab: Client, text: str) -> None:
    tab.ask(text)
    assert not running.bot.seen[-1].strip().startswith("/")


def test_what_points_at_a_person_never_reaches_rasa(running: Running, tab: Client) -> None:
    said = tab.ask("vad gäller för 811218-9876?")
    assert running.bot.seen[-1] == "vad gäller för [personnummer]?"
    assert said[0] == {"type": "user", "text": "vad gäller för [personnummer]?"}
    stored = str(running.bot.tracker_store.store)
    assert "811218" not in stored and "-9876" not in stored


@pytest.mark.parametrize(
    ("text", "words"), [("krasch", "Något gick fel"), ("tyst", "fel"), ("långsam", "för lång tid")]
)
def test_a_turn_that_fails_ends_with_a_sentence(tab: Client, text: str, words: str) -> None:
    said = tab.ask(text)
    assert [line["type"] for line in said] == ["user", "error", "end"]
    assert words in said[1]["text"]


def test_a_message_sent_again_is_answered_once(running: Running, tab: Client) -> None:
    message = {"id": uuid.uuid4().hex, "text": "samma fråga"}
    first = lines(tab.call("POST", "/messages", message))
    again = lines(tab.call("POST", "/messages", message))
    assert again == first
    assert running.bot.seen.count("samma fråga") == 1


def test_a_message_sent_again_after_a_fault_is_tried_again(running: Running, tab: Client) -> None:
    message = {"id": uuid.uuid4().hex, "text": "krasch"}
    before = running.bot.seen.count("krasch")
    for _ in range(2):
        tab.call("POST", "/messages", message)
    assert running.bot.seen.count("krasch") == before + 2


def test_a_turn_goes_on_when_the_connection_is_lost(running: Running, tab: Client) -> None:
    message = {"id": uuid.uuid4().hex, "text": "trög"}
    with pytest.raises(requests.exceptions.RequestException):
        requests.post(
            f"{tab.url}/webhooks/intranet/messages",
            json=message,
            headers=tab.headers,
            timeout=(1, 0.1),
        ).json()
    said = lines(tab.call("POST", "/messages", message))
    assert said[-2]["text"] == "Svar 2 på trög"
    assert running.bot.seen.count("trög") == 1


def test_two_people_at_once_get_their_own_answers(running: Running) -> None:
    tabs = [running.client().begin() for _ in range(8)]
    answers: dict[int, list[dict[str, object]]] = {}

    def ask(number: int) -> None:
        answers[number] = tabs[number].ask(f"fråga {number}")

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(len(tabs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, own in enumerate(tabs):
        assert answers[number][1]["text"] == f"Svar 1 på fråga {number}"
        assert [m["text"] for m in own.history() if m["type"] == "user"] == [f"fråga {number}"]


def test_an_erased_conversation_is_gone(running: Running, tab: Client) -> None:
    tab.ask("något att radera")
    assert tab.call("DELETE", "/conversations").status_code == 204
    assert tab.history() == []
    assert "radera" not in str(running.bot.tracker_store.store)


def test_the_opening_view_has_what_the_widget_shows(running: Running) -> None:
    view = running.client().call("GET", "/opening").json()
    assert view["suggestions"] and view["walks"] and view["contacts"]
    assert view["characters"] == 500


def test_a_walk_is_started_by_its_id(running: Running, tab: Client) -> None:
    walk = tab.call("GET", "/opening").json()["walks"][0]
    said = lines(tab.send(walk=walk["id"]))
    assert said[0]["text"] == walk["title"]
    assert running.bot.seen[-1] == f'/choose{{"choice": "walk:{walk["id"]}"}}'


def test_feedback_is_counted(running: Running, tab: Client) -> None:
    body = {"topic": "fee", "helped": False, "reason": "missing"}
    assert tab.call("POST", "/feedback", body).status_code == 204
    metrics = requests.get(f"{running.url}/metrics", timeout=5).text
    assert 'rattvisaren_feedback_total{helped="no",reason="missing",topic="fee"} ' in metrics
