"""Choices that were shown: as buttons, and recognised when they are typed instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz, process

from knowledge.answers import Button, Missing, choose
from knowledge.dialogue._reply import Message
from knowledge.dialogue._state import Pending, State
from knowledge.language.folding import fold
from knowledge.loading import Knowledge
from knowledge.model import Card

_LIKE = 88
"""Least likeness (0-100) between what was typed and an offered title."""

_WALKS = ("walk", "switch", "keep")
_ASK = "ask"


class Chooser:
    """Builds choices and reads typed ones."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._asks = frozenset(fold(topic.ask) for topic in knowledge.topics.values())

    def question(self, card: Card, missing: Missing) -> Message:
        """Ask for the slot that decides, with a button for each choice."""
        buttons = [Button(title, choose(missing.need, value)) for value, title in missing.choices]
        if missing.need == "group" and "vilken_grupp" in self._knowledge.procedures:
            buttons.append(
                Button(self._knowledge.say("do_not_know"), choose("walk", "vilken_grupp"))
            )
        parts = {"topic": card.topic, "card": card.id}
        return Message(missing.question, "question", tuple(buttons), parts)

    def offer(self, text: str, cards: Iterable[str], kind: str) -> tuple[Message, Pending]:
        """Offer cards by their titles, and remember them."""
        offers = tuple(cards)
        buttons = tuple(
            Button(self._knowledge.cards[card].title, choose("card", card)) for card in offers
        )
        lines = "\n".join(f"• {button.title}" for button in buttons)
        message = Message(f"{text}\n{lines}" if lines else text, kind, buttons)
        return message, Pending(offers=tuple(f"card:{card}" for card in offers))

    def pending(self, messages: list[Message]) -> Pending | None:
        """What the buttons of an answer offer, so that their titles can be typed."""
        offers = tuple(
            button.payload.split('"choice": "', 1)[1].rstrip('"}')
            if button.payload.startswith("/choose")
            else f"{_ASK}:{button.payload}"
            for message in messages
            for button in message.buttons
        )
        return Pending(offers=offers) if offers else None

    def asks_offered(self, state: State, text: str) -> bool:
        """Whether the text is a question that we offered ourselves."""
        offers = state.pending.offers if state.pending else ()
        asked = (offer.partition(":")[2] for offer in offers if offer.startswith(f"{_ASK}:"))
        said = fold(text)
        return said in self._asks or any(fold(question) == said for question in asked)

    def once(self, messages: list[Message]) -> list[Message]:
        """Each button once, on the last message that has it."""
        shown: set[str] = set()
        result = []
        for message in reversed(messages):
            buttons = tuple(b for b in message.buttons if b.title not in shown)
            shown.update(button.title for button in buttons)
            result.append(replace(message, buttons=buttons))
        return result[::-1]

    def typed(self, state: State, text: str) -> str | None:
        """The offered choice whose title was typed (typos included), if any."""
        if state.pending is None or not state.pending.offers or not fold(text):
            return None
        titles = {o: fold(title) for o in state.pending.offers if (title := self._title(o))}
        found = process.extractOne(fold(text), titles, scorer=fuzz.ratio, score_cutoff=_LIKE)
        return str(found[2]) if found else None

    def exists(self, kind: str, value: str) -> bool:
        """Whether a group, age or care type of that id is known."""
        items = {
            "group": self._knowledge.groups,
            "age": self._knowledge.ages,
            "care": self._knowledge.care_types,
        }[kind]
        return value in items

    def _title(self, offer: str) -> str:
        kind, _, value = offer.partition(":")
        if kind in _WALKS and value in self._knowledge.procedures:
            return self._knowledge.procedures[value].title
        return self._knowledge.cards[value].title if value in self._knowledge.cards else ""
