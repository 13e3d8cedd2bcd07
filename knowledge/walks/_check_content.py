"""Checks of what a procedure says: sources, options that can be told apart, pointers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from string import Formatter

from knowledge.model import Procedure
from knowledge.model._procedures import END, Basis, Means, Option, Outcome, Step, WalkWords
from knowledge.walks._finding import Finding, Location, in_step, texts
from knowledge.walks._walks import Walks
from knowledge.walks.commands import Command
from knowledge.walks.options import match

_RESERVED = {command.value for command in Command} | {END}
_SLOTS = ("group", "age", "role")
_NAMES: Mapping[str, Collection[str]] = {
    "step": ("n", "m", "title"),
    "source": ("sources",),
    "inferred_from": ("sources",),
    "said": ("step", "option"),
    "kept": ("step", "option"),
    "changed": ("step", "option"),
    "unchanged": ("step", "option"),
    "chosen": ("options",),
    "resume": ("n", "m", "title"),
    "aside": ("n", "m", "title"),
    "offer_contact": ("contact",),
    "switched": ("title",),
    "not_considered": ("prompt",),
}
"""What the engine fills in, by sentence in ``walk_words.yml``; the others take nothing."""


def content_faults(
    walks: Walks, procedure: Procedure, cards: Collection[str] | None
) -> Iterator[Finding]:
    """Faults in texts, options and pointers."""
    for step in procedure.steps:
        yield from _grounds(procedure, step)
        yield from _options(procedure, step)
        yield from _own_words(walks, procedure, step)
        yield from _pointers(walks, procedure, step, cards)
    yield from _procedure_pointers(walks, procedure, cards)


def word_faults(words: WalkWords) -> Iterator[tuple[str, str, str]]:
    """Sentences with a name in braces that nobody fills in: (field, expected, got)."""
    for name in words.sentences.__fields__:
        text = str(getattr(words.sentences, name))
        allowed = _NAMES.get(name, ())
        for _, field, _, _ in Formatter().parse(text):
            if field is not None and field not in allowed:
                expected = ", ".join(f"{{{known}}}" for known in allowed) or "inga klamrar"
                yield f"sentences.{name}", expected, f"{{{field}}}"


def _grounds(procedure: Procedure, step: Step) -> Iterator[Finding]:
    """What rests on law or a public page names it."""
    expected = "minst en källa, eftersom texten sägs bygga på lag eller en offentlig sida"
    if step.basis is not Basis.INFERRED and not step.sources:
        yield in_step(procedure, step, ("sources",), expected, "ingen")
    for at, text in texts(step):
        if text.basis in (Basis.LAW, Basis.PUBLIC) and not text.sources:
            yield in_step(procedure, step, (*at, "sources"), expected, "ingen")


def _options(procedure: Procedure, step: Step) -> Iterator[Finding]:
    if not step.options:
        yield in_step(procedure, step, ("options",), "minst ett svar", "inget")
    if step.slot is not None and step.slot not in _SLOTS:
        yield in_step(procedure, step, ("slot",), "något av " + ", ".join(_SLOTS), step.slot)
    seen: set[str] = set()
    for index, option in enumerate(step.options):
        at = ("options", index)
        if option.id in seen or option.id in _RESERVED:
            expected = "ett id som inte är upptaget"
            yield in_step(procedure, step, (*at, "id"), expected, f"«{option.id}»")
        seen.add(option.id)
        if option.alone and not step.multiple:
            expected = "multiple: true på steget när ett svar är alone"
            yield in_step(procedure, step, (*at, "alone"), expected, "ett svar i taget")
        yield from _reasons(procedure, step, at, option)
    for name, held in (("unknown", _held(step, "unknown")), ("means", _held_means(step))):
        if held > 1:
            expected = "högst ett svar som väljs av samma vardagsord"
            yield in_step(procedure, step, ("options",), f"{expected} ({name})", f"{held} svar")


def _held(step: Step, field: str) -> int:
    return sum(bool(getattr(option, field)) for option in step.options)


def _held_means(step: Step) -> int:
    """How many options share everyday words; "ok" takes the words for yes too."""
    kinds = [option.means for option in step.options if option.means is not None]
    shared = [Means.YES if kind is Means.OK else kind for kind in kinds]
    return max((shared.count(kind) for kind in shared), default=0)


def _reasons(procedure: Procedure, step: Step, at: Location, option: Option) -> Iterator[Finding]:
    numbers = {criterion.number for criterion in procedure.criteria}
    touched = {number for reason in option.reasons for number in reason.criteria}
    for number in sorted((touched | set(option.considers)) - numbers):
        expected = "numret på ett kriterium under criteria"
        yield in_step(procedure, step, (*at, "reasons"), expected, str(number))


def _own_words(walks: Walks, procedure: Procedure, step: Step) -> Iterator[Finding]:
    """Typing an option's title or one of its aliases chooses that option and no other."""
    for index, option in enumerate(step.options):
        phrases: list[tuple[Location, str]] = [(("title",), option.title)]
        phrases += [(("aliases", place), alias) for place, alias in enumerate(option.aliases)]
        for at, phrase in phrases:
            found = match(phrase, step, walks.wording)
            if found is None or found.ids != (option.id,):
                got = "inget svar" if found is None else f"svaret «{', '.join(found.ids)}»"
                expected = f"att «{phrase}» väljer «{option.id}»"
                yield in_step(procedure, step, ("options", index, *at), expected, got)


