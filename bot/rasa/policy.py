"""Answers every message with ``action_reply``, and then listens.

What is said, and when, is decided in ``knowledge/dialogue``; for Rasa there is one action. Its
RulePolicy works that out from the states of all past turns, twice a turn, and imports matplotlib
(30 MB, a third of a second). What it predicts with our rules, this policy knows.
"""

from __future__ import annotations

import warnings
from typing import Any

from rasa.core.constants import RULE_POLICY_PRIORITY
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import (
    ACTION_BACK_NAME,
    ACTION_LISTEN_NAME,
    ACTION_RESTART_NAME,
    ACTION_SESSION_START_NAME,
    USER_INTENT_BACK,
    USER_INTENT_RESTART,
    USER_INTENT_SESSION_START,
)
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

REPLY = "action_reply"

DEFAULTS = {
    USER_INTENT_BACK: ACTION_BACK_NAME,
    USER_INTENT_RESTART: ACTION_RESTART_NAME,
    USER_INTENT_SESSION_START: ACTION_SESSION_START_NAME,
}
"""Rasa's own intents, and what they do; ``RulePolicy`` has the same."""

# Rasa says that these intents are lost without a RulePolicy. Here they are not.
warnings.filterwarnings("ignore", message=".*'RulePolicy' is not included", category=UserWarning)


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class ReplyPolicy(Policy):
    """Predicts from the last event alone; learns nothing."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The priority among policies, as ``RulePolicy`` has it."""
        return {"priority": RULE_POLICY_PRIORITY}

    @staticmethod
    def supported_data() -> SupportedData:
        """Stories and rules: both may be written, as tests and as documentation."""
        return SupportedData.ML_AND_RULE_DATA

    def train(self, *args: Any, **kwargs: Any) -> Resource:
        """Nothing to learn."""
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ReplyPolicy:
        """Nothing was stored."""
        return cls(config, model_storage, resource, execution_context)

    def predict_action_probabilities(
        self, tracker: DialogueStateTracker, domain: Domain, *args: Any, **kwargs: Any
    ) -> PolicyPrediction:
        """All probability for one action."""
        probabilities = [0.0] * domain.num_actions
        probabilities[domain.index_for_action(_next_action(tracker))] = 1.0
        return self._prediction(probabilities)


def _next_action(tracker: DialogueStateTracker) -> str:
    if tracker.latest_action_name != ACTION_LISTEN_NAME:
        return ACTION_LISTEN_NAME
    intent = tracker.latest_message.intent.get("name") if tracker.latest_message else None
    return DEFAULTS.get(intent or "", REPLY)
