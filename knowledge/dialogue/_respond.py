"""Turns an understood message into a reply: the order in which things are considered.

Danger first; then what a button chose; then a walk in progress; then an answer to our own
question; then follow-ups; then the question itself. Each step says in its name what it takes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from knowledge.answers import Answer, Missing, Patient, answer_card
from knowledge.dialogue._choices import Chooser
from knowledge.dialogue._context import carry
from knowledge.dialogue._decide import Decision, Thresholds, decide, topic_of
from knowledge.dialogue._reply import Message, Reply, answer_message
from knowledge.dialogue._several import patients
from knowledge.dialogue._state import Pending, State
from knowledge.dialogue._understanding import Understanding
from knowledge.dialogue._unsure import Unsure
from knowledge.dialogue._walking import Walker
from knowledge.dialogue._words import Words
from knowledge.language.reading import Reader, reader
from knowledge.loading import Knowledge, knowledge
from knowledge.model import Card, Computed
from knowledge.walks import Command

_ACUTE = "acute"
_OURS = Thresholds(scope=float("-inf"), nearest=0.0, topic=0.0, sure=0.0)
"""A question that we offered ourselves is ours to answer, however short it is."""

_SURE_OF_DANGER = 0.55
"""Least probability of danger: a false alarm costs a sentence, a missed one more."""

_NOTHING_SAID = Understanding()
_STEERING = (Command.REPEAT, Command.BACK, Command.SKIP, Command.GO_ON)
_WALK_CHOICES = ("walk", "switch", "keep", "option", "command")


class Respondent:
    """Answers messages over one knowledge base; holds no conversation, safe to share."""

    def __init__(
        self, knowledge: Knowledge, reader: Reader, thresholds: Thresholds | None = None
    ) -> None:
        self._knowledge = knowledge
        self._reader = reader
        self._thresholds = thresholds or Thresholds()
        self._words = Words(knowledge)
        self._chooser = Chooser(knowledge)
        self._unsure = Unsure(knowledge)
        self._walker = Walker(knowledge)
        self._mixed_up = {
            str(t.id): str(t.mixed_up_with) for t in knowledge.topics.values() if t.mixed_up_with
        }
        self._outside = {t.id for t in knowledge.topics.values() if not t.in_scope}
        self._matrix_cards = {
            card.topic: card.id for card in knowledge.cards.values() if card.computed is not None
        }

    def reply(self, state: State, said: Understanding) -> Reply:
        """The reply to one message. Never raises for anything a user can type."""
        state = state.known_to(self._knowledge)
        steps: tuple[Callable[[State, Understanding], Reply | None], ...] = (
            self._danger,
            self._chosen,
            self._start_over,
            self._command_without_walk,
            self._walking,
            self._answered_us,
            self._follow_up,
            self._asked,
            self._only_patient,
        )
        for step in steps:
            reply = step(state, said)
            if reply is not None:
                return self._with_note(reply, said)
        return self._with_note(self._unsure.reply(state, said), said)

    def _danger(self, state: State, said: Understanding) -> Reply | None:
        """112 and the local routine, whatever else is said; a walk is kept."""
        card_id = said.reading.danger or self._ranked_danger(said)
        if card_id is None or said.choice is not None:
            return None
        reply = self._card(state, self._knowledge.cards[card_id], state.patient, 1.0, "acute")
        after = replace(reply.state, card=state.card)
        kept = () if state.walk is None else (self._walker.kept(state),)
        return Reply((*reply.messages, *kept), after)

    def _ranked_danger(self, said: Understanding) -> str | None:
        decision = self._decide(said)
        acute = decision.kind == "answer" and topic_of(decision.cards[0]) == _ACUTE
        sure = decision.confidence >= _SURE_OF_DANGER and not self._words.is_elliptic(said)
        return decision.cards[0] if acute and sure else None

    def _chosen(self, state: State, said: Understanding) -> Reply | None:
        """A button was pressed, or the title of an offered choice typed."""
        choice = said.choice or self._chooser.typed(state, said.text)
        if choice is None:
            return None
        kind, _, value = choice.partition(":")
        if kind in _WALK_CHOICES:
            return self._walker.chosen(state, kind, value)
        answer = self._answer_chosen(replace(state, walk=None), said, kind, value)
        if answer is None:
            return self._unsure.reply(state, said)
        return answer if state.walk is None else self._walker.after_aside(state, answer)

    def _answer_chosen(
        self, state: State, said: Understanding, kind: str, value: str
    ) -> Reply | None:
        """What a button of an answer stands for: a card, or a fact about the patient."""
        if kind == "card" and value in self._knowledge.cards:
            card = self._knowledge.cards[value]
            patient = carry(self._reader, state.patient, said.reading, follow_up=True)
            return self._card(state, card, patient, 1.0)
        if kind in ("group", "age", "care") and self._chooser.exists(kind, value):
            return self._slot_chosen(state, replace(state.patient, **{kind: value}))
        return None

    def _slot_chosen(self, state: State, patient: Patient) -> Reply:
        waiting = state.pending.card if state.pending else None
        card_id = waiting or state.card or self._computed_card(Computed.ENTITLEMENT)
        return self._card(state, self._knowledge.cards[card_id], patient, 1.0)

    def _start_over(self, state: State, said: Understanding) -> Reply | None:
        if state.walk is not None or not self._words.starts_over(said.text):
            return None
        message = Message(self._knowledge.say("started_over"), "small")
        return Reply((message,), State())

    def _command_without_walk(self, state: State, said: Understanding) -> Reply | None:
        """Say the last answer again on "upprepa"; other commands have nothing to act on."""
        command = None if state.walk else self._walker.command(said.text)
        if command not in _STEERING:
            return None
        if command is Command.REPEAT and state.card is not None:
            return self._card(state, self._knowledge.cards[state.card], state.patient, 1.0)
        message = Message(self._knowledge.say("no_walk"), "small", parts={"topic": "procedure"})
        return Reply((message,), state)

    def _walking(self, state: State, said: Understanding) -> Reply | None:
        """A walk takes its own answers and commands; a question in between is answered first."""
        if state.walk is None:
            return None
        taken = self._walker.take(state, said)
        if taken is not None:
            return taken
        on_hold = replace(state, walk=None, pending=None)
        for step in (self._follow_up, self._asked):
            aside = step(on_hold, said)
            if aside is not None and self._is_real_aside(aside):
                return self._walker.after_aside(state, aside)
        return self._walker.not_understood(state, said)

    def _is_real_aside(self, reply: Reply) -> bool:
        """A question in between has an answer of ours; a guess or a refusal is none."""
        first = reply.messages[0]
        topic = (first.parts or {}).get("topic")
        return first.kind != "fallback" and topic not in self._outside

    def _answered_us(self, state: State, said: Understanding) -> Reply | None:
        """The missing group, age or care type that we asked for."""
        pending = state.pending
        if pending is None or pending.need is None or pending.card is None:
            return None
        found = {
            "group": bool(said.reading.groups),
            "age": bool(said.reading.ages),
            "care": bool(said.reading.care_types),
        }
        if not found[pending.need] or self._is_new_question(pending.card, said):
            return None
        patient = carry(self._reader, state.patient, said.reading, follow_up=True)
        return self._card(state, self._knowledge.cards[pending.card], patient, 1.0)

    def _is_new_question(self, waiting: str, said: Understanding) -> bool:
        decision = self._decide(said)
        other = decision.kind == "answer" and decision.cards[0] != waiting
        return other and self._words.asks(said.reading)

    def _follow_up(self, state: State, said: Understanding) -> Reply | None:
        """Only a group, an age or a care type besides filler: the last question once more."""
        if state.card is None or not said.reading.says_something:
            return None
        sharpened = bool(said.reading.clues) and self._words.leans_back(said.reading)
        if not (self._words.is_elliptic(said) or sharpened):
            return None
        patient = carry(self._reader, state.patient, said.reading, follow_up=True)
        card = self._knowledge.cards[self._answerable(state.card, said)]
        return self._card(state, card, patient, 1.0, said=said)

    def _answerable(self, card_id: str, said: Understanding) -> str:
        """A follow-up that the last card cannot answer is a question of entitlement."""
        card = self._knowledge.cards[card_id]
        if card.computed is not None or (card.variants and not said.reading.care_types):
            return card_id
        return self._computed_card(Computed.ENTITLEMENT)

    def _only_patient(self, state: State, said: Understanding) -> Reply | None:
        """A patient and nothing else, with no question before: what care there is."""
        if not said.reading.says_something or not self._words.is_elliptic(said):
            return None
        patient = carry(self._reader, state.patient, said.reading, follow_up=True)
        card = self._knowledge.cards[self._computed_card(Computed.ENTITLEMENT)]
        return self._card(state, card, patient, 1.0, said=said)

    def _asked(self, state: State, said: Understanding) -> Reply | None:
        """The question itself, when the ranking is sure enough."""
        offered = self._chooser.asks_offered(state, said.text)
        decision = self._settled(self._decide(said, _OURS if offered else None), said)
        if decision.kind == "choose":
            return self._unsure.between(state, decision, said)
        if decision.kind != "answer" or topic_of(decision.cards[0]) == _ACUTE:
            return None  # danger that is not sure enough has been weighed already
        card = self._knowledge.cards[decision.cards[0]]
        patient = carry(self._reader, state.patient, said.reading, follow_up=False)
        if card.walk and card.topic == "procedure":
            return self._walker.start(replace(state, patient=patient), card.walk, said.text)
        return self._card(state, self._for_all(card, said), patient, decision.confidence, said=said)

    def _for_all(self, card: Card, said: Understanding) -> Card:
        """Several care types at once are for the matrix: a written card knows but one."""
        if card.computed is not None or not (said.reading.listed and said.reading.groups):
            return card
        computed = Computed.FEE if self._words.asks_fee(said.text) else Computed.ENTITLEMENT
        return self._knowledge.cards[self._computed_card(computed)]

    def _decide(self, said: Understanding, thresholds: Thresholds | None = None) -> Decision:
        return decide(said, thresholds or self._thresholds, self._outside, self._mixed_up)

    def _settled(self, decision: Decision, said: Understanding) -> Decision:
        """No card stands out, but a group is named: the topic's matrix answers for that group."""
        if decision.kind != "choose" or not said.reading.groups:
            return decision
        computed = self._matrix_cards.get(topic_of(decision.cards[0]))
        return replace(decision, kind="answer", cards=(computed,)) if computed else decision

    def _card(
        self,
        state: State,
        card: Card,
        patient: Patient,
        confidence: float,
        kind: str = "answer",
        said: Understanding = _NOTHING_SAID,
    ) -> Reply:
        """Answer with a card, once for each group, age or care type that was asked for."""
        messages: list[Message] = []
        if card.computed is Computed.LAW and not said.reading.says_something and state.card:
            return self._sources_of_last(state, card)
        for one in patients(card, patient, said.reading):
            answer = answer_card(self._knowledge, card, one)
            if isinstance(answer, Missing):
                return self._ask(state, card, patient, answer, confidence)
            messages.append(answer_message(self._knowledge, answer, one, kind))
        messages = self._chooser.once([*messages, *self._more(card, patient, said)])
        pending = self._chooser.pending(messages)
        last = state.card if card.topic in self._outside else card.id
        after = replace(state, patient=patient, card=last, pending=pending, misses=0)
        return Reply(tuple(messages), after, confidence)

    def _sources_of_last(self, state: State, card: Card) -> Reply:
        """What the last answer rests on: "vilken lag?" right after it."""
        last = self._knowledge.cards[str(state.card)]
        answer = answer_card(self._knowledge, last, state.patient)
        if isinstance(answer, Missing) or not answer.sources:
            answer = answer_card(self._knowledge, card, state.patient)
        assert isinstance(answer, Answer)
        laws = "; ".join(source.title for source in answer.sources)
        lead = self._knowledge.say("last_sources", title=last.title, laws=laws)
        told = replace(answer, lead=lead, details=(), contacts=(), card=card.id, topic=card.topic)
        after = replace(state, pending=None, misses=0)
        return Reply((answer_message(self._knowledge, told, state.patient),), after)

    def _more(self, card: Card, patient: Patient, said: Understanding) -> list[Message]:
        """The other half of "vad har hon rätt till och vad kostar det"."""
        other = {
            Computed.ENTITLEMENT: (Computed.FEE, self._words.asks_fee),
            Computed.FEE: (Computed.ENTITLEMENT, self._words.asks_entitlement),
        }.get(card.computed) if card.computed else None  # fmt: skip
        if other is None or patient.group is None or not other[1](said.text):
            return []
        answer = answer_card(
            self._knowledge, self._knowledge.cards[self._computed_card(other[0])], patient
        )
        if isinstance(answer, Missing):
            return []
        return [answer_message(self._knowledge, answer, patient)]

    def _ask(
        self, state: State, card: Card, patient: Patient, missing: Missing, confidence: float
    ) -> Reply:
        message = self._chooser.question(card, missing)
        pending = Pending(card=card.id, need=missing.need)
        after = replace(state, patient=patient, card=card.id, pending=pending, misses=0)
        return Reply((message,), after, confidence)

    def _computed_card(self, computed: Computed) -> str:
        return next(c.id for c in self._knowledge.cards.values() if c.computed is computed)

    def _with_note(self, reply: Reply, said: Understanding) -> Reply:
        """Ask kindly for no personal data, when something like it was taken out."""
        if not said.masked:
            return reply
        note = Message(self._knowledge.say("identifier_note"), "note")
        return replace(reply, messages=(note, *reply.messages))


@lru_cache(maxsize=1)
def respondent() -> Respondent:
    """The respondent over the project's own knowledge base, built once per process."""
    return Respondent(knowledge(), reader())