def _pointers(
    walks: Walks, procedure: Procedure, step: Step, cards: Collection[str] | None
) -> Iterator[Finding]:
    cited: list[tuple[Location, str]] = [
        (("sources", index, "id"), citation.id) for index, citation in enumerate(step.sources)
    ]
    for at, text in texts(step):
        cited += [((*at, "sources", i, "id"), c.id) for i, c in enumerate(text.sources)]
    wrong = list(_missing(cited, walks.sources, "en källa i sources/"))
    outcomes: list[tuple[Location, Outcome]] = [(("always",), step.always)]
    outcomes += [(("options", index), option) for index, option in enumerate(step.options)]
    for at, outcome in outcomes:
        wrong += _outcome(walks, at, outcome)
        card = getattr(outcome, "card", None)
        if card is not None and cards is not None and card not in cards:
            wrong.append(((*at, "card"), "ett kort", f"«{card}»"))
    for at, expected, got in wrong:
        yield in_step(procedure, step, at, expected, got)


def _procedure_pointers(
    walks: Walks, procedure: Procedure, cards: Collection[str] | None
) -> Iterator[Finding]:
    wrong = [*_outcome(walks, ("always",), procedure.always)]
    wrong += _missing([(("contact",), str(procedure.contact))], walks.contacts, "en kontakt")
    if procedure.card is not None and cards is not None and procedure.card not in cards:
        wrong.append((("card",), "ett kort", f"«{procedure.card}»"))
    for at, expected, got in wrong:
        yield Finding(procedure.id, "", at, expected, got)


def _outcome(walks: Walks, at: Location, outcome: Outcome) -> Iterator[tuple[Location, str, str]]:
    contacts = [((*at, "contacts", i), str(ref)) for i, ref in enumerate(outcome.contacts)]
    resources = [((*at, "resources", i), str(ref)) for i, ref in enumerate(outcome.resources)]
    yield from _missing(contacts, walks.contacts, "en kontakt i contacts.yml")
    yield from _missing(resources, walks.resources, "en resurs i resources.yml")


def _missing(
    pointers: Iterable[tuple[Location, str]], known: Collection[str], named: str
) -> Iterator[tuple[Location, str, str]]:
    """Pointers to nothing; where nothing at all is known, nothing is checked."""
    for at, pointed in pointers:
        if known and pointed not in known:
            yield at, f"id för {named}", f"«{pointed}»"
