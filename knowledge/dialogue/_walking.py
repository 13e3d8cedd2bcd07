"""A guided walk within the conversation: start, take an answer, answer a question in between."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from knowledge import walks
from knowledge.answers import Button, Patient, choose
from knowledge.dialogue._reply import Message, Reply
from knowledge.dialogue._state import Pending, State
from knowledge.dialogue._understanding import Understanding
from knowledge.loading import Knowledge

_TOPIC = "procedure"
_PATIENT_SLOTS = ("group", "age")
_CLAUSE = re.compile(r"[,.;:!?]")
_SHORT_CLAUSE = 4
"""Words in a clause that may be an answer: "jag är chef"."""


class Walker:
    """Lets the conversation use the walk engine; holds no conversation."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._walks = walks.Walks.of(knowledge)

    def start(self, state: State, procedure: str, text: str = "") -> Reply:
        """Begin a walk; what is known of the patient, or said in ``text``, is not asked again."""
        if state.walk is not None and self._walk(state).procedure != procedure:
            return self._which(state, procedure)
        known = {slot: value for slot in _PATIENT_SLOTS if (value := getattr(state.patient, slot))}
        turn = walks.start(self._walks, procedure, known)
        return self._reply(state, self._already_said(turn, text), procedure)

    def _already_said(self, turn: walks.Turn, text: str) -> walks.Turn:
        """Take "jag är chef, ta mig genom rutinen" as an answer to the first question."""
        for clause in _CLAUSE.split(text):
            if turn.state is None or not 0 < len(clause.split()) <= _SHORT_CLAUSE:
                continue
            answered = walks.answer(self._walks, turn.state, clause)
            if answered.understood and answered.state is not None:
                return replace(answered, messages=(*turn.messages[:1], *answered.messages))
        return turn

    def chosen(self, state: State, kind: str, value: str) -> Reply | None:
        """A button: start a walk, or answer or steer the one that is on."""
        if kind in ("walk", "switch"):
            if value not in self._knowledge.procedures:
                return None
            return self.start(replace(state, walk=None) if kind == "switch" else state, value)
        if state.walk is None:
            return None
        if kind == "keep":
            return self._turned(state, walks.resume(self._walks, self._walk(state)))
        return self._answer(state, value)

    def command(self, text: str) -> walks.Command | None:
        """The walk command that a text is, when no walk is on."""
        return walks.command(text, self._walks.wording)

    def take(self, state: State, said: Understanding) -> Reply | None:
        """The reply when the walk understands the message, else None."""
        turn = walks.answer(self._walks, self._walk(state), said.text)
        return self._turned(state, turn) if turn.understood else None

    def not_understood(self, state: State, said: Understanding) -> Reply:
        """The walk's own way of saying that it did not understand; the walk is kept."""
        return self._answer(state, said.text)

    def after_aside(self, state: State, aside: Reply) -> Reply:
        """A question in between was answered: say where we were, and keep what was learnt."""
        other = str(aside.state.walk["procedure"]) if aside.state.walk else None
        if other == self._walk(state).procedure:
            return self._turned(state, walks.resume(self._walks, self._walk(state)))
        if other is not None:
            return self._which(state, other)
        turn = walks.aside(self._walks, self._walk(state))
        kept = replace(state, patient=aside.state.patient, misses=0)
        walking = self._turned(kept, turn)
        return replace(
            walking, messages=(*aside.messages, *walking.messages), confidence=aside.confidence
        )

    def kept(self, state: State) -> Message:
        """Tell that the walk is still there, after something more urgent."""
        title = self._knowledge.procedures[self._walk(state).procedure].title
        go_on = Button(self._knowledge.say("walk_resume_button"), choose("command", "fortsatt"))
        return Message(self._knowledge.say("walk_kept", title=title), "walk", (go_on,))

    def _which(self, state: State, procedure: str) -> Reply:
        """Another walk in the middle of one: ask which to keep."""
        old = self._knowledge.procedures[self._walk(state).procedure].title
        new = self._knowledge.procedures[procedure].title
        buttons = (
            Button(old, choose("command", "fortsatt")),
            Button(new, choose("switch", procedure)),
        )
        text = self._knowledge.say("walk_keep_which", old=old, new=new)
        offers = (f"keep:{self._walk(state).procedure}", f"switch:{procedure}")
        message = Message(text, "question", buttons, {"topic": _TOPIC})
        return Reply((message,), replace(state, pending=Pending(offers=offers)))

    def _answer(self, state: State, text: str) -> Reply:
        return self._turned(state, walks.answer(self._walks, self._walk(state), text))

    def _turned(self, state: State, turn: walks.Turn) -> Reply:
        return self._reply(state, turn, self._walk(state).procedure)

    def _reply(self, state: State, turn: walks.Turn, procedure: str) -> Reply:
        after = replace(
            state,
            walk=turn.state.to_json() if turn.state else None,
            patient=self._patient(state.patient, turn.slots),
            pending=None,
            misses=0,
        )
        current = turn.state.procedure if turn.state else procedure
        return Reply(tuple(self._messages(turn, current)), after)

    def _patient(self, patient: Patient, slots: Mapping[str, str]) -> Patient:
        return replace(
            patient, **{slot: value for slot, value in slots.items() if slot in _PATIENT_SLOTS}
        )

    def _messages(self, turn: walks.Turn, procedure: str) -> list[Message]:
        parts: dict[str, Any] = {"topic": _TOPIC, "card": f"{_TOPIC}/{procedure}"}
        if turn.outcome in ("asked", "not_understood") and turn.progress[1]:
            parts["progress"] = {"step": turn.progress[0], "of": turn.progress[1]}
        buttons = tuple(Button(o.title, choose("option", o.id)) for o in turn.options)
        text = "\n\n".join(turn.messages)
        messages = [Message(text, "walk", buttons, {**parts, "lead": text})]
        if turn.summary is not None:
            messages.append(self._summary(turn, parts))
        return messages

    def _summary(self, turn: walks.Turn, parts: dict[str, Any]) -> Message:
        assert turn.summary is not None
        text = turn.summary.text()
        shown = {
            "title": turn.summary.title,
            "sections": [
                {"title": section.heading, "items": list(section.lines)}
                for section in turn.summary.sections
            ],
            "text": text,
        }
        buttons: tuple[Button, ...] = ()
        if turn.card is not None:
            title = self._knowledge.cards[turn.card].title
            buttons = (Button(title, choose("card", turn.card)),)
        return Message(text, "summary", buttons, {**parts, "lead": text, "summary": shown})

    def _walk(self, state: State) -> walks.WalkState:
        assert state.walk is not None
        return walks.WalkState.from_json(state.walk)
