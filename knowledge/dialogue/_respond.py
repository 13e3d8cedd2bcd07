"""Turns an understood message into a reply: the order in which things are considered.

Danger first; then what a button chose; then a walk in progress; then an answer to our own
question; then follow-ups; then the question itself. Each step says in its name what it takes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from knowledge.answers import Patient
from knowledge.dialogue._answering import Answering
from knowledge.dialogue._choices import Chooser
from knowledge.dialogue._context import carry
from knowledge.dialogue._danger import Danger
from knowledge.dialogue._decide import Thresholds
from knowledge.dialogue._fitting import fitting
from knowledge.dialogue._follow_ups import FollowUps
from knowledge.dialogue._reply import Message, Reply
from knowledge.dialogue._senses import Senses
from knowledge.dialogue._state import State
from knowledge.dialogue._statements import STATEMENT, Statements
from knowledge.dialogue._understanding import Understanding, in_its_place
from knowledge.dialogue._unsure import Unsure
from knowledge.dialogue._walking import Walker
from knowledge.dialogue._weighing import Weighing
from knowledge.dialogue._words import Words
from knowledge.language.reading import Reader, reader
from knowledge.loading import Knowledge, knowledge
from knowledge.model import Computed, topic_of
from knowledge.walks import Command

_ACUTE = "acute"
_ABOUT_US = "smalltalk"
_SURE_ABOUT_US = 0.8
_SURE_OF_PART = 0.5
"""Least probability of the topic of one question among several in a message."""

_PART_POINTS_OUT = 0.2
"""Least probability of a part's best card, alone: "får vi varna patienten" is like none."""

_SURE_OF_WHOLE = 0.8
"""Least probability of a card that makes a message one question, whatever its parts say."""

_STEERING = (Command.REPEAT, Command.BACK, Command.SKIP, Command.GO_ON, Command.CANCEL)
_WALK_CHOICES = ("walk", "switch", "keep", "option", "command")


