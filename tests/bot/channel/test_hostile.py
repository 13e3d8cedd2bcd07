"""The API in the hands of somebody who means harm."""

from __future__ import annotations

import json
import socket
import time
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.settings import Limits, Settings

from .conftest import SECRET, Client, Running, Serve, lines

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "text", "button", "walk", "title", "payload", "x"]), inner
        )
    ),
    max_leaves=12,
)


def error(response: requests.Response) -> str:
    """The error's code, after checking that it is told as it should be."""
    assert response.headers["content-type"] == "application/json", response.text
    told = response.json()["error"]
    assert told["text"][0].isupper() and told["text"].endswith(".")
    assert "Traceback" not in response.text and ".py" not in response.text
    return str(told["code"])


@pytest.mark.parametrize(
    "token", ["", "x", ".", "abc.def", "a" * 5000, "../../etc", "default", "null"]
)
def test_a_forged_conversation_is_refused(running: Running, token: str) -> None:
    forger = Client(running.url, {"Conversation": token})
    for method, path in (("GET", "/messages"), ("DELETE", "/conversations")):
        response = forger.call(method, path)
        assert (response.status_code, error(response)) == (403, "no_conversation")
    assert forger.send("hej").status_code == 403


def test_a_token_with_a_letter_changed_is_refused(tab: Client) -> None:
    token = tab.headers["Conversation"]
    for place in (0, len(token) // 2, len(token) - 2):
        other = "A" if token[place] != "A" else "B"
        changed = token[:place] + other + token[place + 1 :]
        assert (
            Client(tab.url, {"Conversation": changed}).call("GET", "/messages").status_code == 403
        )


def test_a_cookie_means_nothing(tab: Client) -> None:
    token = tab.headers["Conversation"]
    for cookie in (f"Conversation={token}", f"session={token}", "sender_id=default"):
        assert Client(tab.url, {"Cookie": cookie}).call("GET", "/messages").status_code == 403


@pytest.mark.parametrize(
    "change",
    [
        {"payload": "/restart"},
        {"payload": '/choose{"choice": "option:nej"}'},
        {"title": "Något annat"},
        {"signature": ""},
        {"signature": "å" * 43},
    ],
)
def test_a_forged_button_is_refused(running: Running, tab: Client, change: dict[str, str]) -> None:
    button = tab.ask("hej")[1]["buttons"][0]
    seen = len(running.bot.seen)
    response = tab.send(button={**button, **change})
    assert (response.status_code, error(response)) == (403, "forged_button")
    assert len(running.bot.seen) == seen


def test_a_button_of_another_conversation_is_refused(running: Running, tab: Client) -> None:
    button = running.client().begin().ask("hej")[1]["buttons"][0]
    assert error(tab.send(button=button)) == "forged_button"


@pytest.mark.parametrize("walk", ["", "../x", "finns_inte", 'x"}{', "a" * 100])
def test_only_walks_that_exist_can_be_started(tab: Client, walk: str) -> None:
    assert error(tab.send(walk=walk)) == "bad_request"


@pytest.mark.parametrize(
    "origin", ["https://ond.example", "null", "http://127.0.0.1", "http://127.0.0.1.ond.example"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS", "DELETE"])
def test_another_page_is_refused(running: Running, method: str, origin: str) -> None:
    path = "/opening" if method == "GET" else "/conversations"
    response = running.client().call(method, path, Origin=origin)
    assert response.status_code == 403
    assert error(response) == "wrong_origin"
    assert "access-control-allow-origin" not in response.headers


def test_a_page_in_the_settings_may_call(serve: Serve) -> None:
    page = "https://intranat.region.se"
    running = serve(Settings(secret=SECRET, origins=frozenset({page})))
    for method, status in (("OPTIONS", 204), ("POST", 201)):
        response = running.client().call(method, "/conversations", Origin=page)
        assert response.status_code == status
        assert response.headers["access-control-allow-origin"] == page
        assert "access-control-allow-credentials" not in response.headers
    assert running.client().call("POST", "/conversations", Origin=page + ".ond").status_code == 403


def test_a_name_that_was_made_to_point_here_is_refused(running: Running) -> None:
    response = running.client().call("POST", "/conversations", Host="ond.example")
    assert (response.status_code, error(response)) == (403, "wrong_host")


def test_a_long_message_is_refused(tab: Client) -> None:
    assert lines(tab.send("a" * 500))[-1] == {"type": "end"}
    response = tab.send("a" * 501)
    assert (response.status_code, error(response)) == (413, "too_long")


def test_a_large_body_is_refused_quickly(tab: Client) -> None:
    started = time.monotonic()
    response = tab.call("POST", "/messages", b'{"text": "' + b"a" * 240_000 + b'"}')
    assert response.status_code == 413
    assert error(response)
    assert time.monotonic() - started < 2


def test_a_slow_body_is_given_up(running: Running, tab: Client) -> None:
    with socket.create_connection(("127.0.0.1", running.port), timeout=10) as slow:
        slow.sendall(b"POST /webhooks/intranet/messages HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        slow.sendall(b"Content-Length: 5000\r\n\r\n{")
        started = time.monotonic()
        answer = slow.recv(4096)
    assert time.monotonic() - started < 5
    assert b" 408 " in answer.split(b"\r\n")[0]
    assert tab.ask("hej")[-1] == {"type": "end"}


def test_too_many_messages_are_refused_for_a_while(serve: Serve) -> None:
    running = serve(Settings(secret=SECRET, limits=Limits(per_user=3)))
    tab, other = running.client().begin(), running.client().begin()
    responses = [tab.send("hej") for _ in range(5)]
    assert [response.status_code for response in responses] == [200, 200, 200, 429, 429]
    assert error(responses[-1]) == "too_many"
    assert 1 <= int(responses[-1].headers["retry-after"]) <= 60
    assert other.send("hej").status_code == 200


def test_one_address_cannot_take_everything(serve: Serve) -> None:
    running = serve(Settings(secret=SECRET, limits=Limits(per_address=3)))
    statuses = [running.client().call("POST", "/conversations").status_code for _ in range(5)]
    assert statuses == [201, 201, 201, 429, 429]


@pytest.mark.parametrize("path", ["", "/", "/x", "/messages/1", "/conversations/default/tracker"])
def test_nothing_else_is_there(running: Running, path: str) -> None:
    response = running.client().call("GET", path)
    assert response.status_code in (404, 405)
    assert error(response)


@pytest.mark.parametrize(
    "path",
    [
        "/webhooks/rest/webhook",
        "/conversations/default/tracker",
        "/conversations/default/messages",
        "/model",
        "/model/train",
        "/model/parse",
        "/domain",
        "/status",
        "/version",
        "/webhook",
        "/actions",
        "/socket.io/",
        "/widget/../domain.yml",
        "/widget/%2e%2e/domain.yml",
        "/widget/demo/index.html",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_rasas_own_api_is_not_served(running: Running, method: str, path: str) -> None:
    response = requests.request(method, running.url + path, data=b"{}", timeout=5)
    assert response.status_code in (404, 405)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=JSON.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=200))
def test_no_body_breaks_the_server(tab: Client, body: bytes) -> None:
    for method, path in (("POST", "/messages"), ("POST", "/feedback"), ("POST", "/conversations")):
        response = tab.call(method, path, body)
        assert response.status_code in (200, 201, 204, 400, 403, 413), response.text
        assert "Traceback" not in response.text


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(min_size=1, max_size=300))
def test_any_text_is_answered_or_refused_in_swedish(tab: Client, text: str) -> None:
    message: dict[str, Any] = {"id": "a" * 32, "text": text}
    response = tab.call("POST", "/messages", message)
    if response.status_code == 200:
        assert lines(response)[-1] == {"type": "end"}
    else:
        assert error(response) in ("empty", "bad_request")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(raw=st.binary(max_size=300))
def test_no_bytes_break_the_server(running: Running, raw: bytes) -> None:
    with socket.create_connection(("127.0.0.1", running.port), timeout=10) as connection:
        connection.sendall(b"POST /webhooks/intranet/messages HTTP/1.1\r\n" + raw + b"\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)
        answer = connection.recv(4096)
    assert b"Traceback" not in answer
    assert b" 500 " not in answer.split(b"\r\n")[0]
