"""A turn without copies: the same events and the same answers as with stock Rasa."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.core.actions.action import ActionExecutionRejection
from rasa.core.agent import Agent
from rasa.shared.core.events import ActionExecutionRejected

from bot.rasa.actions import LiveAction
from bot.rasa.agent import LiveAgent
from bot.rasa.processor import LiveProcessor
from tests.bot.rasa.conftest import Run, talk, told

TALKS = {
    "follow-ups": ("vad har en papperslös rätt till?", "och barn?", "tandvård då?", "kostar det?"),
    "a walk with a question between": (
        '/choose{"choice": "walk:krankning_patient_medarbetare"}',
        "nej",
        "vad kostar tolk?",
        "fortsätt",
        "tillbaka",
        "avbryt",
    ),
    "nonsense and nothing": ("asdf qwer", "", "   ", "????"),
    "danger": ("patienten är medvetslös", "okej"),
    "Rasa's own commands": ("vad kostar tolk?", "/restart", "och barn?", "/session_start", "hej"),
    "an identifier": ("kan 811218-9876 få hjälp, asylsökande?",),
    "fire an intent by hand": ("/fee", "/finns_inte", "/entitlement"),
}


@pytest.mark.parametrize("name", TALKS)
def test_a_conversation_is_alike(stock: Agent, live: LiveAgent, run: Run, name: str) -> None:
    ours, answers = run(talk(live, name, TALKS[name]))
    theirs, expected = run(talk(stock, name, TALKS[name]))

    assert answers == expected
    assert told(ours) == told(theirs)
    assert ours.current_slot_values() == theirs.current_slot_values()


def processor(agent: LiveAgent) -> LiveProcessor:
    assert isinstance(agent.processor, LiveProcessor)
    return agent.processor


def replaced(agent: LiveAgent, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(processor(agent)._live, "action_reply", LiveAction("action_reply", run))


def test_an_action_that_fails_ends_the_turn_and_not_the_conversation(
    live: LiveAgent, run: Run, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any) -> Any:
        raise ValueError("skrev 811218-9876")

    run(talk(live, "fails", ["hej"]))
    with monkeypatch.context() as patch:
        replaced(live, fail, patch)
        _, silent = run(talk(live, "fails", ["hej"]))
    _, answered = run(talk(live, "fails", ["hej"]))

    assert silent == []
    assert answered
    assert "ValueError" in caplog.text
    assert "811218" not in caplog.text


def test_an_action_that_rejects_itself_is_noted(
    live: LiveAgent, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reject(*_: Any) -> Any:
        raise ActionExecutionRejection("action_reply", "inte nu")

    replaced(live, reject, monkeypatch)
    tracker, _ = run(talk(live, "rejects", ["hej"]))

    assert any(isinstance(event, ActionExecutionRejected) for event in tracker.events)


def test_a_message_is_read_alike(stock: Agent, live: LiveAgent, run: Run) -> None:
    text = "får ett gömt barn vaccin?"
    ours, theirs = run(live.parse_message(text)), run(stock.parse_message(text))

    ours.pop("message_id", None), theirs.pop("message_id", None)
    assert ours == theirs
