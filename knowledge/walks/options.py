"""Understands an answer typed in own words: by number, title, alias, prefix, with typos.

Precise rather than generous: a text that is not clearly one of the options is not understood,
so that the conversation can try it as a question instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.language.ages import read_age
from knowledge.language.folding import fold
from knowledge.model._procedures import Means, Option, Step
from knowledge.walks._wording import Said, Wording

THRESHOLD = 80.0
"""The lowest score (of 100) at which a text counts as an option."""

STRONG = 90.0
"""From here the whole text is accounted for, not only a part of it."""

MARGIN = 2.0
"""How much better the best option must be than the next; closer than this is not understood."""

_EXACT, _BY_NUMBER, _EVERYDAY, _BY_AGE, _LEADING = 100.0, 99.0, 98.0, 91.0, 82.0
_LONGEST = 9
"""Most words in a text that only begins with yes or no, or that only contains an alias."""

_FIGURES = re.compile(r"(\d)(?=[a-z])")
"""The end of figures that are written together with a word: "17år"."""

_PARTS = re.compile(r"[,;/&+\n.]+")


@dataclass(frozen=True)
class Match:
    """The options that a text means (several only where the step takes several), and a score.

    ``complete`` is true when the answer is whole: nothing more is to be chosen.
    """

    ids: tuple[str, ...]
    score: float
    complete: bool = True


def match(
    text: str, step: Step, words: Wording, shown: Sequence[str] | None = None
) -> Match | None:
    """Which option or options of a step a text means, or None when that is not clear.

    ``shown`` are the ids of the buttons in their order on the screen, for "2" and "den andra"; they
    may hold more than options. Without it they are the step's options.
    """
    shown = tuple(option.id for option in step.options) if shown is None else shown
    one = _one(text, step, words, shown)
    if not step.multiple:
        return one
    if one is not None and one.score >= STRONG:
        return Match(one.ids, one.score, complete=_is_alone(step, one.ids))
    several = _several(text, step, words, shown)
    if several is None and one is not None:
        return Match(one.ids, one.score, complete=_is_alone(step, one.ids))
    return several


def match_phrase(text: str, step: Step, words: Wording) -> Match | None:
    """As ``match``, for correcting an earlier answer: by the options' own words alone.

    Yes, no, numbers and options that only mean "go on" never count, and words that show a
    correction ("nej, jag menade ...", "patienten är ... förresten") are set aside.
    """
    said = words.correction(text)
    if said.is_question or not said.content or fold(text).isdigit():
        return None
    own = [option for option in step.options if option.means is not Means.OK]
    scores = [(_score(said, option, words, everyday=False), option.id) for option in own]
    best = _best([*scores, *_age(text, step)])
    return best if best is not None and best.score >= STRONG else None


def says_yes(text: str, words: Wording) -> bool:
    """Whether a text is a plain yes, or "ok, go on"."""
    return _everyday(words.said(text), Means.OK, words) > _LEADING


def says_no(text: str, words: Wording) -> bool:
    """Whether a text is a plain no."""
    return _everyday(words.said(text), Means.NO, words) > _LEADING


def number(text: str, words: Wording, count: int) -> int | None:
    """The place (from 0) of a choice named by its number among ``count``, or None."""
    said = [word for word in words.said(text).tokens if word not in words.number_words]
    if fold(" ".join(said)) in words.last and count:
        return count - 1
    if len(said) != 1:
        return None
    place = words.numbers.get(said[0])
    return place - 1 if place is not None and place <= count else None


def _one(text: str, step: Step, words: Wording, shown: Sequence[str]) -> Match | None:
    folded = fold(text)
    if not folded:
        return None
    exact = next((option for option in step.options if fold(option.id) == folded), None)
    if exact is not None:
        return Match((exact.id,), _EXACT)
    place = number(text, words, len(shown))
    if place is not None:
        return Match((shown[place],), _BY_NUMBER)
    said = words.said(text)
    scores = [(_score(said, option, words), option.id) for option in step.options]
    return _best([*scores, *_age(text, step)])


def _score(said: Said, option: Option, words: Wording, everyday: bool = True) -> float:
    phrases: list[str] = [option.title, *option.aliases]
    if option.means in (Means.YES, Means.NO):
        phrases += words.without_yes_or_no(option.title)
    if not everyday:
        phrases = [phrase for phrase in phrases if fold(phrase) not in words.everyday]
    best = max((words.likeness(said, words.phrase(p)) for p in phrases), default=0.0)
    if everyday and option.means is not None:
        best = max(best, _everyday(said, option.means, words))
    return best


def _everyday(said: Said, means: Means, words: Wording) -> float:
    """How clearly a text is a plain yes, no or "done"."""
    kinds = {
        Means.YES: (words.yes,),
        Means.NO: (words.no,),
        Means.OK: (words.ok, words.yes),
    }[means]
    if any(said.folded in kind.phrases for kind in kinds):
        return _EXACT
    if said.is_question or not said.tokens:
        return 0.0
    content = [word.text for word in said.content]
    if content and all(any(word in kind.single for kind in kinds) for word in content):
        return _EVERYDAY
    other = words.no if means is not Means.NO else words.yes
    leads = any(said.tokens[0] in kind.single for kind in kinds)
    if leads and len(said.tokens) <= _LONGEST and not other.single & set(content[1:]):
        return _LEADING
    return 0.0


def _age(text: str, step: Step) -> Iterator[tuple[float, str]]:
    """Ages in figures ("17 år", "född 2012"); a bare number above the choices is an age too."""
    if step.slot != "age":
        return
    folded = _FIGURES.sub(r"\1 ", fold(text))
    reading = read_age(f"{folded} ar" if folded.isdigit() else folded, date.today())
    for option in step.options:
        if reading is not None and option.slots.get("age") == reading.age.value:
            yield _BY_AGE, option.id


def _best(scores: Iterable[tuple[float, str]]) -> Match | None:
    best: dict[str, float] = {}
    for score, option_id in scores:
        best[option_id] = max(score, best.get(option_id, 0.0))
    ranked = sorted(best.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < THRESHOLD:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN:
        return None
    return Match((ranked[0][0],), ranked[0][1])


def _several(text: str, step: Step, words: Wording, shown: Sequence[str]) -> Match | None:
    """Several options in one message: "1 och 3", "chefen, facket", "alla", "bara 2"."""
    folded = fold(text)
    free = tuple(option.id for option in step.options if not option.alone)
    if folded in words.all_of_them and free:
        return Match(free, _EXACT)
    only = next((word for word in words.only if folded.startswith(word + " ")), None)
    if only is not None:
        one = _one(folded.removeprefix(only), step, words, shown)
        return None if one is None else Match(one.ids, one.score)
    parts = list(_split(text, words))
    if len(parts) < 2:
        return None
    found = [_one(part, step, words, shown) for part in parts]
    if any(one is None or step.option(one.ids[0]) is None for one in found):
        return None
    picked = {one.ids[0] for one in found if one is not None}
    chosen = tuple(option.id for option in step.options if option.id in picked)
    if len(chosen) > 1:
        chosen = tuple(option for option in chosen if not _is_alone(step, (option,)))
    complete = len(chosen) > 1 or _is_alone(step, chosen)
    return Match(chosen, min(one.score for one in found if one is not None), complete)


def _split(text: str, words: Wording) -> Iterator[str]:
    for part in _PARTS.split(text):
        spaced = fold(part).split()
        if len(spaced) > 1 and all(word.isdigit() for word in spaced):
            yield from spaced
            continue
        piece: list[str] = []
        for word in spaced:
            if word in words.joiners:
                if piece:
                    yield " ".join(piece)
                piece = []
            else:
                piece.append(word)
        if piece:
            yield " ".join(piece)


def _is_alone(step: Step, chosen: tuple[str, ...]) -> bool:
    """Whether the choice rules out others, so that nothing more can be chosen."""
    option = step.option(chosen[0]) if chosen else None
    return option is not None and option.alone
