"""Weighs what a message asks, with what was answered last in mind."""

from __future__ import annotations

from dataclasses import replace

from knowledge.dialogue._answering import Answering
from knowledge.dialogue._choices import Chooser
from knowledge.dialogue._decide import Decision, Thresholds, decide
from knowledge.dialogue._leaning import lean
from knowledge.dialogue._state import State
from knowledge.dialogue._statements import STATEMENT
from knowledge.dialogue._understanding import Understanding
from knowledge.dialogue._words import Words
from knowledge.language.folding import fold
from knowledge.loading import Knowledge
from knowledge.model import Card, Computed, topic_of

_ACUTE = "acute"
_FEE = "fee"
_OURS = Thresholds(scope=float("-inf"), nearest=0.0, topic=0.0, sure=0.0)
"""A question that we offered ourselves is ours to answer, however short it is."""
_SURE_OF_TOPIC = 0.8
_SURE_BESIDE = 0.6
"""Least probability of a card that a message of few words asks for instead of the last one."""
_SURE_OF_CARD, _SURE_WITHOUT_GROUP = 0.5, 0.3
"""Least probability of the card for a message that only names care, with and without a group."""
_SURE_ALONE = 0.6
"""Least probability of a card that a message has by itself, not to have the matrix said again."""
_FEWEST_LETTERS = 2


