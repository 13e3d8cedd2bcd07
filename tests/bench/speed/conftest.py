"""Results as a run leaves them, small enough to reckon in the head."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def results() -> dict[str, Any]:
    made = {"date": "2026-11-22", "machine": "2 cores, 24 GiB", "load": 0.1}
    return {
        "servers": {
            **made,
            "traffic": "two questions.",
            "environment": {"ours": 600, "stock": 2400},
            "servers": {"stock": server(10.0), "ours": server(1.0)},
            "constant": [1.0, 1.0, 1.0],
            "parse": {"ours": [2.0, 2.0], "stock": [20.0, 20.0]},
            "ask": {"milliseconds": [5.0, 6.0], "megabytes": 200},
            "training": {"examples": 200, "seconds": 20.0, "cpu_seconds": 18.0, "megabytes": 500},
        },
        "growth": {
            **made,
            "cards": 50,
            "examples": 200,
            "contents": [content("as it is", 1), content("cards × 10", 2)],
        },
    }


@pytest.fixture
def training() -> dict[str, Any]:
    stock = {"seconds": 1000.0, "cpu_seconds": 900.0, "accuracy": 0.8, "packages": "rasa 3.6.21"}
    return {
        "command": "python -m bench.speed --train-stock 50",
        "date": "2026-11-22",
        "split": "abc",
        "training": 200,
        "test": 50,
        "topics": 5,
        "ours": {"seconds": 20.0, "cpu_seconds": 18.0, "accuracy": 0.9},
        "stock": {**stock, "fits": [{"model": "DIET", "epochs": 50, "seconds": 900.0}]},
    }


def server(times: float) -> dict[str, Any]:
    """A server that takes so many times as long."""
    return {
        "ready": [2.0 * times, 3.0 * times],
        "megabytes": [100.0 * times],
        "one_user": [7.0 * times, 8.0 * times, 9.0 * times],
        "users": {
            str(users): {"turns": 1000 / times, "seconds": 10.0, "cpu_seconds": 10.0}
            for users in (1, 4, 16, 64)
        },
        "turns": {str(turn): [8.0 * times] for turn in (10, 100, 1000)},
    }


def content(name: str, times: int) -> dict[str, Any]:
    training = {"seconds": 20.0 * times, "cpu_seconds": 18.0 * times, "megabytes": 500}
    return {
        "content": name,
        "training": training,
        "ask": {"milliseconds": [5.0 * times, 6.0 * times], "megabytes": 200 * times},
    }
