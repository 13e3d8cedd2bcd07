"""Custom actions on the live conversation: the same as through rasa_sdk's action server."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.core.actions.action import ActionExecutionRejection
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.shared.core import events
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa_sdk import Tracker
from rasa_sdk import events as sdk
from rasa_sdk.interfaces import ActionExecutionRejection as Rejection

from bot.rasa.actions import LiveAction, LiveTracker, as_events, live_actions
from tests.bot.rasa.conftest import Run, talk

TALK = ("vad kostar tandvård för asylsökande barn", "och vuxna?", "vad betyder anstå?")


@pytest.fixture
def tracker(stock: Agent, run: Run) -> DialogueStateTracker:
    return run(talk(stock, "view", TALK))[0]


@pytest.fixture
def empty(domain: Domain) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("tom", [], domain.slots)


class TestLiveTracker:
    def test_it_shows_what_the_action_server_gets(self, tracker: DialogueStateTracker) -> None:
        posted = Tracker.from_dict(tracker.current_state(EventVerbosity.ALL))  # type: ignore[arg-type]

        assert LiveTracker(tracker).current_state() == posted.current_state()
        assert LiveTracker(tracker).latest_action_name == posted.latest_action_name
        assert LiveTracker(tracker).followup_action == posted.followup_action

    def test_it_has_every_attribute(self, tracker: DialogueStateTracker) -> None:
        posted = Tracker.from_dict(tracker.current_state(EventVerbosity.ALL))  # type: ignore[arg-type]

        assert vars(posted).keys() - {"events"} <= vars(LiveTracker(tracker)).keys()

    def test_an_empty_conversation_has_no_events(self, empty: DialogueStateTracker) -> None:
        assert LiveTracker(empty).events == []


class TestLiveAction:
    def call(self, action: LiveAction, tracker: DialogueStateTracker, domain: Domain) -> Any:
        return action.run(CollectingOutputChannel(), None, tracker, domain)  # type: ignore[arg-type]

    def test_what_is_said_comes_before_what_is_changed(
        self, empty: DialogueStateTracker, domain: Domain, run: Run
    ) -> None:
        def greet(dispatcher: Any, tracker: Tracker, domain: dict[str, Any]) -> Any:
            dispatcher.utter_message(text="hej", answer={"kind": "small"})
            return [sdk.SlotSet("group", "eu")]

        said, changed = run(self.call(LiveAction("greet", greet), empty, domain))

        assert said.text == "hej"
        assert said.message()["answer"] == {"kind": "small"}
        assert changed == events.SlotSet("group", "eu")

    def test_a_coroutine_is_waited_for(
        self, empty: DialogueStateTracker, domain: Domain, run: Run
    ) -> None:
        async def wait(dispatcher: Any, tracker: Tracker, domain: dict[str, Any]) -> Any:
            return [sdk.SlotSet("age", "child")]

        assert run(self.call(LiveAction("wait", wait), empty, domain)) == [
            events.SlotSet("age", "child")
        ]

    def test_nothing_is_well(self, empty: DialogueStateTracker, domain: Domain, run: Run) -> None:
        action = LiveAction("nothing", lambda *_: None)

        assert run(self.call(action, empty, domain)) == []

    def test_the_domain_comes_along(
        self, empty: DialogueStateTracker, domain: Domain, run: Run
    ) -> None:
        seen: list[Any] = []
        action = LiveAction("look", lambda _, __, domain: seen.append(domain))

        run(self.call(action, empty, domain))
        run(self.call(action, empty, domain))

        assert seen[0] == domain.as_dict()
        assert seen[1] is seen[0]

    def test_a_rejection_is_told_as_rasa_knows_it(
        self, empty: DialogueStateTracker, domain: Domain, run: Run
    ) -> None:
        def reject(*_: Any) -> Any:
            raise Rejection("reject", "inte nu")

        with pytest.raises(ActionExecutionRejection, match="inte nu"):
            run(self.call(LiveAction("reject", reject), empty, domain))


def test_every_action_of_the_domain_is_there(domain: Domain) -> None:
    assert set(domain.user_actions) <= set(live_actions())


class TestAsEvents:
    @pytest.mark.parametrize(
        "change",
        [
            sdk.SlotSet("group", {"a": ["b"]}),
            sdk.FollowupAction("action_listen"),
            sdk.BotUttered("hej", {"buttons": []}),
            sdk.ActiveLoop("loop"),
            sdk.SessionStarted(),
            sdk.ActionExecuted("action_listen"),
            sdk.Restarted(),
            sdk.ConversationPaused(),
            sdk.UserUtteranceReverted(),
        ],
        ids=lambda change: change["event"],
    )
    def test_it_makes_what_rasa_makes(self, change: Any) -> None:
        change["timestamp"] = 1.0

        assert as_events([change]) == events.deserialise_events([change])
        assert as_events([change])[0].timestamp == 1.0

    def test_an_unknown_one_is_told(self) -> None:
        with pytest.raises(ValueError, match="okänt"):
            as_events([{"event": "okänt"}])
