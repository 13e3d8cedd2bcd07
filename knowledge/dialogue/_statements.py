"""Something is told and nothing asked: "han har bara ett pass", "jag är chefen här"."""

from __future__ import annotations

from knowledge.dialogue._answering import Answering
from knowledge.dialogue._context import carry
from knowledge.dialogue._decide import Decision
from knowledge.dialogue._reply import Reply
from knowledge.dialogue._state import State
from knowledge.dialogue._understanding import Understanding, made_unlikely
from knowledge.dialogue._unsure import Unsure
from knowledge.dialogue._words import Words
from knowledge.language.reading import Reader
from knowledge.loading import Knowledge
from knowledge.model import Computed, topic_of

STATEMENT = "inform"
_ABOUT_PATIENT = f"{STATEMENT}/patient"
ABOUT_YOU = f"{STATEMENT}/role"
_ASKED = 0.02
"""What is left of the chance of a statement in a message that asks."""
_POINTS_OUT = 0.6
"""Least share of one topic, among all but statements, that makes its card worth saying."""
_LEAST = 0.1
"""Least that must be left for those other topics."""


class Statements:
    """Makes the most of a statement; holds no conversation."""

    def __init__(
        self,
        knowledge: Knowledge,
        reader: Reader,
        words: Words,
        answering: Answering,
        unsure: Unsure,
    ) -> None:
        self._knowledge = knowledge
        self._reader = reader
        self._words = words
        self._answering = answering
        self._unsure = unsure

    def unless_asked(self, said: Understanding) -> Understanding:
        """The ranking without statements, when something is asked in the message."""
        if not self._words.has_question(said.text):
            return said
        told = {card for card, _ in said.cards if topic_of(card) == STATEMENT}
        return made_unlikely(said, told, _ASKED)

    def reply(self, state: State, said: Understanding, decision: Decision) -> Reply:
        """What the statement changes or points to; else what is missing to say anything.

        A patient gets the last answer anew.
        """
        patient = carry(self._reader, state.patient, said.reading, follow_up=True)
        card = self._pointed_out(said)
        tells = said.reading.says_something
        if card is None and tells and patient.group is not None:
            card = self._for_patient(state)
        if card is None and state.card is not None and not tells:
            return self._unsure.reply(state, said)
        if card is None:
            about_patient = decision.cards[0] == _ABOUT_PATIENT
            entitlement = self._answering.computed(Computed.ENTITLEMENT).id
            card = entitlement if about_patient else decision.cards[0]
        found = self._answering.suited(self._knowledge.cards[card], state, said)
        return self._answering.card(state, found, patient, decision.confidence, said=said)

    def _pointed_out(self, said: Understanding) -> str | None:
        """The card that the statement is about, when one other topic stands out."""
        others = [(topic, chance) for topic, chance in said.topics if topic != STATEMENT]
        left = sum(chance for _, chance in others)
        topic, chance = others[0] if others else ("", 0.0)
        if topic in self._knowledge.outside or left < _LEAST or chance < _POINTS_OUT * left:
            return None
        return next((card for card, _ in said.cards if topic_of(card) == topic), None)

    def _for_patient(self, state: State) -> str:
        """The last answer, when it depends on the patient; else the patient's entitlement."""
        last = self._knowledge.cards[state.card] if state.card else None
        if last is not None and last.varies:
            return last.id
        return self._answering.computed(Computed.ENTITLEMENT).id