class Respondent:
    """Answers messages over one knowledge base; holds no conversation, safe to share."""

    def __init__(
        self, knowledge: Knowledge, reader: Reader, thresholds: Thresholds | None = None
    ) -> None:
        self._knowledge = knowledge
        self._reader = reader
        self._words = Words(knowledge)
        self._chooser = Chooser(knowledge)
        self._answering = Answering(knowledge, self._words, self._chooser)
        self._weighing = Weighing(
            knowledge, self._words, self._chooser, self._answering, thresholds
        )
        self._senses = Senses(knowledge)
        self._unsure = Unsure(knowledge)
        self._walker = Walker(knowledge)
        self._danger = Danger(
            knowledge, reader, self._words, self._answering, self._weighing, self._walker
        )
        self._statements = Statements(knowledge, reader, self._words, self._answering, self._unsure)
        self._follow_ups = FollowUps(
            knowledge, reader, self._words, self._answering, self._weighing
        )
        self._outside = knowledge.outside
        self._questions: tuple[Callable[[State, Understanding], Reply | None], ...] = (
            self._each_question,
            self._follow_ups.from_manager,
            self._follow_ups.whether,
            self._follow_ups.of_last,
            self._follow_ups.again,
            self._asked,
            self._follow_ups.only_patient,
        )

    def reply(self, state: State, said: Understanding) -> Reply:
        """The reply to one message. Never raises for anything a user can type."""
        state = self._known(state, said)
        said = self._fitted(said, state)
        said = replace(said, parts=tuple(self._fitted(part, state) for part in said.parts))
        steps: tuple[Callable[[State, Understanding], Reply | None], ...] = (
            self._danger.reply,
            self._chosen,
            self._start_over,
            self._command_without_walk,
            self._walking,
            self._answered_us,
            *self._questions,
        )
        for step in steps:
            reply = step(state, said)
            if reply is not None:
                return self._with_note(self._without_guess(state, reply, said), said)
        return self._with_note(self._unsure.reply(state, said), said)

    def _known(self, state: State, said: Understanding) -> State:
        """The state with whether a manager asks."""
        state = state.known_to(self._knowledge)
        return replace(state, manager=state.manager or self._words.is_manager(said.text))

    def _fitted(self, said: Understanding, state: State) -> Understanding:
        """The ranking with what the words and the patient rule out made unlikely."""
        settled = self._senses.settle(self._statements.unless_asked(said))
        return fitting(self._knowledge, settled, state.patient, state.card)

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
            return self._answering.card(state, card, patient, 1.0)
        if kind in ("group", "age", "care") and self._chooser.exists(kind, value):
            return self._slot_chosen(state, replace(state.patient, **{kind: value}))
        return None

    def _slot_chosen(self, state: State, patient: Patient) -> Reply:
        if state.pending is not None and state.pending.card is not None:
            return self._answering.awaited(state, state.pending, patient)
        card_id = state.card or self._answering.computed(Computed.ENTITLEMENT).id
        return self._answering.card(state, self._knowledge.cards[card_id], patient)

    def _start_over(self, state: State, said: Understanding) -> Reply | None:
        if state.walk is not None or not self._words.starts_over(said.text):
            return None
        message = Message(self._knowledge.say("started_over"), "small")
        return Reply((message,), State())

    def _command_without_walk(self, state: State, said: Understanding) -> Reply | None:
        """Say the last answer again on "upprepa"; other commands have nothing to act on."""
        command = None if state.walk else self._walker.command(said.text)
        if command not in _STEERING or (command is Command.CANCEL and self._says_more(said)):
            return None
        if command is Command.REPEAT and state.card is not None:
            return self._answering.card(
                state, self._knowledge.cards[state.card], state.patient, 1.0
            )
        message = Message(self._knowledge.say("no_walk"), "small", parts={"topic": "procedure"})
        return Reply((message,), state)

    def _says_more(self, said: Understanding) -> bool:
        """Whether it only looks like breaking off: "hej då", "och om han inte vill"."""
        if not said.cards or not self._weighing.is_ours(said):
            return True
        return self._words.points_back(said.text)

    def _walking(self, state: State, said: Understanding) -> Reply | None:
        """A walk takes its own answers and commands; a question in between is answered first."""
        if state.walk is None:
            return None
        taken = self._walker.take(state, said)
        if taken is not None:
            return taken
        on_hold = replace(state, walk=None, pending=None)
        for step in self._questions[:-1]:
            aside = step(on_hold, said)
            if aside is not None and self._is_real_aside(aside):
                return self._walker.after_aside(state, aside)
        return self._walker.not_understood(state, said)

    def _is_real_aside(self, reply: Reply) -> bool:
        """A question in between has an answer of ours; a guess or a refusal is none.

        What is asked of ourselves ("vad sparas?") counts when it is sure.
        """
        first = reply.messages[0]
        topic = (first.parts or {}).get("topic")
        if topic == _ABOUT_US:
            return reply.confidence >= _SURE_ABOUT_US
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
        return self._answering.awaited(state, pending, patient)

    def _is_new_question(self, waiting: str, said: Understanding) -> bool:
        decision = self._weighing.decided(said)
        other = decision.kind == "answer" and decision.cards[0] != waiting
        return other and self._words.asks(said.reading)

    def _each_question(self, state: State, said: Understanding) -> Reply | None:
        """Several questions in one message: each is answered in turn, when each is clear alone.

        One that means nothing alone ("och var står det?") is answered with the others. A message
        that is clear as a whole and is about none of its parts' cards is not parted.
        """
        asked = [part for part in said.parts if not self._words.adds_nothing(part.text)]
        if any(not part.cards or part.cards[0][1] < _PART_POINTS_OUT for part in asked):
            return None
        patient = carry(self._reader, state.patient, said.reading, follow_up=False)
        now = replace(state, patient=patient)
        replies: list[Reply] = []
        for part in (in_its_place(part, said) for part in asked):
            decision = self._weighing.weighed(replace(now, card=None), part)
            if decision.kind != "answer" or decision.confidence < _SURE_OF_PART:
                decision = self._weighing.weighed(now, part)
            card = self._knowledge.cards[decision.cards[0]] if decision.cards else None
            sure = decision.kind == "answer" and decision.confidence >= _SURE_OF_PART
            if card is None or not sure or card.topic in self._weighing.not_in_passing:
                return None
            patient = self._of_part(now, said, part)
            card = self._answering.suited(card, state, part)
            reply = self._answering.card(now, card, patient, decision.confidence, said=part)
            bare = self._words.is_bare(part.text) and self._answering.asks(reply)
            if bare and replies and not any(map(self._answering.asks, replies)):
                continue  # "finns nån kurs och vad ingår": no patient is asked about
            replies.append(reply)
            now = reply.state
        best, chance = said.cards[0] if said.cards else ("", 0.0)
        if chance >= _SURE_OF_WHOLE and all(reply.state.card != best for reply in replies):
            return None
        return self._answering.joined(replies)

    def _of_part(self, state: State, said: Understanding, part: Understanding) -> Patient:
        """The patient that a part is about: an age in figures goes before "mamman vill ..."."""
        reading = part.reading
        if said.reading.years is not None and reading.years is None:
            reading = replace(reading, ages=())
        return carry(self._reader, state.patient, reading, follow_up=True)

    def _asked(self, state: State, said: Understanding) -> Reply | None:
        """The question itself, when the ranking is sure enough."""
        decision = self._weighing.weighed(state, said)
        if decision.kind == "choose":
            only_patient = said.reading.groups and self._words.is_elliptic(said)
            return None if only_patient else self._unsure.between(state, decision, said)
        if decision.kind != "answer" or topic_of(decision.cards[0]) == _ACUTE:
            return None  # danger that is not sure enough has been weighed already
        card = self._knowledge.cards[decision.cards[0]]
        if card.topic == STATEMENT:
            return self._statements.reply(state, said, decision)
        patient = carry(self._reader, state.patient, said.reading, follow_up=False)
        card = self._answering.suited(card, state, said)
        if card.walk and card.topic == "procedure":
            return self._walker.start(replace(state, patient=patient), card.walk, said.text)
        reply = self._answering.card(state, card, patient, decision.confidence, said=said)
        if decision.beside is None:
            return reply
        return self._answering.with_other(reply, self._knowledge.cards[decision.beside])

    def _without_guess(self, state: State, reply: Reply, said: Understanding) -> Reply:
        """A group that is asked about is not the patient's: "är han papperslös då?"."""
        if said.choice is not None or not self._words.asks_whether(said.reading):
            return reply
        patient = replace(reply.state.patient, group=state.patient.group)
        return replace(reply, state=replace(reply.state, patient=patient))

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
