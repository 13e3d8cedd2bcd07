"""The policy predicts what RulePolicy predicts from a rule for every intent."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.core.agent import Agent
from rasa.core.policies.rule_policy import DEFAULT_ACTION_MAPPINGS, RulePolicy
from rasa.core.training import load_data
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.rasa.policy import DEFAULTS, ReplyPolicy

CONTEXT = ExecutionContext(GraphSchema({}))


@pytest.fixture(scope="module")
def topics(domain: Domain) -> list[str]:
    return sorted(set(domain.intents) - set(DEFAULTS) - {"out_of_scope", "nlu_fallback"})


@pytest.fixture(scope="module")
def rules(
    domain: Domain, topics: list[str], tmp_path_factory: pytest.TempPathFactory
) -> RulePolicy:
    folder = tmp_path_factory.mktemp("rules")
    steps = "".join(
        f"- rule: {topic}\n  steps:\n  - intent: {topic}\n  - action: action_reply\n"
        for topic in topics
    )
    (folder / "rules.yml").write_text(f'version: "3.1"\nrules:\n{steps}', encoding="utf-8")
    policy = RulePolicy.create(
        RulePolicy.get_default_config(), LocalModelStorage(folder), Resource("rules"), CONTEXT
    )
    policy.train(load_data(str(folder), domain), domain)
    return policy


@pytest.fixture(scope="module")
def reply(tmp_path_factory: pytest.TempPathFactory) -> ReplyPolicy:
    storage = LocalModelStorage(Path(tmp_path_factory.mktemp("reply")))
    config = ReplyPolicy.get_default_config()
    return ReplyPolicy.load(config, storage, Resource("reply"), CONTEXT)


def said(intent: str) -> UserUttered:
    return UserUttered("text", {"name": intent, "confidence": 0.9})


def predicted(policy: RulePolicy | ReplyPolicy, domain: Domain, events: list[Event]) -> str:
    tracker = DialogueStateTracker.from_events("anna", events, domain.slots, domain=domain)
    probabilities = policy.predict_action_probabilities(tracker, domain).probabilities
    return domain.action_names_or_texts[probabilities.index(max(probabilities))]


def test_every_topic_is_answered(
    rules: RulePolicy, reply: ReplyPolicy, domain: Domain, topics: list[str]
) -> None:
    for topic in topics:
        asked: list[Event] = [ActionExecuted("action_listen"), said(topic)]
        answered = [*asked, ActionExecuted("action_reply"), SlotSet("group", "eu")]
        again = [*answered, ActionExecuted("action_listen"), said(topic)]

        for events, action in (
            (asked, "action_reply"),
            (answered, "action_listen"),
            (again, "action_reply"),
        ):
            assert predicted(reply, domain, events) == action
            assert predicted(rules, domain, events) == action


def test_rasas_own_intents_do_what_they_do_in_rasa(
    rules: RulePolicy, reply: ReplyPolicy, domain: Domain
) -> None:
    assert DEFAULTS == DEFAULT_ACTION_MAPPINGS
    for intent, action in DEFAULTS.items():
        events: list[Event] = [ActionExecuted("action_listen"), said(intent)]
        assert predicted(rules, domain, events) == action
        assert predicted(reply, domain, events) == action


def test_a_message_without_intent_is_answered(reply: ReplyPolicy, domain: Domain) -> None:
    events: list[Event] = [ActionExecuted("action_listen"), UserUttered("", {"name": None})]

    assert predicted(reply, domain, events) == "action_reply"


def test_it_has_rule_policys_place_among_policies(reply: ReplyPolicy) -> None:
    assert reply.priority == RulePolicy.get_default_config()["priority"]


def test_the_model_is_trained_with_it(stock: Agent) -> None:
    assert stock.processor is not None
    nodes = stock.processor.model_metadata.predict_schema.nodes.values()

    assert ReplyPolicy in {node.uses for node in nodes}
