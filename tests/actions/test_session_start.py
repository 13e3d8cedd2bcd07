"""``action_session_start``: a clean session, with the notices of the day."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions import session_start
from actions.session_start import ActionSessionStart
from knowledge.loading import Knowledge
from knowledge.model import Notice

Make = Callable[..., Tracker]
Run = Callable[..., tuple[list[dict[str, Any]], list[dict[str, Any]]]]

DAY = timedelta(days=1)
TODAY = date.today()


def notice(from_day: date, to_day: date) -> Notice:
    return Notice(id="nytt", text="Något har ändrats.", from_day=from_day, to_day=to_day)


@pytest.fixture
def post(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """``post(notice, ...)``: what editors have posted."""

    def replace(*notices: Notice) -> None:
        posted = {str(index): each for index, each in enumerate(notices)}
        changed = dataclasses.replace(knowledge, notices=posted)
        monkeypatch.setattr(session_start, "knowledge", lambda: changed)

    return replace


def test_the_action_is_named_as_in_the_domain() -> None:
    assert ActionSessionStart().name() == "action_session_start"


@pytest.mark.parametrize(
    ("from_day", "to_day", "shown"),
    [
        (TODAY, TODAY, True),
        (TODAY - DAY, TODAY + DAY, True),
        (TODAY - DAY, TODAY, True),
        (TODAY, TODAY + DAY, True),
        (TODAY + DAY, TODAY + 2 * DAY, False),
        (TODAY - 2 * DAY, TODAY - DAY, False),
    ],
)
def test_a_notice_is_shown_from_its_first_day_to_its_last(
    post: Callable[..., None], tracker: Make, run: Run, from_day: date, to_day: date, shown: bool
) -> None:
    post(notice(from_day, to_day))

    messages, _ = run(ActionSessionStart(), tracker())

    assert [message["text"] for message in messages] == (["Något har ändrats."] if shown else [])


def test_several_notices_are_each_a_message_of_its_kind(
    post: Callable[..., None], tracker: Make, run: Run
) -> None:
    post(notice(TODAY, TODAY), notice(TODAY, TODAY))

    messages, _ = run(ActionSessionStart(), tracker())

    assert [message["answer"]["kind"] for message in messages] == ["notice", "notice"]


def test_a_quiet_caller_gets_none(post: Callable[..., None], tracker: Make, run: Run) -> None:
    post(notice(TODAY, TODAY))

    messages, _ = run(ActionSessionStart(), tracker(session_started_metadata={"quiet": True}))

    assert messages == []


def test_nothing_is_carried_over_from_the_session_before(
    post: Callable[..., None], tracker: Make, run: Run
) -> None:
    """The next person at a shared ward computer starts with a clean slate."""
    post()

    _, events = run(ActionSessionStart(), tracker(group="eu", age="child", card="fee/frikort"))

    assert [event["event"] for event in events] == ["session_started", "action"]
    assert events[-1]["name"] == "action_listen"
