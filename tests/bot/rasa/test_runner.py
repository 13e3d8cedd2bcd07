"""The graph in order, without dask: the same results."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.rasa.agent import LiveAgent
from bot.rasa.runner import PlainGraphRunner


def parsed(agent: Agent, text: str) -> dict[str, Any]:
    assert agent.processor is not None
    target = agent.processor.model_metadata.nlu_target
    tracker = DialogueStateTracker.from_events("anna", [])
    result = agent.processor.graph_runner.run(
        {PLACEHOLDER_MESSAGE: [UserMessage(text)], PLACEHOLDER_TRACKER: tracker}, [target]
    )
    return dict(result[target][0].as_dict(only_output_properties=True))


def test_stock_rasa_still_uses_dask_and_ours_does_not(stock: Agent, live: LiveAgent) -> None:
    assert stock.processor is not None and live.processor is not None

    assert isinstance(stock.processor.graph_runner, DaskGraphRunner)
    assert isinstance(live.processor.graph_runner, PlainGraphRunner)


@pytest.mark.parametrize("text", ["vad kostar tandvård för asylsökande barn", "hej", "", "/choose"])
def test_a_message_is_read_alike(stock: Agent, live: LiveAgent, text: str) -> None:
    ours, theirs = parsed(live, text), parsed(stock, text)

    ours.pop("message_id", None), theirs.pop("message_id", None)
    assert ours == theirs


def test_a_prediction_is_alike(stock: Agent, live: LiveAgent, domain: Domain) -> None:
    results = []
    for agent in (stock, live):
        assert agent.processor is not None
        target = agent.processor.model_metadata.core_target
        tracker = DialogueStateTracker.from_events("anna", [], domain.slots)
        result = agent.processor.graph_runner.run({PLACEHOLDER_TRACKER: tracker}, [target])
        results.append(result[target].probabilities)

    assert results[0] == results[1]


def test_an_input_cannot_pass_for_a_component(live: LiveAgent) -> None:
    assert live.processor is not None
    runner = live.processor.graph_runner

    with pytest.raises(GraphRunError, match="domain_provider"):
        runner.run({"domain_provider": Domain.empty()}, ["domain_provider"])


def test_a_missing_input_is_told(live: LiveAgent) -> None:
    assert live.processor is not None

    with pytest.raises(GraphRunError):
        live.processor.graph_runner.run({}, [live.processor.model_metadata.nlu_target])
