"""A turn without copies: Rasa's message processor, without what our actions do not need.

Stock Rasa copies the conversation, event by event, before each action, in case a policy's events
must be taken back; and copies what it would log at debug level, whether or not it is logged. Our
actions read the conversation and never change it, and nobody may log what people write.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from rasa.core.actions.action import Action, ActionExecutionRejection, ActionListen
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.events import ActionExecutionRejected, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.common import TempDirectoryPath, get_temp_dir_name

from bot.rasa.actions import LiveAction, live_actions
from bot.rasa.runner import PlainGraphRunner
from bot.rasa.storage import ServingModelStorage

logger = logging.getLogger(__name__)


class LiveProcessor(MessageProcessor):
    """Gives the same events as ``MessageProcessor`` with an action server."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Load the model; the arguments are Rasa's."""
        super().__init__(*args, **kwargs)
        self._live = live_actions()

    @staticmethod
    def _load_model(model_path: str | Path) -> tuple[str, ModelMetadata, GraphRunner]:
        """Load the model from its file; components run in ``PlainGraphRunner``."""
        archive = Path(model_path)
        with TempDirectoryPath(get_temp_dir_name()) as folder:
            metadata, runner = load_predict_graph_runner(
                Path(folder), archive, ServingModelStorage, PlainGraphRunner
            )
        return archive.name, metadata, runner

    def _get_action(self, action_name: str) -> Action | None:
        return self._live.get(action_name) or super()._get_action(action_name)

    def predict_next_with_tracker_if_should(
        self, tracker: DialogueStateTracker
    ) -> tuple[Action, PolicyPrediction]:
        """The next action: one of ours is called, and not posted to.

        Raises:
            ActionLimitReached: as Rasa raises it.
        """
        action, prediction = super().predict_next_with_tracker_if_should(tracker)
        return self._live.get(action.name(), action), prediction

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        # Rasa's own actions may rely on the copy; the one that ends every turn does nothing.
        if not isinstance(action, (LiveAction, ActionListen)):
            return bool(await super()._run_action(action, tracker, output_channel, nlg, prediction))
        try:
            events = await action.run(output_channel, nlg, tracker, self.domain)
        except ActionExecutionRejection:
            rejected = ActionExecutionRejected(
                action.name(), prediction.policy_name, prediction.max_confidence
            )
            tracker.update(rejected)
            return self.should_predict_another_action(action.name())
        except Exception as error:
            # As Rasa does: the conversation goes on. The kind of fault only is logged: its words
            # may quote what somebody wrote.
            logger.error("%s failed: %s", action.name(), type(error).__name__)
            events = []
        self._log_action_on_tracker(tracker, action, events, prediction)
        if any(isinstance(event, UserUttered) for event in events):
            tracker = await self.run_action_extract_slots(output_channel, tracker)
        await self.execute_side_effects(events, tracker, output_channel)
        return self.should_predict_another_action(action.name())

    def _log_action_on_tracker(
        self,
        tracker: DialogueStateTracker,
        action: Action,
        events: list[Event] | None,
        prediction: PolicyPrediction,
    ) -> None:
        events = events or []
        if not any(isinstance(event, ActionExecutionRejected) for event in events):
            tracker.update_with_events(prediction.events, self.domain)
            tracker.update(action.event_for_successful_execution(prediction))
        tracker.update_with_events(events, self.domain)

    @staticmethod
    def _log_slots(tracker: DialogueStateTracker) -> None:
        """Nothing: slots are not for the log."""

    async def parse_message(
        self,
        message: UserMessage,
        tracker: DialogueStateTracker | None = None,
        only_output_properties: bool = True,
    ) -> dict[str, Any]:
        """Read a message with the NLU pipeline.

        Whether intents and entities are in the domain is checked by ``rattvisaren check``.
        """
        if tracker is None:
            tracker = DialogueStateTracker.from_events(message.sender_id, [])
        return self._parse_message_with_graph(message, tracker, only_output_properties)
