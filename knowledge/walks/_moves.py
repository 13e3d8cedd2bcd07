"""The moves in a walk: each takes a state and where it stands, and gives the turn that follows."""

from __future__ import annotations

from dataclasses import replace

from knowledge.model._procedures import Step
from knowledge.walks import route, say
from knowledge.walks._walks import Walks
from knowledge.walks.commands import Command
from knowledge.walks.options import Match, match_phrase
from knowledge.walks.route import KEPT, SAID, Position, answered, chosen_options, position
from knowledge.walks.state import Answer, Choice, Outcome, Turn, WalkState
from knowledge.walks.summary import contact_line, not_considered, summarise, weigh

_OTHER_WORDS, _OFFER_CONTACT = 2, 3
"""After how many answers in a row that were not understood."""

Messages = tuple[str, ...]


def arrive(walks: Walks, state: WalkState, lead: Messages) -> Turn:
    """Follow the answers to the next question, or to the end."""
    place = position(walks.procedures, state)
    before = {step_id for step_id, _ in state.answers}
    lead += _switched(walks, state, place) + _told(walks, place, before)
    state = replace(
        state, procedure=place.procedure.id, answers=place.answers, kept=place.rest, misses=0
    )
    if place.step is None:
        return _finish(walks, place, lead)
    return ask(walks, state, place, lead)


def ask(walks: Walks, state: WalkState, place: Position, lead: Messages = ()) -> Turn:
    """The question where we stand, after some other messages."""
    counted = progress(walks, state, place)
    return _turn(walks, state, place, (*lead, *say.question(walks, place, counted)))


def choose(walks: Walks, state: WalkState, place: Position, found: Match) -> Turn:
    """Take options of the step; where several may be chosen, wait for "klar"."""
    step = _step(place)
    if not step.multiple:
        return _take(walks, state, place, found.ids[0])
    if found.complete and len(found.ids) == 1:
        return _take(walks, state, place, found.ids)
    together = {*state.chosen, *found.ids}
    chosen = tuple(o.id for o in step.options if o.id in together and not o.alone)
    if found.complete:
        return _take(walks, state, place, chosen)
    return _more(walks, replace(state, chosen=chosen, misses=0), place)


def obey(walks: Walks, state: WalkState, place: Position, command: Command) -> Turn:
    """Carry out a command."""
    step = _step(place)
    kept = replace(state, misses=0)
    match command:
        case Command.BACK:
            return _back(walks, kept, place)
        case Command.SKIP:
            return _skip(walks, kept, place)
        case Command.DONE:
            return _take(walks, state, place, state.chosen)
        case Command.WHY:
            return _turn(walks, kept, place, (step.why, step.question))
        case Command.MEANING:
            return _turn(walks, kept, place, (step.meaning, step.question))
        case Command.REPEAT | Command.GO_ON:
            return ask(walks, kept, place)
        case Command.RESTART:
            fresh = WalkState(state.procedure, known=state.known)
            return arrive(walks, fresh, (str(place.procedure.intro),))
        case Command.CANCEL:
            said = (str(walks.words.sentences.cancelled),)
            return Turn(None, said, "cancelled", slots=route.set_slots(place))


def correct(
    walks: Walks, state: WalkState, place: Position, text: str, answers_too: bool
) -> Turn | None:
    """Change an earlier answer that the text names, latest first; None when it names none.

    Later answers stay where they are still valid. A text that may also answer the question at hand
    (``answers_too``) must name another answer than the one that was given.
    """
    sentences = walks.words.sentences
    for step, current in reversed(tuple(answered(place))):
        found = match_phrase(text, step, walks.wording)
        if found is None:
            continue
        new: Answer = found.ids if step.multiple else found.ids[0]
        title = say.answer_title(walks, step, new)
        if route.ids(current) == found.ids and answers_too:
            continue
        if route.ids(current) == found.ids:
            said = sentences.unchanged.format(step=step.title, option=title)
            return ask(walks, replace(state, misses=0), place, (said,))
        answers = tuple((at, new if at == step.id else a) for at, a in place.answers)
        changed = sentences.changed.format(step=step.title, option=title)
        lead = (changed, *_advice(walks, place, step, new))
        return arrive(walks, replace(state, answers=answers, chosen=()), lead)
    return None


def miss(walks: Walks, state: WalkState, place: Position) -> Turn:
    """Not understood: say how to answer, then ask in other words, then offer somebody to ask."""
    step, sentences = _step(place), walks.words.sentences
    misses = state.misses + 1
    said: Messages = (sentences.not_understood, step.question)
    contacts: tuple[str, ...] = ()
    if misses >= _OFFER_CONTACT:
        contacts = (str(place.procedure.contact),)
        contact = contact_line(walks, place.procedure.contact)
        said = (sentences.offer_contact.format(contact=contact), step.question)
    elif misses == _OTHER_WORDS:
        said = (step.other_words,)
    turn = _turn(walks, replace(state, misses=misses), place, said, "not_understood")
    return replace(turn, understood=False, contacts=contacts)


