"""The engine: one message in, what to say and the new state out. Pure; it knows no Rasa.

>>> turn = start(walks, "krankning_patient_medarbetare", {"role": "medarbetare"})
>>> turn = answer(walks, turn.state, "nej, ingen är i fara")
>>> turn.outcome
'asked'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from knowledge.model._procedures import Step
from knowledge.walks import _moves as moves
from knowledge.walks import say
from knowledge.walks._walks import Walks
from knowledge.walks.commands import Command, command, is_done
from knowledge.walks.options import STRONG, Match, match, says_no, says_yes
from knowledge.walks.route import Position, position
from knowledge.walks.state import Turn, WalkState

_CERTAIN = 99.0


def start(walks: Walks, procedure_id: str, known: Mapping[str, str]) -> Turn:
    """Begin a walk.

    Args:
        known: slots told beforehand (``group``, ``age``, ``role``); their steps are not asked.

    Raises:
        KeyError: there is no such procedure.
    """
    intro = (str(walks.procedures[procedure_id].intro),)
    return moves.arrive(walks, WalkState(procedure_id, known=tuple(known.items())), intro)


def resume(walks: Walks, state: WalkState) -> Turn:
    """Say where we were and ask the question again."""
    place = _place(walks, state)
    if place is None or place.step is None:
        return moves.gone(walks)
    n, m = moves.progress(walks, state, place)
    where = walks.words.sentences.resume.format(n=n, m=m, title=place.step.title)
    return moves.ask(walks, replace(state, asides=False, misses=0), place, (where,))


def aside(walks: Walks, state: WalkState) -> Turn:
    """After a question in between was answered: say where we were and offer to go on."""
    place = _place(walks, state)
    if place is None or place.step is None:
        return moves.gone(walks)
    n, m = moves.progress(walks, state, place)
    where = walks.words.sentences.aside.format(n=n, m=m, title=place.step.title)
    return moves.wait(walks, state, place, where)


def answer(walks: Walks, state: WalkState, text: str) -> Turn:
    """Take an answer: an option (by id or in own words), a command, or a correction.

    With ``understood`` false the text was none of them and may be a question. A caller that
    answers it as one keeps the old state and goes on with ``aside`` or ``resume``, so that no
    miss is counted.
    """
    place = _place(walks, state)
    if place is None or place.step is None:
        return moves.gone(walks)
    turn = _while_waiting(walks, state, place, text) if state.asides else None
    if turn is not None:
        return turn
    return _read(walks, replace(state, asides=False), place, place.step, text)


def _place(walks: Walks, state: WalkState) -> Position | None:
    """Where the state's answers lead, or None when its procedure is no longer there."""
    if state.procedure not in walks.procedures:
        return None
    return position(walks.procedures, state)


def _while_waiting(walks: Walks, state: WalkState, place: Position, text: str) -> Turn | None:
    """An answer to "ska vi fortsätta?"; None when the text is something else."""
    words = walks.words
    if command(text, walks.wording) in (Command.GO_ON, Command.REPEAT) or says_yes(
        text, walks.wording
    ):
        return resume(walks, state)
    if says_no(text, walks.wording):
        return moves.wait(walks, state, place, words.sentences.paused)
    return None


def _read(walks: Walks, state: WalkState, place: Position, step: Step, text: str) -> Turn:
    """Try the text as one thing after the other, what is surer first."""
    shown = tuple(choice.id for choice in say.choices(walks, step, state.chosen))
    found = match(text, step, walks.wording, shown)

    def choose(at_least: float) -> Turn | None:
        sure = found is not None and found.score >= at_least
        return _choose(walks, state, place, found) if found is not None and sure else None

    def obey(misspelt: bool = False) -> Turn | None:
        if state.chosen and is_done(text, walks.wording):
            return moves.obey(walks, state, place, Command.DONE)
        found = command(text, walks.wording, misspelt)
        return None if found is None else moves.obey(walks, state, place, found)

    attempts: tuple[Callable[[], Turn | None], ...] = (
        lambda: choose(_CERTAIN),
        obey,
        lambda: choose(STRONG),
        lambda: moves.correct(walks, state, place, text, answers_too=found is not None),
        lambda: choose(0.0),
        lambda: obey(misspelt=True),
        lambda: moves.miss(walks, state, place),
    )
    turns = (attempt() for attempt in attempts)
    return next(turn for turn in turns if turn is not None)


def _choose(walks: Walks, state: WalkState, place: Position, found: Match) -> Turn:
    """Take the matched options, or obey the button that was matched by its number."""
    step = place.step
    if step is not None and step.option(found.ids[0]) is None:
        return moves.obey(walks, state, place, Command(found.ids[0]))
    return moves.choose(walks, state, place, found)
