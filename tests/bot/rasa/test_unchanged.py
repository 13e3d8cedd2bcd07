"""The parts of Rasa that ``bot/rasa`` stands in for, as they were when it was written.

A failure here means that Rasa has changed there: read what is new, change the module that is
named, and then the fingerprint.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
import rasa.utils.tensorflow.model_data as model_data
from rasa.core.actions.action import RemoteAction
from rasa.core.agent import Agent
from rasa.core.policies.ensemble import DefaultPolicyPredictionEnsemble
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore
from rasa.engine.graph import GraphNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor

STOOD_IN_FOR: dict[str, dict[Callable[..., Any], str]] = {
    "runner": {DaskGraphRunner.run: "45f0f52f", GraphNode.__call__: "66127a2b"},
    "processor": {
        MessageProcessor.handle_message: "0c41d478",
        MessageProcessor._load_model: "17f24faf",
        MessageProcessor._get_action: "7fbb1ce3",
        MessageProcessor.predict_next_with_tracker_if_should: "7ef2b933",
        MessageProcessor._run_action: "6d383d01",
        MessageProcessor._log_action_on_tracker: "d973d12a",
        MessageProcessor._log_slots: "cfc60d68",
        MessageProcessor.parse_message: "b98d8e49",
    },
    "actions": {
        RemoteAction.run: "ccabf6f1",
        RemoteAction._utter_responses: "7a3bd35c",
        RemoteAction._action_call_format: "428795b9",
        ActionExecutor.run: "e7b92764",
        Tracker.from_dict: "dbab650b",
        Tracker.__init__: "05c9be42",
        DialogueStateTracker.current_state: "a9f1526c",
        Event.from_parameters: "0cd3c87e",
        Event.resolve_by_type: "b5cf570f",
    },
    "agent": {Agent.load: "7d384dfb", Agent.load_model: "f4c1ab4c"},
    "storage": {
        LocalModelStorage.from_model_archive: "eea1ab7f",
        LocalModelStorage._load_metadata: "66142ec6",
    },
    "live": {
        TrackerStore.get_or_create_tracker: "0b08ab42",
        TrackerStore.create_tracker: "72f79c53",
        FailSafeTrackerStore.retrieve: "35d77318",
        FailSafeTrackerStore.save: "8426dc08",
    },
    "policy": {
        RulePolicy._find_action_from_default_actions: "e453b06d",
        DefaultPolicyPredictionEnsemble.combine_predictions: "dbfce6c0",
    },
}


@pytest.mark.parametrize("module", STOOD_IN_FOR)
def test_rasa_is_as_it_was(module: str) -> None:
    now = {part: fingerprint(part) for part in STOOD_IN_FOR[module]}
    changed = [part.__qualname__ for part, was in STOOD_IN_FOR[module].items() if now[part] != was]

    assert not changed, f"read what is new, and bot/rasa/{module}.py"


def test_rasa_asks_scikit_learn_for_one_function() -> None:
    source = inspect.getsource(model_data).splitlines()
    lines = [line for line in source if re.match(r"\s*(from|import) sklearn", line)]

    assert lines == ["from sklearn.model_selection import train_test_split"]


def fingerprint(part: Callable[..., Any]) -> str:
    return sha256(inspect.getsource(part).encode()).hexdigest()[:8]
