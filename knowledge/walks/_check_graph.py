"""Checks of where a procedure's steps lead: every step is reached, every way ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from knowledge.model import Procedure
from knowledge.model._procedures import END, Condition, Step
from knowledge.walks._finding import Finding, Location, in_step, texts
from knowledge.walks.route import known_option, may_skip

Procedures = Mapping[str, Procedure]


def graph_faults(procedures: Procedures, procedure: Procedure) -> Iterator[Finding]:
    """Faults in the graph; the finer checks need steps and targets that exist."""
    if not procedure.steps:
        yield Finding(procedure.id, "", ("steps",), "minst ett steg", "inget")
        return
    faults = [*_doubles(procedure), *_targets(procedures, procedure)]
    yield from faults
    yield from _unreached(procedure)
    yield from _dead_ends(procedure)
    yield from _loops(procedure)
    yield from _conditions(procedure)
    yield from _endless_switches(procedures, procedure)
    yield from _shared_steps(procedures, procedure)


def ways(step: Step) -> set[str]:
    """The ids of the steps (or ``slut``) that can follow a step in the same procedure."""
    found = {option.next or step.next for option in step.options if option.switch is None}
    if may_skip(step) or step.only_if:
        found.add(step.next)
    return {str(target) for target in found if target}


def _doubles(procedure: Procedure) -> Iterator[Finding]:
    seen: set[str] = {END}
    for step in procedure.steps:
        if step.id in seen:
            yield in_step(procedure, step, ("id",), "ett id som inte redan finns", f"«{step.id}»")
        seen.add(step.id)


def _targets(procedures: Procedures, procedure: Procedure) -> Iterator[Finding]:
    known = {step.id for step in procedure.steps} | {END}
    for step in procedure.steps:
        if step.next is not None and step.next not in known:
            yield in_step(procedure, step, ("next",), "ett steg eller slut", f"«{step.next}»")
        for index, option in enumerate(step.options):
            at = ("options", index)
            if option.next is not None and option.next not in known:
                expected = "ett steg eller slut"
                yield in_step(procedure, step, (*at, "next"), expected, f"«{option.next}»")
            if option.switch is not None and option.switch not in procedures:
                expected = "id för en vägledning"
                yield in_step(procedure, step, (*at, "switch"), expected, f"«{option.switch}»")
            if not (option.next or option.switch or step.next):
                expected = "vart svaret leder (next på svaret eller steget)"
                yield in_step(procedure, step, (*at, "next"), expected, "inget")
        unknown = any(option.unknown for option in step.options)
        if step.must is None and step.next is None and not unknown:
            expected = "vart hoppa över leder (next), eller varför det inte går (must)"
            yield in_step(procedure, step, ("next",), expected, "inget")
        if step.only_if and step.next is None:
            expected = "vart den går som inte ska se steget (next)"
            yield in_step(procedure, step, ("next",), expected, "inget")


def _unreached(procedure: Procedure) -> Iterator[Finding]:
    reached = _reached_from(procedure, procedure.steps[0].id)
    for step in procedure.steps[1:]:
        if step.id not in reached:
            expected = "att något steg leder hit"
            yield in_step(procedure, step, ("id",), expected, "ett steg som aldrig nås")


def _dead_ends(procedure: Procedure) -> Iterator[Finding]:
    for step in procedure.steps:
        hands_over = any(option.switch for option in step.options)
        if not hands_over and END not in _reached_from(procedure, step.id):
            expected = "en väg till slut"
            yield in_step(procedure, step, ("next",), expected, "en väg som aldrig tar slut")


def _loops(procedure: Procedure) -> Iterator[Finding]:
    """Any way back to a step: an answer counts once, so the walk could never leave the loop."""
    for step in procedure.steps:
        onwards = {step_id for target in ways(step) for step_id in _from(procedure, target)}
        if step.id in onwards:
            expected = "en väg framåt"
            yield in_step(procedure, step, ("next",), expected, "en slinga tillbaka till steget")


def _conditions(procedure: Procedure) -> Iterator[Finding]:
    for step in procedure.steps:
        conditions: list[tuple[Location, Condition]] = [(("only_if",), step.only_if)]
        conditions += [((*at, "only_if"), text.only_if) for at, text in texts(step)]
        for at, condition in conditions:
            for asked, allowed in condition.items():
                yield from _condition(procedure, step, (*at, asked), asked, allowed)


def _condition(
    procedure: Procedure,
    step: Step,
    at: Location,
    asked: str,
    allowed: tuple[str, ...],
) -> Iterator[Finding]:
    earlier = procedure.step(asked)
    if earlier is None or step.id not in _reached_from(procedure, asked) - {asked}:
        yield in_step(procedure, step, at, "ett tidigare steg", f"«{asked}»")
        return
    for option in allowed:
        if earlier.option(option) is None:
            yield in_step(procedure, step, at, f"ett svar på «{asked}»", f"«{option}»")


def _endless_switches(procedures: Procedures, procedure: Procedure) -> Iterator[Finding]:
    """A hand-over must not be handed straight back."""
    for step in procedure.steps:
        for index, option in enumerate(step.options):
            other = procedures.get(option.switch or "")
            there = other.step(step.id) if other is not None else None
            same = known_option(there, option.slots) if there is not None else None
            if same is not None and same.switch is not None:
                expected = "en vägledning som tar emot svaret"
                got = f"«{option.switch}», som lämnar vidare till «{same.switch}»"
                yield in_step(procedure, step, ("options", index, "switch"), expected, got)


def _shared_steps(procedures: Procedures, procedure: Procedure) -> Iterator[Finding]:
    """Answers follow along to steps of the same id, so these must ask about the same thing."""
    switches = {option.switch for step in procedure.steps for option in step.options}
    for other in (procedures[name] for name in sorted(filter(None, switches & set(procedures)))):
        for step in procedure.steps:
            there = other.step(step.id)
            if there is not None and there.title != step.title:
                expected = (
                    f"samma rubrik som i «{other.id}», dit svaret följer med, eller ett annat id"
                )
                yield in_step(procedure, step, ("title",), expected, f"«{step.title}»")


def _reached_from(procedure: Procedure, start: str) -> set[str]:
    return set(_from(procedure, start))


def _from(procedure: Procedure, start: str) -> Iterator[str]:
    """The start and every step (or ``slut``) that can come after it, each once."""
    seen, waiting = set(), [start]
    while waiting:
        step_id = waiting.pop()
        if step_id in seen:
            continue
        seen.add(step_id)
        yield step_id
        step = procedure.step(step_id)
        waiting.extend(ways(step) if step is not None else ())