class Weighing:
    """Decides what a message asks; holds no conversation."""

    def __init__(
        self,
        knowledge: Knowledge,
        words: Words,
        chooser: Chooser,
        answering: Answering,
        thresholds: Thresholds | None = None,
    ) -> None:
        self._knowledge = knowledge
        self._words = words
        self._chooser = chooser
        self._answering = answering
        self._thresholds = thresholds or Thresholds()
        self._mixed_up = {
            str(t.id): str(t.mixed_up_with) for t in knowledge.topics.values() if t.mixed_up_with
        }
        self._outside = knowledge.outside
        self.not_in_passing = self._outside | {_ACUTE, STATEMENT, "procedure"}
        """Topics that are never answered beside something else, or as one part of a message."""
        self._general = {topic.general for topic in knowledge.topics.values() if topic.general}

    def weighed(self, state: State, said: Understanding) -> Decision:
        """What the message asks, with what was answered last in mind."""
        if len(fold(said.text)) < _FEWEST_LETTERS:
            return Decision("unsure", (), 0.0)
        offered = self._chooser.asks_offered(state, said.text)
        if state.card is not None and not offered:
            points_back = self._words.points_back(said.text)
            last = self._knowledge.cards[state.card]
            bare = self._words.is_bare(said.text)
            alone, said = said, lean(said, last, points_back, self._outside, bare=bare)
            if not bare and self._repeats(last, alone, said):
                said = alone
        decision = self._answering.settled(self.decided(said, _OURS if offered else None), said)
        if state.card is not None and decision.cards and decision.cards[0] in self._general:
            decision = Decision("unsure", (), decision.confidence)  # titles beside the last answer
        decision = self._only_named(state, self._care_of_known(state, decision, said), said)
        return self._entitled(state, self._costs(state, decision, said), said)

    def _repeats(self, last: Card, alone: Understanding, leaning: Understanding) -> bool:
        """Whether leaning would only say a matrix again to what alone has a card of its own."""
        if not alone.cards or alone.reading.says_something or leaning.cards[0][0] != last.id:
            return False
        card, chance = alone.cards[0]
        own = chance >= _SURE_ALONE and topic_of(card) not in self.not_in_passing
        return last.computed is not None and own and card != last.id

    def _care_of_known(self, state: State, decision: Decision, said: Understanding) -> Decision:
        """Care for a known patient ("han går i dialys") is never without an answer.

        Who is named in the same message is known too, unless the likeliest card is not for us.
        """
        found = decision.kind != "unsure" and decision.cards[0] not in self._general
        ours = self.is_ours(said)
        known = state.patient.group is not None or (len(said.reading.groups) == 1 and ours)
        if found or not known or not said.reading.care_types:
            return decision
        return self._by_matrix(decision)

    def _only_named(self, state: State, decision: Decision, said: Understanding) -> Decision:
        """Care is named and nothing asked ("hu asyl"): the matrix, unless a card is sure."""
        chance = dict(said.cards).get(decision.cards[0], 0.0) if decision.cards else 1.0
        known = said.reading.groups or state.patient.group
        least = _SURE_OF_CARD if known else _SURE_WITHOUT_GROUP
        if chance >= least or not said.reading.care_types or not self._words.is_elliptic(said):
            return decision
        if self._knowledge.cards[decision.cards[0]].computed is not None:
            return decision
        return self._by_matrix(decision)

    def _by_matrix(self, decision: Decision) -> Decision:
        """What the message asks is answered by the matrix alone."""
        entitlement = self._answering.computed(Computed.ENTITLEMENT)
        return Decision("answer", (entitlement.id,), decision.confidence)

    def is_ours(self, said: Understanding) -> bool:
        """Whether the likeliest card is one of those that we are for."""
        return not said.cards or topic_of(said.cards[0][0]) not in self._outside

    def _entitled(self, state: State, decision: Decision, said: Understanding) -> Decision:
        """A right to care of a known group ("har hon rätt till hälsosamtal?") is for the matrix."""
        known = said.reading.groups or state.patient.group
        if decision.kind != "answer" or not known or not said.reading.care_types:
            return decision
        card = self._knowledge.cards[decision.cards[0]]
        if card.varies or not self._words.asks_only_entitlement(said.reading):
            return decision
        entitlement = self._answering.computed(Computed.ENTITLEMENT)
        return replace(decision, cards=(entitlement.id,))

    def _costs(self, state: State, decision: Decision, said: Understanding) -> Decision:
        """A bare "vad kostar det?" is about what was answered last: an interpreter, dental care."""
        if state.card is None or said.reading.care_types:
            return decision
        last = self._knowledge.cards[state.card]
        costs = self._knowledge.topics[last.topic].costs
        if self._words.asks_only_cost(said) and (costs or state.patient.group):
            fee = costs or self._answering.computed(Computed.FEE).id
            return Decision("answer", (fee,), decision.confidence)
        if decision.kind != "answer":
            return decision
        card = self._knowledge.cards[decision.cards[0]]
        bare = card.topic == _FEE and self._words.is_short(said.reading)
        return replace(decision, cards=(costs,)) if bare and costs else decision

    def is_other_question(self, state: State, said: Understanding, repeats: bool) -> bool:
        """Whether a message of few words is a question with a card of its own.

        ``repeats``: the last card can be said again for another patient, so more is asked of the
        other card: "får sonen tolka?" has one, "och barn?" has none.
        """
        decision = self.weighed(state, said)
        if decision.kind != "answer" or topic_of(decision.cards[0]) in (_ACUTE, STATEMENT):
            return False
        card = decision.cards[0]
        sure = decision.confidence >= _SURE_OF_TOPIC
        tells_who = repeats and self._knowledge.topics[topic_of(card)].tells_who
        if sure and card != state.card and not tells_who and not self._words.is_elliptic(said):
            return True  # "soctjänsten undrar om en papperslös mamma"
        if topic_of(card) in self._outside:
            return False  # "hon är gravid" tells more of the patient, and asks for nothing else
        chance = dict(said.cards).get(card, 0.0)
        same = topic_of(card) == topic_of(str(state.card))
        if not repeats:
            return same or bool(said.reading.care_types)
        if card == state.card or self._knowledge.cards[card].computed is not None:
            return False
        if self._words.asks(said.reading) and said.reading.care_types:
            return decision.confidence >= _SURE_OF_TOPIC and chance >= _SURE_BESIDE / 2
        return same and chance >= _SURE_BESIDE

    def decided(self, said: Understanding, thresholds: Thresholds | None = None) -> Decision:
        return decide(said, thresholds or self._thresholds, self._outside, self._mixed_up)
