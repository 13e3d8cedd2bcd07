"""Where somebody is in a walk, and what is said back: plain immutable data, JSON both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from knowledge.walks.summary import Summary

Answer = str | tuple[str, ...] | None
"""The chosen option's id, several ids where a step takes several, None when skipped."""

Answers = tuple[tuple[str, Answer], ...]
"""Step id and answer, in the order of the walk."""

Outcome = Literal["asked", "finished", "cancelled", "not_understood"]


@dataclass(frozen=True)
class WalkState:
    """All that a walk remembers; no text that the user wrote.

    ``misses`` counts answers in a row that were not understood. ``asides`` is true while a
    question in between was answered and the walk waits. ``chosen`` holds the choices so far of a
    step that takes several. ``kept`` holds answers that a correction moved out of the way but
    that may still be valid further on. ``known`` are slots (group, age, role) told beforehand.
    """

    procedure: str
    answers: Answers = ()
    misses: int = 0
    asides: bool = False
    chosen: tuple[str, ...] = ()
    kept: Answers = ()
    known: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain lists, strings and numbers, as the tracker store keeps them."""
        return {
            "procedure": self.procedure,
            "answers": _plain(self.answers),
            "misses": self.misses,
            "asides": self.asides,
            "chosen": list(self.chosen),
            "kept": _plain(self.kept),
            "known": [list(pair) for pair in self.known],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> WalkState:
        """The state that ``to_json`` wrote.

        Raises:
            ValueError: the data is not a walk's state.
        """
        try:
            return cls(
                procedure=_string(data["procedure"]),
                answers=_answers(data.get("answers", [])),
                misses=max(0, int(data.get("misses", 0))),
                asides=bool(data.get("asides", False)),
                chosen=tuple(_string(option) for option in data.get("chosen", [])),
                kept=_answers(data.get("kept", [])),
                known=tuple((_string(s), _string(value)) for s, value in data.get("known", [])),
            )
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError(f"not a walk's state: {error!r}") from error

    def waiting(self) -> WalkState:
        """The same place, with a question in between answered: nothing counts as missed."""
        return replace(self, asides=True, misses=0)


@dataclass(frozen=True)
class Choice:
    """A button: what it answers with, and what it says."""

    id: str
    title: str


@dataclass(frozen=True)
class Turn:
    """What is said after one message, and where the walk then stands.

    ``state`` is None when the walk is finished or cancelled. ``messages`` come in reading order:
    advice on what was answered, then "Steg 3 av 8 · ...", the question, and what it rests on.
    ``slots`` are those that the answers so far have set. ``progress`` is (step, of how many).
    """

    state: WalkState | None
    messages: tuple[str, ...]
    outcome: Outcome
    options: tuple[Choice, ...] = ()
    understood: bool = True
    slots: Mapping[str, str] = field(default_factory=dict)
    summary: Summary | None = None
    progress: tuple[int, int] = (0, 0)
    card: str | None = None
    contacts: tuple[str, ...] = ()


def _plain(answers: Answers) -> list[list[Any]]:
    return [[step, list(a) if isinstance(a, tuple) else a] for step, a in answers]


def _answers(data: Any) -> Answers:
    return tuple((_string(step), _answer(answer)) for step, answer in data)


def _answer(answer: Any) -> Answer:
    if answer is None or isinstance(answer, str):
        return answer
    return tuple(_string(option) for option in answer)


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected a string, got {value!r}")
    return value
