"""What operations sees, and what a browser is told, from the whole application."""

from __future__ import annotations

import pytest
import requests

from .conftest import Client, Running, Serve


def test_alive_and_ready(running: Running) -> None:
    assert requests.get(f"{running.url}/health/live", timeout=5).json() == {"alive": True}
    ready = requests.get(f"{running.url}/health/ready", timeout=5)
    assert ready.status_code == 200 and ready.json()["ready"] is True


def test_not_ready_without_model_or_stores_but_alive(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = serve()

    def away(*_: object) -> None:
        raise ConnectionError("secret-host:5432")

    monkeypatch.setattr(running.bot, "is_ready", lambda: False)
    monkeypatch.setattr(running.bot.tracker_store, "ping", away)
    monkeypatch.setattr(running.bot.lock_store, "lock", away)
    ready = requests.get(f"{running.url}/health/ready", timeout=5)
    assert ready.status_code == 503
    assert not any(ready.json()["checks"].values())
    assert "secret-host" not in ready.text
    assert requests.get(f"{running.url}/health/live", timeout=5).ok


def test_metrics_count_and_tell_nothing_of_content(running: Running, tab: Client) -> None:
    tab.ask("något hemligt om 811218-9876")
    tab.send("")
    metrics = requests.get(f"{running.url}/metrics", timeout=5).text
    for line in (
        'rattvisaren_turns_total{outcome="answered"}',
        'rattvisaren_answers_total{kind="answer",topic="fee"}',
        'rattvisaren_masked_total{kind="personnummer"}',
        'rattvisaren_refused_total{code="empty"}',
        "rattvisaren_turn_seconds_count",
    ):
        assert line in metrics
    assert "hemligt" not in metrics and tab.headers["Conversation"] not in metrics


@pytest.mark.parametrize("path", ["/", "/ram", "/widget/rattvisaren.js", "/metrics", "/nej"])
def test_every_response_has_the_safe_headers(running: Running, path: str) -> None:
    headers = requests.get(running.url + path, timeout=5).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]


def test_pages_allow_no_foreign_script_and_only_known_frames(running: Running) -> None:
    demo = requests.get(running.url, timeout=5).headers["content-security-policy"]
    frame = requests.get(f"{running.url}/ram", timeout=5).headers["content-security-policy"]
    assert "frame-ancestors 'none'" in demo
    assert frame.endswith("frame-ancestors 'self'")
    for policy in (demo, frame):
        assert "unsafe" not in policy and "*" not in policy and "http" not in policy
