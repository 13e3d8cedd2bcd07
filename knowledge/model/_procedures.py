"""Guided walks: procedures as data, and the words with which a walk is steered.

A procedure is a graph without loops. It starts at its first step; each option leads to the step
named in its ``next``, else to the step's own ``next``, and ``slut`` is the end.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from pydantic import validator

from knowledge.model._base import CardId, Citation, Id, Item, Reviewed, Text

END = "slut"
"""The ``next`` that ends a walk."""

Condition = dict[str, tuple[Id, ...]]
"""Step id → options. It fails only where that step was answered with something else."""


class Basis(str, Enum):
    """What a text in a walk rests on; ``inferred`` is said aloud until the routine replaces it."""

    LAW = "law"
    PUBLIC = "public"
    INFERRED = "inferred"


class Means(str, Enum):
    """Everyday words that choose an option: those for yes, for no, or for "done, go on"."""

    YES = "ja"
    NO = "nej"
    OK = "ok"


class Side(str, Enum):
    """Whether a reason speaks for or against that the care cannot wait."""

    FOR = "for"
    AGAINST = "against"


class Advice(Item):
    """A short text; without ``basis`` it rests on the same ground as its step.

    ``only_if`` keeps it for those who answered an earlier step in a certain way.
    """

    text: Text
    basis: Basis | None = None
    sources: tuple[Citation, ...] = ()
    only_if: Condition = {}


class Reason(Item):
    """A reason that the user has marked, with the numbers of the criteria it touches."""

    side: Side
    text: Text
    criteria: tuple[int, ...] = ()


class Criterion(Item):
    """A criterion of an assessment; ``prompt`` is said when nobody has considered it."""

    number: int
    title: Text
    prompt: Text


class Todo(Item):
    """What is to be done: at once, within days, later."""

    now: tuple[Text, ...] = ()
    days: tuple[Text, ...] = ()
    later: tuple[Text, ...] = ()


class Outcome(Item):
    """What goes into the summary: tasks, what to write down, what to report where, and whom."""

    todo: Todo = Todo()
    document: tuple[Text, ...] = ()
    report: tuple[Text, ...] = ()
    contacts: tuple[Id, ...] = ()
    resources: tuple[Id, ...] = ()


class Option(Outcome):
    """A choice. ``aliases`` are other ways of typing it; ``means`` adds everyday words.

    ``unknown`` marks the option that "vet inte" and "hoppa över" choose; ``alone`` one that rules
    out the others where several may be chosen. ``slots`` are set by the choice. When the step's
    slot is known to have one of the values in ``known_as`` the step is answered unasked; left out,
    that is the value in ``slots``. ``switch`` hands over to another procedure with the answers that
    the two share.
    """

    id: Id
    title: Text
    aliases: tuple[Text, ...] = ()
    means: Means | None = None
    unknown: bool = False
    alone: bool = False
    advice: tuple[Advice, ...] = ()
    result: Text | None = None
    reasons: tuple[Reason, ...] = ()
    considers: tuple[int, ...] = ()
    slots: dict[str, str] = {}
    known_as: tuple[Id, ...] | None = None
    next: Id | None = None
    switch: Id | None = None
    card: CardId | None = None

    @validator("advice", pre=True, each_item=True)
    @classmethod
    def _plain_text_is_advice(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class Step(Item):
    """One question. ``title`` is its label in "Steg 3 av 8 · ..." and in the summary.

    ``text`` is read before the question. ``must`` says why the step may not be skipped (safety).
    A step whose ``only_if`` fails is passed over to its ``next``. ``always`` goes into the summary
    of everybody who comes by the step, whatever they answer.
    """

    id: Id
    title: Text
    text: tuple[Advice, ...] = ()
    question: Text
    other_words: Text
    why: Text
    meaning: Text
    basis: Basis
    sources: tuple[Citation, ...] = ()
    options: tuple[Option, ...]
    multiple: bool = False
    must: Text | None = None
    slot: Id | None = None
    only_if: Condition = {}
    always: Outcome = Outcome()
    next: Id | None = None

    @validator("text", pre=True, each_item=True)
    @classmethod
    def _plain_text_is_advice(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    def option(self, option_id: str) -> Option | None:
        """The option with this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)


class Procedure(Reviewed):
    """A guided walk. ``contact`` is offered to whoever is not understood three times.

    ``closing`` is said at the end, ``reminder`` ends the summary, ``always`` belongs to every
    summary. ``inferred_line`` replaces the common sentence about inferred steps.
    """

    id: Id
    title: Text
    intro: Text
    closing: Text
    reminder: Text
    contact: Id
    card: CardId | None = None
    always: Outcome = Outcome()
    criteria: tuple[Criterion, ...] = ()
    inferred_line: Text | None = None
    steps: tuple[Step, ...]

    def step(self, step_id: str) -> Step | None:
        """The step with this id, or None."""
        return next((step for step in self.steps if step.id == step_id), None)


class Commands(Item):
    """What can be said at any step, as people type it. The field names are button ids too."""

    tillbaka: tuple[Text, ...]
    hoppa_over: tuple[Text, ...]
    varfor: tuple[Text, ...]
    vad_menas: tuple[Text, ...]
    upprepa: tuple[Text, ...]
    avbryt: tuple[Text, ...]
    borja_om: tuple[Text, ...]
    fortsatt: tuple[Text, ...]
    klar: tuple[Text, ...]


class Language(Item):
    """Words that carry typed answers: see the comments in ``walk_words.yml``."""

    yes: tuple[str, ...]
    no: tuple[str, ...]
    ok: tuple[str, ...]
    numbers: tuple[tuple[str, ...], ...]
    last: tuple[str, ...]
    number_words: tuple[str, ...]
    all_of_them: tuple[str, ...]
    only: tuple[str, ...]
    joiners: tuple[str, ...]
    filler: tuple[str, ...]
    negations: tuple[str, ...]
    contraries: tuple[str, ...]
    corrections: tuple[str, ...]
    question_words: tuple[str, ...]
    question_starts: tuple[str, ...]
    question_verbs: tuple[str, ...]
    question_subjects: tuple[str, ...]
    oneself: tuple[str, ...]
    others: tuple[str, ...]
    weak: tuple[str, ...]
    endings: tuple[str, ...]
    not_typos: tuple[str, ...]


class Sentences(Item):
    """The engine's own sentences; names in braces are filled in."""

    step: Text
    source: Text
    inferred: Text
    inferred_from: Text
    said: Text
    kept: Text
    changed: Text
    unchanged: Text
    chosen: Text
    resume: Text
    aside: Text
    paused: Text
    no_back: Text
    not_understood: Text
    offer_contact: Text
    cancelled: Text
    switched: Text
    gone: Text
    not_considered: Text
    no_reasons_for: Text
    no_reasons_against: Text


class Labels(Item):
    """Short texts: buttons, headings of the summary, and the pictures in ``docs/procedures``."""

    skip: Text
    done: Text
    go_on: Text
    cancel: Text
    chosen: Text
    skipped: Text
    criterion: Text
    criteria: Text
    join: str
    headings: dict[str, Text]
    drawing: dict[str, Text]


class WalkWords(Item):
    """All of ``walk_words.yml``: the file's top level."""

    commands: Commands
    language: Language
    sentences: Sentences
    labels: Labels
