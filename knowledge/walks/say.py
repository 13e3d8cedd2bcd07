"""Puts a place in a walk into words: messages and buttons. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.model import Citation, Procedure
from knowledge.model._procedures import Advice, Basis, Step
from knowledge.walks._walks import Walks
from knowledge.walks.commands import Command
from knowledge.walks.route import Position, applies, chosen_options, ids, may_skip
from knowledge.walks.state import Answer, Answers, Choice
from knowledge.walks.summary import source_names


def question(walks: Walks, place: Position, progress: tuple[int, int]) -> Iterator[str]:
    """Where we are, what is to be read, the question, and what it all rests on."""
    step = place.step
    if step is None:
        return
    yield walks.words.sentences.step.format(n=progress[0], m=progress[1], title=step.title)
    yield from advice(walks, place.procedure, step, step.text, place.answers)
    yield step.question
    ground = _ground(walks, place.procedure, step.basis, step.sources)
    if ground:
        yield ground


def advice(
    walks: Walks, procedure: Procedure, step: Step, texts: Iterable[Advice], answers: Answers
) -> Iterator[str]:
    """Texts that fit the answers; one with a ground of its own names it."""
    path = dict(answers)
    for text in texts:
        if not applies(text.only_if, path):
            continue
        own = text.basis is not None or text.sources
        ground = _ground(walks, procedure, text.basis or step.basis, text.sources) if own else ""
        yield f"{text.text}\n{ground}" if ground else str(text.text)


def choices(walks: Walks, step: Step, chosen: tuple[str, ...]) -> tuple[Choice, ...]:
    """The buttons of a step, in the order that numbers refer to."""
    labels = walks.words.labels
    buttons = [
        Choice(o.id, labels.chosen.format(title=o.title) if o.id in chosen else str(o.title))
        for o in step.options
    ]
    if chosen:
        buttons.append(Choice(Command.DONE.value, labels.done))
    elif may_skip(step) and len(step.options) > 1 and not any(o.unknown for o in step.options):
        buttons.append(Choice(Command.SKIP.value, labels.skip))
    return tuple(buttons)


def answer_title(walks: Walks, step: Step, answer: Answer) -> str:
    """An answer as people read it: the titles of the chosen options."""
    titles = [str(option.title) for option in chosen_options(step, answer)]
    return ", ".join(titles) if ids(answer) else str(walks.words.labels.skipped)


def _ground(walks: Walks, procedure: Procedure, basis: Basis, sources: tuple[Citation, ...]) -> str:
    """The source line; for what is inferred, that it is to be checked against the routine."""
    sentences, named = walks.words.sentences, source_names(walks, sources)
    if basis is not Basis.INFERRED:
        return sentences.source.format(sources=named) if named else ""
    inferred = str(procedure.inferred_line or sentences.inferred)
    return f"{inferred} {sentences.inferred_from.format(sources=named)}" if named else inferred
