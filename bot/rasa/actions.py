"""Custom actions in the same process, on the conversation itself.

Stock Rasa posts the whole conversation and the domain to an action server, checks the result
against a JSON schema, and looks up the class of each event among all subclasses. Here an action
gets a view of the live tracker; nothing is copied, posted or checked that we have made ourselves.
``rasa run actions`` serves the same actions to whoever runs stock Rasa.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from rasa.core.actions.action import Action, ActionExecutionRejection, RemoteAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses
from rasa_sdk import Tracker
from rasa_sdk import interfaces as sdk
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from rasa_sdk.utils import call_potential_coroutine

PACKAGE = "actions"

Run = Callable[[CollectingDispatcher, Tracker, dict[str, Any]], Any]


class LiveTracker(Tracker):
    """rasa_sdk's tracker over Rasa's own; past events are put into words only when asked for."""

    def __init__(self, live: DialogueStateTracker) -> None:
        self._live = live
        super().__init__(
            sender_id=live.sender_id,
            slots=live.current_slot_values(),
            latest_message=live._latest_message_data(),
            events=[],
            paused=live.is_paused(),
            followup_action=live.followup_action,
            active_loop=asdict(live.active_loop) if live.active_loop else {},
            latest_action_name=live.latest_action_name,
        )

    @property
    def events(self) -> list[dict[str, Any]]:
        """All events of the session as dictionaries, as the action server gets them."""
        return [event.as_dict() for event in self._live.events]

    @events.setter
    def events(self, value: object) -> None:
        """Not kept: Rasa's tracker has them."""


class LiveAction(Action):
    """A custom action, called instead of posted to."""

    def __init__(self, name: str, run: Run) -> None:
        self._name = name
        self._run = run
        self._domain: tuple[Domain | None, dict[str, Any]] = (None, {})

    def name(self) -> str:
        """The action's name in the domain."""
        return self._name

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """Run the action; what it says comes first, then what it changes.

        Raises:
            ActionExecutionRejection: the action has rejected its own execution.
        """
        dispatcher = CollectingDispatcher()
        try:
            result = await call_potential_coroutine(
                self._run(dispatcher, LiveTracker(tracker), self._as_dict(domain))
            )
        except sdk.ActionExecutionRejection as rejection:
            raise ActionExecutionRejection(rejection.action_name, rejection.message) from None
        changes = ActionExecutor.validate_events(result or [], self._name)
        said: list[Event] = await RemoteAction._utter_responses(
            dispatcher.messages, output_channel, nlg, tracker
        )
        return [*said, *as_events(changes)]

    def _as_dict(self, domain: Domain) -> dict[str, Any]:
        """The domain as the action server gets it; put into words once."""
        if self._domain[0] is not domain:
            self._domain = (domain, domain.as_dict())
        return self._domain[1]


def live_actions(package: str = PACKAGE) -> dict[str, LiveAction]:
    """Every action of a package by name."""
    executor = ActionExecutor()
    executor.register_package(package)
    return {name: LiveAction(name, run) for name, run in executor.actions.items()}


def as_events(changes: Iterable[Mapping[str, Any]]) -> list[Event]:
    """Rasa's events from rasa_sdk's dictionaries.

    Raises:
        ValueError: there is no event of a given kind.
    """
    classes = _event_classes()
    events = []
    for change in changes:
        if change["event"] not in classes:
            raise ValueError(f"Unknown event name '{change['event']}'.")
        event = classes[change["event"]]._from_parameters(dict(change))
        if event is not None:
            events.append(event)
    return events


@lru_cache(maxsize=1)
def _event_classes() -> dict[str, type[Event]]:
    """Rasa's event classes by name; stock Rasa looks through all of them for every event."""
    found: dict[str, type[Event]] = {}
    for kind in all_subclasses(Event):
        found.setdefault(kind.type_name, kind)
    return found