def wait(walks: Walks, state: WalkState, place: Position, said: str) -> Turn:
    """Stand still until somebody goes on or stops."""
    labels = walks.words.labels
    turn = _turn(walks, state.waiting(), place, (said,))
    return replace(
        turn,
        options=(
            Choice(Command.GO_ON.value, labels.go_on),
            Choice(Command.CANCEL.value, labels.cancel),
        ),
    )


def gone(walks: Walks) -> Turn:
    """The procedure was changed so that the state leads nowhere."""
    return Turn(None, (str(walks.words.sentences.gone),), "cancelled")


def progress(walks: Walks, state: WalkState, place: Position) -> tuple[int, int]:
    """(the step now, of how many)."""
    return route.progress(walks.procedures, place, dict(state.known))


def _take(walks: Walks, state: WalkState, place: Position, answer: Answer) -> Turn:
    step = _step(place)
    answers = (*place.answers, (step.id, answer))
    lead = _advice(walks, place, step, answer)
    return arrive(walks, replace(state, answers=answers, kept=place.rest, chosen=()), lead)


def _back(walks: Walks, state: WalkState, place: Position) -> Turn:
    """One step back; a step that was answered beforehand is then asked."""
    if state.chosen:
        return _more(walks, replace(state, chosen=state.chosen[:-1]), place)
    if not place.answers:
        return ask(walks, state, place, (str(walks.words.sentences.no_back),))
    last, _ = place.answers[-1]
    step = place.procedure.step(last)
    said = step is not None and place.origins[last] == SAID
    known = tuple(pair for pair in state.known if not (said and step and pair[0] == step.slot))
    return arrive(walks, replace(state, answers=place.answers[:-1], known=known), ())


def _skip(walks: Walks, state: WalkState, place: Position) -> Turn:
    step = _step(place)
    if state.chosen:
        return _take(walks, state, place, state.chosen)
    unknown = next((option.id for option in step.options if option.unknown), None)
    if unknown is not None:
        return _take(walks, state, place, (unknown,) if step.multiple else unknown)
    if not route.may_skip(step):
        return _turn(walks, state, place, (step.must or step.why, step.question))
    return _take(walks, state, place, None)


def _more(walks: Walks, state: WalkState, place: Position) -> Turn:
    """What is chosen so far, and that more may be chosen."""
    if not state.chosen:
        return ask(walks, state, place)
    titles = say.answer_title(walks, _step(place), state.chosen)
    return _turn(walks, state, place, (walks.words.sentences.chosen.format(options=titles),))


def _finish(walks: Walks, place: Position, lead: Messages) -> Turn:
    taken = tuple((step, chosen_options(step, a)) for step, a in answered(place))
    summary = summarise(walks, place.procedure, taken)
    cards = [option.card for _, options in taken for option in options if option.card]
    missing = not_considered(place.procedure, taken)
    if missing is not None and weigh(walks, place.procedure, taken):
        lead += (walks.words.sentences.not_considered.format(prompt=missing.prompt),)
    done = sum(origin != SAID for origin in place.origins.values())
    return Turn(
        None,
        (*lead, str(place.procedure.closing)),
        "finished",
        slots=route.set_slots(place),
        summary=summary,
        progress=(done, done),
        card=cards[-1] if cards else place.procedure.card,
        contacts=summary.contacts,
    )


def _turn(
    walks: Walks,
    state: WalkState,
    place: Position,
    messages: Messages,
    outcome: Outcome = "asked",
) -> Turn:
    return Turn(
        state,
        tuple(map(str, messages)),
        outcome,
        options=say.choices(walks, _step(place), state.chosen),
        slots=route.set_slots(place),
        progress=progress(walks, state, place),
    )


def _advice(walks: Walks, place: Position, step: Step, answer: Answer) -> Messages:
    texts = [text for option in chosen_options(step, answer) for text in option.advice]
    return tuple(say.advice(walks, place.procedure, step, texts, place.answers))


def _switched(walks: Walks, state: WalkState, place: Position) -> Messages:
    if place.procedure.id == state.procedure:
        return ()
    return (walks.words.sentences.switched.format(title=place.procedure.title),)


def _told(walks: Walks, place: Position, before: set[str]) -> Messages:
    """Which answers were taken over without asking."""
    sentences = walks.words.sentences
    lines = {SAID: sentences.said, KEPT: sentences.kept}
    return tuple(
        lines[place.origins[step.id]].format(
            step=step.title, option=say.answer_title(walks, step, answer)
        )
        for step, answer in answered(place)
        if step.id not in before and place.origins[step.id] in lines
    )


def _step(place: Position) -> Step:
    """The step being asked.

    Raises:
        ValueError: the walk is at its end; the engine never moves from there.
    """
    if place.step is None:
        raise ValueError("the walk is at its end")
    return place.step
