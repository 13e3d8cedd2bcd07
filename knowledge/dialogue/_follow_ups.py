"""Messages that lean on what was said before, or say nothing but who the patient is."""

from __future__ import annotations

from knowledge.dialogue._answering import Answering
from knowledge.dialogue._context import carry
from knowledge.dialogue._reply import Reply
from knowledge.dialogue._state import State
from knowledge.dialogue._statements import ABOUT_YOU, STATEMENT
from knowledge.dialogue._understanding import Understanding
from knowledge.dialogue._weighing import Weighing
from knowledge.dialogue._words import Words
from knowledge.language.reading import Reader
from knowledge.loading import Knowledge
from knowledge.model import Computed, topic_of


class FollowUps:
    """Answers follow-ups, each method one kind; None from one that does not take the message."""

    def __init__(
        self,
        knowledge: Knowledge,
        reader: Reader,
        words: Words,
        answering: Answering,
        weighing: Weighing,
    ) -> None:
        self._knowledge = knowledge
        self._reader = reader
        self._words = words
        self._answering = answering
        self._weighing = weighing
        self._no_question = knowledge.outside | {STATEMENT}

    def from_manager(self, state: State, said: Understanding) -> Reply | None:
        """A manager and no more ("jag är chefen"): the manager's part of the last answer."""
        if not (self._words.is_manager(said.text) and self._words.leans_back(said.reading)):
            return None
        decision = self._weighing.weighed(state, said)
        if decision.kind == "answer" and topic_of(decision.cards[0]) not in self._no_question:
            return None
        instead = self._knowledge.cards[state.card].manager if state.card else ABOUT_YOU
        if instead is None:
            return None
        card = self._knowledge.cards[instead]
        return self._answering.card(state, card, state.patient, said=said)

    def whether(self, state: State, said: Understanding) -> Reply | None:
        """What the known group is, when another is asked about: "är hon asylsökande?"."""
        known = state.patient.group
        if known is None or not self._words.asks_whether(said.reading):
            return None
        if state.card is None or known in said.reading.groups:
            return None
        return self._answering.card(state, self._answering.computed(Computed.GROUP), state.patient)

    def of_last(self, state: State, said: Understanding) -> Reply | None:
        """How to reach whom the last answer names, or who decides in it; nothing else is asked."""
        if state.card is None or not self._words.is_bare(said.text):
            return None
        last = self._knowledge.cards[state.card]
        topic = self._knowledge.topics[last.topic]
        asks_contact = self._words.asks_contact(said.text)
        reaches = topic.reaches if asks_contact else None
        if asks_contact and last.contacts:
            told = self._answering.contacts_of(state, last)
            if told is not None or reaches is None:
                return told
        decides = topic.decides if self._words.asks_who_decides(said.text) else None
        instead = reaches or decides
        if instead is None:
            return None
        return self._answering.card(state, self._knowledge.cards[instead], state.patient)

    def again(self, state: State, said: Understanding) -> Reply | None:
        """Only a group, an age or a care type besides filler: the last question once more."""
        if state.card is None or not said.reading.says_something:
            return None
        sharpened = bool(said.reading.clues) and self._words.leans_back(said.reading)
        if not (self._words.is_elliptic(said) or sharpened):
            return None
        card = self._knowledge.cards[state.card]
        varies = bool(card.variants) or self._words.asks_also(said.text)
        repeats = card.computed is not None or (varies and not said.reading.care_types)
        if self._weighing.is_other_question(state, said, repeats):
            return None
        patient = carry(self._reader, state.patient, said.reading, follow_up=True)
        # A follow-up that the last card cannot answer is a question of entitlement.
        again = card if repeats else self._answering.computed(Computed.ENTITLEMENT)
        return self._answering.card(state, again, patient, said=said)

    def only_patient(self, state: State, said: Understanding) -> Reply | None:
        """A patient and nothing else, with no question before: what care there is."""
        if not said.reading.says_something or not self._words.is_elliptic(said):
            return None
        patient = carry(self._reader, state.patient, said.reading, follow_up=True)
        card = self._answering.computed(Computed.ENTITLEMENT)
        return self._answering.card(state, card, patient, said=said)
