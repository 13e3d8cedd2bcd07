"""Danger first: 112 and the local routine, whatever else is said; then what was asked, in short."""

from __future__ import annotations

from dataclasses import replace

from knowledge.dialogue._answering import Answering
from knowledge.dialogue._context import carry
from knowledge.dialogue._reply import Reply
from knowledge.dialogue._state import State
from knowledge.dialogue._understanding import Understanding, without
from knowledge.dialogue._walking import Walker
from knowledge.dialogue._weighing import Weighing
from knowledge.dialogue._words import Words
from knowledge.language.reading import Reader
from knowledge.loading import Knowledge
from knowledge.model import topic_of

_ACUTE = "acute"

_SURE_OF_DANGER = 0.55
"""Least probability of danger: a false alarm costs a sentence, a missed one more."""

_SURE_OF_QUESTION = 0.6
"""Least probability of the topic of what is asked besides: nothing unsure stands by an alarm."""


class Danger:
    """Raises the alarm; holds no conversation."""

    def __init__(
        self,
        knowledge: Knowledge,
        reader: Reader,
        words: Words,
        answering: Answering,
        weighing: Weighing,
        walker: Walker,
    ) -> None:
        self._knowledge = knowledge
        self._reader = reader
        self._words = words
        self._answering = answering
        self._weighing = weighing
        self._walker = walker

    def reply(self, state: State, said: Understanding) -> Reply | None:
        """The alarm, None when nothing is dangerous; a walk and the last answer are kept."""
        card_id = said.reading.danger or self._ranked(said)
        if card_id is None or said.choice is not None:
            return None
        alarm = self._answering.card(
            state, self._knowledge.cards[card_id], state.patient, 1.0, "acute"
        )
        # "Papperslös man med bröstsmärta", and then: "vad kostar ambulansen?".
        patient = carry(self._reader, state.patient, said.reading, follow_up=False)
        alarm = replace(alarm, state=replace(alarm.state, card=state.card, patient=patient))
        if state.walk is not None:
            return replace(alarm, messages=(*alarm.messages, self._walker.kept(state)))
        return self._with_question(alarm, said)

    def _ranked(self, said: Understanding) -> str | None:
        decision = self._weighing.decided(said)
        acute = decision.kind == "answer" and topic_of(decision.cards[0]) == _ACUTE
        sure = decision.confidence >= _SURE_OF_DANGER and not self._words.is_elliptic(said)
        return decision.cards[0] if acute and sure else None

    def _with_question(self, alarm: Reply, said: Understanding) -> Reply:
        """The alarm with a short answer to what is asked besides: "... hur registrerar jag"."""
        if not self._words.has_question(said.text):
            return alarm
        besides = without(said, {_ACUTE})
        decision = self._weighing.weighed(alarm.state, besides)
        sure = decision.kind == "answer" and decision.confidence >= _SURE_OF_QUESTION
        if not sure or topic_of(decision.cards[0]) in self._weighing.not_in_passing:
            return alarm
        return self._answering.after_alarm(alarm, self._knowledge.cards[decision.cards[0]])
