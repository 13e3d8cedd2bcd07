"""Which way the answers lead through a procedure. Pure graph work: nothing is said here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge.model import Procedure
from knowledge.model._procedures import END, Condition, Option, Step
from knowledge.walks.state import Answer, Answers, WalkState

SAID, KEPT, GIVEN = "said", "kept", "given"
"""How a step came by its answer: told before the walk, kept over a correction, or given."""


@dataclass(frozen=True)
class Position:
    """Where the answers lead: the steps answered on the way, and the step to ask (None = end)."""

    procedure: Procedure
    step: Step | None
    answers: Answers
    origins: Mapping[str, str]
    rest: Answers


def position(procedures: Mapping[str, Procedure], state: WalkState) -> Position:
    """Follow a state's answers from the first step.

    Answers that no longer fit (an option is gone, a branch was left) are set aside in ``rest``.

    Raises:
        KeyError: the state's procedure is not in ``procedures``.
    """
    given: dict[str, Answer] = dict(state.kept)
    origins = dict.fromkeys(given, KEPT)
    for step_id, answer in state.answers:
        given[step_id], origins[step_id] = answer, GIVEN
    return _follow(procedures, procedures[state.procedure], given, origins, dict(state.known))


def _follow(
    procedures: Mapping[str, Procedure],
    procedure: Procedure,
    given: dict[str, Answer],
    origins: dict[str, str],
    known: Mapping[str, str],
    may_switch: bool = True,
) -> Position:
    path: dict[str, Answer] = {}
    seen: set[str] = set()  # a loop, which the checks report, must not hang the walk
    step: Step | None = procedure.steps[0]
    while step is not None and step.id not in seen:
        seen.add(step.id)
        if not applies(step.only_if, path):
            step = procedure.step(step.next or END)
            continue
        silent = known_option(step, known)
        if step.id in given and fits(step, given[step.id]):
            answer = given[step.id]
        elif silent is not None:
            answer = silent.id
        else:
            break
        if silent is not None and answer == silent.id:
            origins[step.id] = SAID
        other = procedures.get(handed_over(step, answer) or "")
        if other is not None and may_switch:
            origins = {at: KEPT if how == GIVEN else how for at, how in origins.items()}
            given = _carried(other, given, step, answer)
            return _follow(procedures, other, given, origins, known, may_switch=False)
        if other is not None:
            break
        path[step.id] = answer
        step = procedure.step(target(step, answer) or END)
    rest = tuple(pair for pair in given.items() if pair[0] not in path)
    used = {step_id: origins[step_id] for step_id in path}
    return Position(procedure, step, tuple(path.items()), used, rest)


def _carried(
    other: Procedure, given: dict[str, Answer], step: Step, answer: Answer
) -> dict[str, Answer]:
    """The answers that go along to another procedure.

    There the step that handed over is answered by what its option said ("chef"), so that nothing
    is asked twice.
    """
    there = other.step(step.id)
    same = known_option(there, _slots(step, answer)) if there is not None else None
    carried = {at: a for at, a in given.items() if at != step.id}
    return {step.id: same.id, **carried} if same is not None else carried


def applies(condition: Condition, path: Mapping[str, Answer]) -> bool:
    """Whether a condition holds: it fails only on a step answered with something else."""
    for step_id, allowed in condition.items():
        answer = path.get(step_id)
        if answer is not None and not set(ids(answer)) & set(allowed):
            return False
    return True


def ids(answer: Answer) -> tuple[str, ...]:
    """The option ids of an answer, none when the step was skipped."""
    if answer is None:
        return ()
    return (answer,) if isinstance(answer, str) else answer


def fits(step: Step, answer: Answer) -> bool:
    """Whether the step can still be answered like this."""
    if answer is None:
        return may_skip(step)
    several = isinstance(answer, tuple)
    chosen = ids(answer)
    return several == step.multiple and bool(chosen) and all(map(step.option, chosen))


def may_skip(step: Step) -> bool:
    """Whether the step may be left unanswered."""
    return step.must is None and step.next is not None


def chosen_options(step: Step, answer: Answer) -> tuple[Option, ...]:
    """The chosen options in the order of the step."""
    return tuple(option for option in step.options if option.id in ids(answer))


def known_option(step: Step, known: Mapping[str, str]) -> Option | None:
    """The option that a slot told beforehand answers the step with."""
    value = known.get(step.slot or "")
    if value is None or step.multiple:
        return None
    return next((option for option in step.options if value in _known_as(step, option)), None)


def _known_as(step: Step, option: Option) -> tuple[str, ...]:
    if option.known_as is not None:
        return option.known_as
    own = option.slots.get(str(step.slot))
    return () if own is None else (own,)


def target(step: Step, answer: Answer) -> str | None:
    """The id of the step that follows: the first chosen option's own, else the step's."""
    ways = (option.next for option in chosen_options(step, answer) if option.next)
    return next(ways, step.next)


def handed_over(step: Step, answer: Answer) -> str | None:
    """The procedure that an answer hands over to."""
    options = chosen_options(step, answer)
    return next((option.switch for option in options if option.switch), None)


def set_slots(place: Position) -> dict[str, str]:
    """The slots set by the answers on the way, but not those that were known beforehand."""
    slots: dict[str, str] = {}
    for step, answer in answered(place):
        if place.origins[step.id] != SAID:
            slots.update(_slots(step, answer))
    return slots


def answered(place: Position) -> Iterator[tuple[Step, Answer]]:
    """Each step on the way with its answer."""
    for step_id, answer in place.answers:
        step = place.procedure.step(step_id)
        if step is not None:
            yield step, answer


def _slots(step: Step, answer: Answer) -> dict[str, str]:
    slots: dict[str, str] = {}
    for option in chosen_options(step, answer):
        slots.update(option.slots)
    return slots


def progress(
    procedures: Mapping[str, Procedure], place: Position, known: Mapping[str, str]
) -> tuple[int, int]:
    """(the step now, of how many): asked steps only, counting the longest way that is left."""
    done = sum(origin != SAID for origin in place.origins.values())
    if place.step is None:
        return done, done
    left = _longest(procedures, place.procedure, place.step, dict(place.answers), known)
    return done + 1, done + left


def _longest(
    procedures: Mapping[str, Procedure],
    procedure: Procedure,
    step: Step | None,
    path: dict[str, Answer],
    known: Mapping[str, str],
    may_switch: bool = True,
) -> int:
    """How many questions the longest way from ``step`` to the end asks, ``step`` included."""
    lengths: dict[str, int] = {}

    def after(step_id: str | None) -> int:
        following = procedure.step(step_id or END)
        return 0 if following is None else length(following)

    def length(at: Step) -> int:
        if at.id not in lengths:
            lengths[at.id] = 0  # for a loop
            lengths[at.id] = max(asked(at), after(at.next) if at.only_if else 0)
        return lengths[at.id]

    def asked(at: Step) -> int:
        if not applies(at.only_if, path):
            return 0
        silent = None if at is step and may_switch else known_option(at, known)
        if silent is not None:
            return branch(at, silent)
        ways = [branch(at, option) for option in at.options]
        return 1 + max(ways + ([after(at.next)] if may_skip(at) else []))

    def branch(at: Step, option: Option) -> int:
        if option.switch is None or option.switch not in procedures:
            return after(option.next or at.next)
        if not may_switch:
            return 0
        other = procedures[option.switch]
        told = {**known, **option.slots}
        return _longest(procedures, other, other.steps[0], {at.id: option.id}, told, False)

    return 0 if step is None else length(step)
