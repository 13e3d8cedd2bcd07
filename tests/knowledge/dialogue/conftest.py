"""Messages made by hand: read for real, ranked as a test wants it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from knowledge.dialogue import Message, Reply, Respondent, State, Understanding
from knowledge.language.reading import Reader
from knowledge.loading import Knowledge
from knowledge.model import topic_of

SURE = 0.9


@dataclass(frozen=True)
class Talked:
    """The reply to the last turn, as a test looks at it."""

    reply: Reply

    @property
    def messages(self) -> tuple[Message, ...]:
        """The messages, in order."""
        return self.reply.messages

    @property
    def state(self) -> State:
        """What is remembered afterwards."""
        return self.reply.state

    @property
    def confidence(self) -> float:
        """How sure the reply is."""
        return self.reply.confidence

    @property
    def text(self) -> str:
        """All that is read."""
        return "\n".join(message.text for message in self.messages)

    @property
    def kinds(self) -> list[str]:
        """The kind of each message."""
        return [message.kind for message in self.messages]

    @property
    def titles(self) -> list[str]:
        """All buttons."""
        return [button.title for message in self.messages for button in message.buttons]

    @property
    def cards(self) -> list[object]:
        """The card of each message, or None."""
        return [(message.parts or {}).get("card") for message in self.messages]


Said = Callable[..., Understanding]
Talk = Callable[..., Talked]
Weigh = Callable[..., Understanding]


@pytest.fixture(scope="session")
def reader(knowledge: Knowledge) -> Reader:
    """Reads messages by the aliases in knowledge/content."""
    return Reader(knowledge)


@pytest.fixture(scope="session")
def respondent(knowledge: Knowledge, reader: Reader) -> Respondent:
    """Answers over the project's own knowledge base."""
    return Respondent(knowledge, reader)


@pytest.fixture(scope="session")
def said(reader: Reader) -> Said:
    """``said(text, "topic/card")``: a message surely about the card; without one, unsure."""

    def make(
        text: str, card: str | None = None, *, sure: float = SURE, masked: bool = False
    ) -> Understanding:
        ranked = () if card is None else ((card, sure),)
        topics = () if card is None else ((topic_of(card), sure),)
        return Understanding(
            text=text,
            reading=reader.read(text),
            topics=topics,
            cards=ranked,
            nearest=SURE,
            scope=9.0,
            masked=masked,
        )

    return make


@pytest.fixture(scope="session")
def weigh(reader: Reader) -> Weigh:
    """A message with the chances that a test wants, and little in scope."""

    def make(text: str, *cards: tuple[str, float], scope: float = 0.1) -> Understanding:
        topics: dict[str, float] = {}
        for card, chance in cards:
            topics[topic_of(card)] = topics.get(topic_of(card), 0.0) + chance
        ordered = tuple(sorted(topics.items(), key=lambda pair: -pair[1]))
        return Understanding(text, reader.read(text), ordered, cards, nearest=0.6, scope=scope)

    return make


@pytest.fixture(scope="session")
def talk(respondent: Respondent, said: Said) -> Talk:
    """``talk(turn, turn, ...)``: the reply to the last turn.

    A turn is a text, a pair of text and card, or a whole understanding.
    """

    def run(*turns: str | tuple[str, str] | Understanding, state: State | None = None) -> Talked:
        reply = Reply((), state or State())
        for turn in turns:
            if isinstance(turn, str):
                turn = said(turn)
            elif isinstance(turn, tuple):
                turn = said(*turn)
            reply = respondent.reply(reply.state, turn)
        return Talked(reply)

    return run
