"""Prometheus metrics. Labels are ids from the knowledge base and words of ours, never content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from prometheus_client import Counter, Histogram


class Outcome(Enum):
    """How a turn ended."""

    ANSWERED = "answered"
    SILENT = "silent"  # Rasa said nothing: the model or an action is missing
    TOO_SLOW = "too_slow"
    FAILED = "failed"


_turns = Counter("rattvisaren_turns", "Messages taken, by how the turn ended", ["outcome"])
_seconds = Histogram(
    "rattvisaren_turn_seconds",
    "Seconds from a message taken to its last answer",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20),
)
_answers = Counter("rattvisaren_answers", "Answers given", ["topic", "kind"])
_walks = Counter("rattvisaren_walks", "Walks started and finished", ["walk", "event"])
_feedback = Counter("rattvisaren_feedback", "Thumbs up and down", ["topic", "helped", "reason"])
_masked = Counter("rattvisaren_masked", "Messages with an identifier taken out", ["kind"])
_refused = Counter("rattvisaren_refused", "Requests turned away", ["code"])


def observe_turn(outcome: Outcome, seconds: float, answers: Iterable[Mapping[str, Any]]) -> None:
    """Count a turn, with the answers that it gave."""
    _turns.labels(outcome.value).inc()
    _seconds.observe(seconds)
    for message in answers:
        answer = message.get("answer") or {}
        _answers.labels(answer.get("topic") or "none", answer.get("kind") or "none").inc()
        event = _walk_event(answer)
        if event:
            _walks.labels(answer.get("card") or "unknown", event).inc()


def count_feedback(topic: str, helped: bool, reason: str | None) -> None:
    """Count a thumb."""
    _feedback.labels(topic, "yes" if helped else "no", reason or "none").inc()


def count_masked(kinds: Iterable[str]) -> None:
    """Count the kinds of identifier in one message."""
    for kind in kinds:
        _masked.labels(kind).inc()


def count_refusal(code: str) -> None:
    """Count a request that was turned away."""
    _refused.labels(code).inc()


def _walk_event(answer: Mapping[str, Any]) -> str | None:
    if answer.get("kind") == "summary":
        return "finished"
    if answer.get("kind") == "walk" and (answer.get("progress") or {}).get("step") == 1:
        return "started"
    return None
