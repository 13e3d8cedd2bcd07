"""Messages made by hand: read for real, ranked as a test wants it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.dialogue import Reply, Respondent, State, Understanding
from knowledge.language.reading import Reader
from knowledge.loading import Knowledge

Said = Callable[..., Understanding]
Talk = Callable[..., Reply]

SURE = 0.9


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
        topics = () if card is None else ((card.split("/", 1)[0], sure),)
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
def talk(respondent: Respondent, said: Said) -> Talk:
    """``talk(turn, turn, ...)``: the reply to the last turn.

    A turn is a text, a pair of text and card, or a whole understanding.
    """

    def run(*turns: str | tuple[str, str] | Understanding, state: State | None = None) -> Reply:
        reply = Reply((), state or State())
        for turn in turns:
            if isinstance(turn, str):
                turn = said(turn)
            elif isinstance(turn, tuple):
                turn = said(*turn)
            reply = respondent.reply(reply.state, turn)
        return reply

    return run
