"""Every way through a procedure, enumerated by the engine itself.

Answers that lead the same way are taken in turn along it, so that every sequence of steps is there
and every answer is given on it; their product (millions for ten questions) is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.model import Procedure
from knowledge.model._procedures import Step
from knowledge.walks import engine
from knowledge.walks._walks import Walks
from knowledge.walks.commands import Command
from knowledge.walks.route import Position, handed_over, ids, may_skip, position, target
from knowledge.walks.state import Answer, Answers, Turn, WalkState

_Fork = tuple[str, list[Answer]]
"""A step with the answers that lead the same way from there."""


def paths(walks: Walks, procedure_id: str) -> Iterator[Answers]:
    """Every path: step id and answer, from the first question to the end.

    After a hand-over to another procedure only its first way is followed: the others are its own.

    Raises:
        KeyError: there is no such procedure.
    """
    for forks in _sequences(walks, WalkState(procedure_id), procedure_id):
        for turn in range(max(len(answers) for _, answers in forks)):
            yield tuple((step_id, answers[turn % len(answers)]) for step_id, answers in forks)


def travel(walks: Walks, procedure_id: str, path: Answers) -> Turn:
    """Walk a path with the engine, button by button.

    Raises:
        ValueError: the engine asks something else than the path says, or ends before it.
    """
    turn = engine.start(walks, procedure_id, {})
    for step_id, answer in path:
        if turn.state is None:
            raise ValueError(f"{procedure_id} ends before {step_id}")
        asked = position(walks.procedures, turn.state).step
        if asked is None or asked.id != step_id:
            raise ValueError(f"{procedure_id} asks {asked and asked.id}, not {step_id}")
        for text in _typed(answer):
            if turn.state is not None:
                turn = engine.answer(walks, turn.state, text)
        still = turn.state and position(walks.procedures, turn.state).step
        if still and still.id == step_id and turn.state:
            turn = engine.answer(walks, turn.state, Command.DONE.value)
    return turn


def answers_to(step: Step) -> list[Answer]:
    """The answers that stand for all: where several may be chosen, each alone and all together."""
    skipped: list[Answer] = []
    if may_skip(step) and not any(option.unknown for option in step.options):
        skipped = [None]
    if not step.multiple:
        return [*(str(option.id) for option in step.options), *skipped]
    together = tuple(str(option.id) for option in step.options if not option.alone)
    each: list[Answer] = [(str(option.id),) for option in step.options]
    return [*each, *([together] if len(together) > 1 else []), *skipped]


def _sequences(walks: Walks, state: WalkState, origin: str) -> Iterator[list[_Fork]]:
    place = position(walks.procedures, state)
    step = place.step
    if step is None:
        yield []
        return
    forks = _forks(place.procedure, step)
    for answers in forks if place.procedure.id == origin else forks[:1]:
        further = _answered(place, step, answers[0])
        for rest in _sequences(walks, further, origin):
            yield [(step.id, answers), *rest]


def _answered(place: Position, step: Step, answer: Answer) -> WalkState:
    return WalkState(place.procedure.id, answers=(*place.answers, (step.id, answer)))


def _forks(procedure: Procedure, step: Step) -> list[list[Answer]]:
    """The answers to a step, those that lead the same way together."""
    forks: dict[tuple[object, ...], list[Answer]] = {}
    for answer in answers_to(step):
        later = tuple(_opens(other, step, answer) for other in procedure.steps)
        way = (target(step, answer), handed_over(step, answer), later)
        forks.setdefault(way, []).append(answer)
    return list(forks.values())


def _opens(other: Step, step: Step, answer: Answer) -> bool:
    """Whether an answer lets a later step be asked, as far as it decides."""
    allowed = other.only_if.get(step.id)
    return allowed is None or answer is None or bool(set(ids(answer)) & set(allowed))


def _typed(answer: Answer) -> tuple[str, ...]:
    if answer is None:
        return (Command.SKIP.value,)
    return (", ".join(ids(answer)),)
