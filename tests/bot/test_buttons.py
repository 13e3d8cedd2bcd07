"""What we offer to press or to type is something that we ourselves can answer."""

from __future__ import annotations

import asyncio
import json
import re
import uuid
from typing import Any, NamedTuple

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.cli._ask import answer
from knowledge.answers import choose
from knowledge.loading import knowledge


class Offered(NamedTuple):
    """A question on a button, and a question that leads to the card that has the button."""

    card: str
    question: str


OFFERED = [
    Offered(str(card.id), str(question))
    for card in knowledge().cards.values()
    for question in card.next
]
ASKS = [str(topic.ask) for topic in knowledge().topics.values() if topic.in_menu]


def said(agent: Agent, *turns: str) -> list[dict[str, Any]]:
    conversation = uuid.uuid4().hex
    return [asyncio.run(answer(agent, conversation, text, {})) for text in turns]


class Whole(CollectingOutputChannel):
    """Keeps each message with all its parts."""

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep the message."""
        self.messages.append(message)


def pressed(agent: Agent, *payloads: str, conversation: str = "") -> list[dict[str, Any]]:
    """The messages after the last button, each sent as the channel sends it."""
    conversation, found = conversation or uuid.uuid4().hex, Whole()
    for payload in payloads:
        found = Whole()
        asyncio.run(
            agent.handle_message(
                UserMessage(payload, found, conversation, metadata={"quiet": True})
            )
        )
    return found.messages


def test_every_next_question_is_answered_when_it_is_typed(agent: Agent) -> None:
    """Right after the card that offers it, as who reads the button and writes instead."""
    failed = []
    for offered in OFFERED:
        conversation = uuid.uuid4().hex
        pressed(agent, choose("card", offered.card), conversation=conversation)
        reply = asyncio.run(answer(agent, conversation, offered.question, {}))
        if reply["fallback"]:
            failed.append(f"{offered.card}: {offered.question} → {reply['text'][:60]!r}")

    assert failed == []


@pytest.mark.parametrize("topic_question", ASKS)
def test_the_question_of_every_topic_is_answered(agent: Agent, topic_question: str) -> None:
    (reply,) = said(agent, topic_question)

    assert not reply["fallback"], reply["text"]


def test_every_card_can_be_chosen(agent: Agent) -> None:
    wrong = []
    for card in knowledge().cards.values():
        messages = pressed(agent, choose("card", str(card.id)))
        shown = {message["answer"]["card"] for message in messages if message.get("answer")}
        if str(card.id) not in shown:
            wrong.append((str(card.id), shown))

    assert wrong == []


@pytest.mark.parametrize("procedure", list(knowledge().procedures))
def test_every_walk_can_be_chosen(agent: Agent, procedure: str) -> None:
    messages = pressed(agent, choose("walk", procedure))

    assert re.search(r"Steg 1 av \d", messages[0]["text"])


@pytest.mark.parametrize("group", list(knowledge().groups))
def test_every_group_can_be_chosen(agent: Agent, group: str) -> None:
    asked, chosen = choose("card", "entitlement/vad_galler"), choose("group", group)

    messages = pressed(agent, asked, chosen)

    assert messages[0]["answer"]["group"] == group
    assert messages[0]["answer"]["kind"] == "answer"


def test_a_button_that_points_nowhere_is_not_understood(agent: Agent) -> None:
    messages = pressed(agent, choose("card", "fee/borta"))

    assert [message["answer"]["kind"] for message in messages] == ["fallback"]
    assert "Traceback" not in json.dumps(messages)
