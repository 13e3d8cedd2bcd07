"""Builds the reply that a card gives: for each patient asked about, with what else was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers import Answer, Missing, Patient, answer_card, without_yes
from knowledge.dialogue._choices import Chooser
from knowledge.dialogue._decide import Decision
from knowledge.dialogue._reply import Message, Reply, answer_message
from knowledge.dialogue._several import patients
from knowledge.dialogue._state import Pending, State
from knowledge.dialogue._understanding import Understanding
from knowledge.dialogue._words import Words
from knowledge.loading import Knowledge
from knowledge.model import Card, Computed, topic_of

_NOTHING_SAID = Understanding()
_FEWEST = 2
_SURE_OF_A_WORD = 0.5
_STANDS_OUT = 0.15
"""Least share of the topic's probability that makes its best card stand out."""


class Answering:
    """Answers with a card, asks for what it needs, and remembers it; holds no conversation."""

    def __init__(self, knowledge: Knowledge, words: Words, chooser: Chooser) -> None:
        self._knowledge = knowledge
        self._words = words
        self._chooser = chooser
        self._outside = knowledge.outside
        self._own_rights = knowledge.own_rights
        self._computed: dict[Computed, Card] = {}
        for card in knowledge.cards.values():
            if card.computed is not None:
                self._computed.setdefault(card.computed, card)
        self._matrix_cards = {
            card.topic: card.id
            for card in knowledge.cards.values()
            if card.computed is not None and card.varies
        }

    def card(
        self,
        state: State,
        card: Card,
        patient: Patient,
        confidence: float = 1.0,
        kind: str = "answer",
        said: Understanding = _NOTHING_SAID,
    ) -> Reply:
        """Answer with a card, once for each group, age or care type that was asked for."""
        messages: list[Message] = []
        if card.computed is Computed.LAW and not said.reading.says_something and state.card:
            return self._sources_of_last(state, card)
        settles = self._knowledge.settles_who(card)
        for one in patients(card, patient, said.reading, settles):
            answer = answer_card(self._knowledge, card, one)
            if isinstance(answer, Missing):
                asked = self._ask(state, card, patient, answer, confidence)
                return replace(asked, messages=(*self._shown(patient, said), *asked.messages))
            if not self._words.takes_yes(said.text):
                answer = replace(answer, lead=_unasked(answer))
            messages.append(answer_message(self._knowledge, answer, one, kind))
        more = self._more(card, patient, said)
        # "ambulans till papperslös, vem får räkningen": the fee is what is asked about.
        only_fee = bool(more) and self._words.asks_fee(said.text)
        only_fee = only_fee and not self._words.asks_entitlement(said.text)
        messages = self._chooser.once([*more, *messages] if only_fee else [*messages, *more])
        pending = self._chooser.pending(messages)
        last = state.card if card.topic in self._outside else card.id
        after = replace(state, patient=patient, card=last, pending=pending, misses=0)
        return Reply(tuple(messages), after, confidence)

    def with_other(self, reply: Reply, card: Card) -> Reply:
        """The reply with what another card says in short, since that may be meant as well.

        The matrix of the card's own topic says nothing that the card does not say better.
        """
        answered = all(message.kind == "answer" for message in reply.messages)
        last = str(reply.state.card)
        if card.id == last or not answered or (card.computed and card.topic == topic_of(last)):
            return reply
        return self._in_short(reply, card, reply.state.patient, "see_also") or reply

    def after_alarm(self, alarm: Reply, card: Card) -> Reply:
        """The alarm with what a card says in short; what is said next is about that card."""
        told = self._in_short(alarm, card, alarm.state.patient, "after_alarm")
        return alarm if told is None else replace(told, state=replace(told.state, card=card.id))

    def _in_short(self, reply: Reply, card: Card, patient: Patient, phrase: str) -> Reply | None:
        """The reply with a card's lead; None when the lead lacks a slot, or is said already."""
        topic = self._knowledge.topics[card.topic]
        answer = answer_card(self._knowledge, card, patient)
        if not topic.cited or isinstance(answer, Missing):
            return None
        if any(answer.lead in message.text for message in reply.messages):
            return None
        title = topic.title if card.computed else card.title
        lead = self._knowledge.say(phrase, title=title, lead=_unasked(answer))
        short = replace(answer, lead=lead, details=(), contacts=(), buttons=(), about=None)
        message = answer_message(self._knowledge, short, patient)
        return replace(reply, messages=(*reply.messages, message))

    def joined(self, replies: Sequence[Reply]) -> Reply | None:
        """The replies to several questions as one; None unless they are about different things.

        What one of them lacks is asked for first; the others wait for it.
        """
        if len({reply.state.card for reply in replies}) < _FEWEST:
            return None
        waits = next((n for n, reply in enumerate(replies) if self.asks(reply)), None)
        if waits is not None:
            later = tuple(str(reply.state.card) for reply in replies[waits + 1 :])
            asking = replies[waits]
            assert asking.state.pending is not None
            pending = replace(asking.state.pending, then=later)
            replies = (
                *replies[:waits],
                replace(asking, state=replace(asking.state, pending=pending)),
            )
        said = {m.text: m for reply in replies for m in reply.messages}
        messages = self._chooser.once(list(said.values()))
        last = replies[-1].state
        if waits is None:
            last = replace(last, pending=self._chooser.pending(messages))
        return Reply(tuple(messages), last, min(reply.confidence for reply in replies))

    def awaited(self, state: State, pending: Pending, patient: Patient) -> Reply:
        """What waited for a slot that is known now, and the questions that came after it."""
        replies: list[Reply] = []
        for card in (str(pending.card), *pending.then):
            now = replies[-1].state if replies else state
            replies.append(self.card(now, self._knowledge.cards[card], patient))
        return self.joined(replies) or replies[0]

    def asks(self, reply: Reply) -> bool:
        """Whether the reply asks for a slot that the answer needs."""
        return reply.state.pending is not None and reply.state.pending.need is not None

    def computed(self, computed: Computed) -> Card:
        """The card whose answer is built in that way."""
        return self._computed[computed]

    def suited(self, card: Card, state: State, said: Understanding) -> Card:
        """The card that whoever asks needs: a manager's own, the matrix for several care types.

        A written card knows but one care type, unless its own words are said ("artros, ortopeden
        skickade tillbaka remissen"). The matrix knows no years. A document that is named has a card
        of its own.
        """
        if state.manager and card.manager not in (None, state.card):
            return self._knowledge.cards[card.manager]
        if card.computed is Computed.FEE:
            care = next(iter(said.reading.care_types), None)
            own = self._knowledge.fee_row(care).card_of(said.reading.years)
            return self._knowledge.cards[own] if own else card
        if card.computed is Computed.DOCUMENT and len(said.reading.documents) == 1:
            named = self._knowledge.documents[said.reading.documents[0]].card
            return self._knowledge.cards[named] if named else card
        told = card.only is not None and card.only.worded
        if card.computed is not None or told or not (said.reading.listed and said.reading.groups):
            return card
        return self.computed(
            Computed.FEE if self._words.asks_fee(said.text) else Computed.ENTITLEMENT
        )

    def settled(self, decision: Decision, said: Understanding) -> Decision:
        """Let a matrix answer when its topic is asked about and no card of it stands out.

        Also when rights are asked about where the ranking found what the group is. A single word
        ("pris") points out no card.
        """
        if not decision.cards:
            return decision
        matrix = self._asked_matrix(decision, said) or self._own_right(decision, said)
        if matrix is not None:
            return replace(decision, kind="answer", cards=(matrix,))
        computed = self._matrix_cards.get(topic_of(decision.cards[0]))
        chance = dict(said.cards).get(decision.cards[0], 0.0)
        alone = len(said.text.split()) == 1 and len({topic_of(c) for c in decision.cards}) == 1
        if computed is not None and alone and chance < _SURE_OF_A_WORD:
            return replace(decision, kind="answer", cards=(computed,))
        topic, sure = said.topics[0]
        diffuse = topic == topic_of(decision.cards[0]) and chance < _STANDS_OUT * sure
        general = self._knowledge.topics[topic].general
        if diffuse and general is not None and decision.kind == "answer":
            tells = said.reading.groups and not self._words.begins_question(said.text)
            tells = tells and not self._words.asks(said.reading)
            # A patient of a group, and nothing asked ("fick avslag i går"), is ours.
            instead = self.computed(Computed.ENTITLEMENT).id if tells else general
            return replace(decision, cards=(instead,))
        if not said.reading.groups:
            return decision
        if computed is not None and (decision.kind == "choose" or diffuse):
            return replace(decision, kind="answer", cards=(computed,))
        card = self._knowledge.cards[decision.cards[0]]
        if self._asks_care_of_group(card, said.text):
            entitlement = self.computed(Computed.ENTITLEMENT).id
            return replace(decision, kind="answer", cards=(entitlement,))
        return decision

    def _asks_care_of_group(self, card: Card, text: str) -> bool:
        """Whether care is asked about, though the ranking found who belongs to the group."""
        if card.computed is Computed.GROUP and self._words.asks_entitlement(text):
            return True
        tells_who = self._knowledge.topics[card.topic].tells_who and not card.varies
        return tells_who and self._words.asks_which_care(text)

    def _own_right(self, decision: Decision, said: Understanding) -> str | None:
        """What to say instead of how care is weighed, when the care asked about never is."""
        own = self._knowledge.topics[topic_of(decision.cards[0])].own_right
        care = said.reading.care_types
        if own is None or not care or not self._own_rights.issuperset(care):
            return None
        return self.computed(Computed.ENTITLEMENT).id if said.reading.groups else own

    def _asked_matrix(self, decision: Decision, said: Understanding) -> str | None:
        """The likeliest card of all, when it is a matrix and its words are there.

        "Vad har patienten rätt till" is that, though many unlikely cards make another topic
        likelier as a whole.
        """
        best, chance = said.cards[0]
        asks = {
            Computed.ENTITLEMENT: self._words.asks_entitlement,
            Computed.FEE: self._words.asks_fee,
        }.get(self._knowledge.cards[best].computed)  # type: ignore[arg-type]
        if asks is None or not asks(said.text):
            return None
        return best if chance > dict(said.cards).get(decision.cards[0], 0.0) else None

    def contacts_of(self, state: State, last: Card) -> Reply | None:
        """How to reach the units of the last answer; None when it waits for a slot."""
        answer = answer_card(self._knowledge, last, state.patient)
        if isinstance(answer, Missing) or not answer.contacts:
            return None
        lead = self._knowledge.say("last_contacts", title=last.title)
        return self._retold(state, replace(answer, lead=lead, details=(), about=None))

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
        return self._retold(state, told)

    def _retold(self, state: State, answer: Answer) -> Reply:
        """A part of the last answer; the conversation stays where it was."""
        after = replace(state, pending=None, misses=0)
        return Reply((answer_message(self._knowledge, answer, state.patient),), after)

    def _more(self, card: Card, patient: Patient, said: Understanding) -> list[Message]:
        """The other half of "vad har hon rätt till och vad kostar det"."""
        other = {
            Computed.ENTITLEMENT: (Computed.FEE, self._words.asks_fee),
            Computed.FEE: (Computed.ENTITLEMENT, self._words.asks_entitlement),
        }.get(card.computed) if card.computed else None  # fmt: skip
        if other is None or patient.group is None or not other[1](said.text):
            return []
        answer = answer_card(self._knowledge, self.computed(other[0]), patient)
        if isinstance(answer, Missing):
            return []
        return [answer_message(self._knowledge, answer, patient)]

    def _shown(self, patient: Patient, said: Understanding) -> tuple[Message, ...]:
        """What a document or circumstance means that is named, before the group is asked for."""
        named = (
            *(self._knowledge.documents[name].card for name in said.reading.documents),
            *(self._knowledge.clues[name].card for name in said.reading.clues),
        )
        card = next((card for card in named if card is not None), None)
        if card is None:
            return ()
        answer = answer_card(self._knowledge, self._knowledge.cards[card], patient)
        if isinstance(answer, Missing):
            return ()
        return (replace(answer_message(self._knowledge, answer, patient), buttons=()),)

    def _ask(
        self, state: State, card: Card, patient: Patient, missing: Missing, confidence: float
    ) -> Reply:
        message = self._chooser.question(card, missing)
        pending = Pending(card=card.id, need=missing.need)
        after = replace(state, patient=patient, card=card.id, pending=pending, misses=0)
        return Reply((message,), after, confidence)


def _unasked(answer: Answer) -> str:
    """The lead for a question that yes or no does not answer."""
    return answer.unasked or without_yes(answer.lead)
