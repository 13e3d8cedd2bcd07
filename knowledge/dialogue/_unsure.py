"""What is said when no card fits surely: a choice of two, titles from a search, or a person."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from knowledge.dialogue._choices import Chooser
from knowledge.dialogue._decide import Decision
from knowledge.dialogue._reply import Message, Reply
from knowledge.dialogue._state import State
from knowledge.dialogue._understanding import Understanding
from knowledge.language.search import Search
from knowledge.loading import Knowledge

_MOST_TITLES = 3
_LEAST_SCORE = 9.0
"""BM25 score below which a title has nothing to do with the question; see ``make eval``."""

_LEAST_CHANCE = 0.3
"""From this probability the ranked card is worth offering, though not worth saying."""

_MISSES_TO_PERSON = 2


class Unsure:
    """Replies that admit not knowing."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._chooser = Chooser(knowledge)
        cards = [c for c in knowledge.cards.values() if knowledge.topics[c.topic].cited]
        self._cited = {card.id for card in cards}
        self._search = Search(
            {card.id: [card.title, card.title, card.answer or "", *card.details] for card in cards}
        )

    def between(self, state: State, decision: Decision, said: Understanding) -> Reply:
        """Ask which of two was meant ("menade du A eller B?"), with the editors' titles."""
        cards = [card for card in decision.cards if card in self._cited]
        if len(cards) < len(decision.cards):
            return self.reply(state, said)  # danger and small talk are never a guess
        question = self._knowledge.say("between")
        message, pending = self._chooser.offer(question, cards, "fallback")
        after = replace(state, pending=pending, misses=state.misses + 1)
        return Reply((message,), after, decision.confidence)

    def reply(self, state: State, said: Understanding) -> Reply:
        """Up to three titles from a search; after two misses in a row, a person to turn to."""
        misses = state.misses + 1
        if misses >= _MISSES_TO_PERSON:
            contact = self._knowledge.contacts[str(self._knowledge.phrases["fallback_contact"])]
            text = self._knowledge.say("give_up", unit=contact.title, how=contact.how)
            return Reply(
                (Message(text, "fallback"),), replace(state, pending=None, misses=misses), 0
            )
        titles = self._titles(state, said)
        phrase = "did_you_mean" if titles else "not_understood"
        message, pending = self._chooser.offer(self._knowledge.say(phrase), titles, "fallback")
        return Reply((message,), replace(state, pending=pending, misses=misses), 0.0)

    def _titles(self, state: State, said: Understanding) -> list[str]:
        """The likely card, what the search finds, and what lies beside the last answer."""
        likely = [c for c, chance in said.cards[:1] if chance >= _LEAST_CHANCE and c in self._cited]
        found = (
            card
            for card, score in self._search.best(said.text, _MOST_TITLES)
            if score >= _LEAST_SCORE
        )
        beside = self._knowledge.cards[state.card].related if state.card else ()
        near = [card for card in beside if card in self._cited]
        both = (card for pair in zip_longest(near, found) for card in pair if card is not None)
        return list(dict.fromkeys([*likely, *both]))[:_MOST_TITLES]
