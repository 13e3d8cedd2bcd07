"""Reads what a message says of the patient: group, age, care types, documents and clues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from knowledge.language.ages import AgeReading, read_age
from knowledge.language.danger import Alarm
from knowledge.language.denial import is_asked, is_denied, is_no_age, is_not_needed, is_unknown
from knowledge.language.folding import fold, tokens
from knowledge.language.lexicon import (
    AGE,
    CARE,
    CLUE,
    CONCEPT,
    DOCUMENT,
    GROUP,
    OTHER,
    Alias,
    Lexicon,
    Match,
)
from knowledge.language.meaning import Meaning, concepts, pattern
from knowledge.loading import Knowledge, knowledge

_JOINED = re.compile(
    r"^(?:\w+ )?(?:\s|\b(?:och|eller|samt|resp|respektive|vs|mot|jamfort med|an|kontra|en|ett|and"
    r"|or|for|barn|vuxna|vuxen|till)\b)*$"
)
_AGE_WORD = re.compile(
    r"^(?:\d+|\d*(?:ars?|aring|arig|fyller|blir|gammal|nasta|vecka|under|over))$"
)
_LISTED = re.compile(
    r"^\s*(?:[,/&+]|(?:och|eller|samt|å|o)\b)"
    r"(?:\s|\b(?:och|eller|en|ett|på|hos|till|i|för|med|få|hjälp|av|alla|även|också)\b)*$"
)
_SENTENCE_END = re.compile(r"[?!.]\s")
_COMPARED = re.compile(r"\bskillnad|\bjamfor|\bskilj|\bbada\b|\bbagge\b|\bdifference")
_EACH = re.compile(r"\b(?:respektive|resp|var for sig)\b")
"""Both persons are asked about: "vad betalar mamman respektive barnet, 7 år"."""
_PAIR = 2


@dataclass(frozen=True)
class Reading:
    """What one message says, in knowledge ids; lists are in order of mention.

    ``care_types``: one that is said to be needed comes first.
    ``compared``: several groups are meant side by side. ``named``: a group is named outright and
    not only hinted at by circumstances. ``listed``: several care types are asked for at once.
    ``danger``: the acute card for a phrase that means danger now. ``rest``: folded words outside
    all that was recognised. ``pattern``: as in ``Meaning``.
    """

    groups: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    years: int | None = None
    turning: bool = False
    care_types: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    clues: tuple[str, ...] = ()
    compared: bool = False
    named: bool = False
    listed: bool = False
    danger: str | None = None
    rest: tuple[str, ...] = ()
    pattern: str = ""

    @property
    def says_something(self) -> bool:
        """Whether the message names a group, an age or a care type."""
        return bool(self.groups or self.ages or self.care_types)


class Reader:
    """Reads messages by the knowledge base's aliases; built once, safe to share."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        own_words = fold(knowledge.dialogue_words.own_words).split()
        self._need = frozenset(fold(knowledge.dialogue_words.need_cue).split())
        self._lexicon = Lexicon(_aliases(knowledge), own_words)
        self.care_types = knowledge.care_types
        self._clues = knowledge.clues
        self._alarm = Alarm(knowledge)
        self._concepts = Lexicon(
            Alias(CONCEPT, concept.id, word)
            for concept in knowledge.concepts.values()
            for word in concept.words
        )
        self._combinations = sorted(
            (
                (frozenset(combination), group.id)
                for group in knowledge.groups.values()
                for combination in group.combinations
            ),
            key=lambda pair: -len(pair[0]),
        )

        # Entities, ranking and action read the same message, one after the other.
        self._read_once = lru_cache(maxsize=64)(self._read)
        self._match_once = lru_cache(maxsize=64)(self._match)

    def matches(self, text: str) -> tuple[Match, ...]:
        """Every alias in a message with its place, but what is denied ("inte asylsökande")."""
        return self._match_once(text)

    def _match(self, text: str) -> tuple[Match, ...]:
        found = self._lexicon.find(text)
        others = [m for m in found if m.kind == OTHER]
        named = (m for m in found if m.kind != OTHER and not _means_other(m, others))
        return tuple(m for m in named if _said(text, m))

    def read(self, text: str, today: date | None = None) -> Reading:
        """Read one message; never fails, whatever the text holds."""
        return self._read_once(text, today or date.today())

    def _read(self, text: str, today: date) -> Reading:
        folded = fold(text)
        matches = list(self.matches(text))
        groups, compared = self._groups(folded, text, matches)
        figure = read_age(text, today)
        each = compared or _EACH.search(folded) is not None
        care = self._not_covered([m for m in matches if m.kind == CARE])
        return Reading(
            groups=groups,
            ages=_ages(figure, [m for m in matches if m.kind == AGE], each),
            years=figure.years if figure else None,
            turning=bool(figure and figure.turning),
            care_types=_unique(m.value for m in self._asked_first(text, _strongest(care))),
            documents=_unique(m.value for m in matches if m.kind == DOCUMENT),
            clues=_unique(m.value for m in matches if m.kind == CLUE),
            compared=compared,
            named=any(m.kind == GROUP and not m.weak for m in matches),
            listed=any(_listed(text, a, b) for a, b in pairwise(_strongest(care))),
            danger=self._alarm.find(text),
            rest=_rest(text, matches, figure),
            pattern=pattern(text, matches),
        )

    def meaning(self, text: str) -> Meaning:
        """What the ranker learns from; in half the time of :meth:`read`."""
        matches = self.matches(text)
        return Meaning(pattern(text, matches), concepts((*matches, *self._concepts.find(text))))

    def _groups(self, folded: str, text: str, matches: list[Match]) -> tuple[tuple[str, ...], bool]:
        clues = {m.value for m in matches if m.kind == CLUE}
        undone = {group for clue in clues for group in self._clues[clue].undoes}
        named = [m for m in matches if m.kind == GROUP and m.value not in undone]
        strong = [m for m in named if not m.weak]
        side_by_side = _COMPARED.search(folded) is not None
        if not side_by_side:
            strong = _heads(text, strong)
        distinct = _unique(m.value for m in strong)
        joints = [text[a.end : b.start] for a, b in pairwise(strong) if _joined(text, a, b)]
        size, combined = self._combined(clues)
        combined = None if combined in undone else combined
        # "ukrainare, papperslös" is one patient; "ukrainare och papperslösa" are two.
        one_patient = size > 1 and len(distinct) == _PAIR and not any(map(fold, joints))
        if len(distinct) > 1 and (side_by_side or (joints and not one_patient)):
            return distinct, True
        if combined is not None and (size > 1 or not named):
            return (combined,), False
        return distinct or _unique(m.value for m in named), False

    def _asked_first(self, text: str, care: list[Match]) -> list[Match]:
        """Care that is needed before care that is told of: "hemtjänsten ringde, behöver ..."."""
        ends = (0, *(match.end for match in care))
        for end, match in zip(ends, care, strict=False):
            if not self._need.isdisjoint(fold(text[end : match.start]).split()):
                return [match, *(other for other in care if other is not match)]
        return care

    def _not_covered(self, care: list[Match]) -> list[Match]:
        """Care without what other care that is named covers: "utredning och medicin vid tb"."""
        named = (self.care_types[m.value] for m in care if not m.weak)
        covered = {other for kind in named for other in kind.instead_of}
        return [m for m in care if m.value not in covered]

    def sharpen(self, group: str, clues: Iterable[str]) -> str | None:
        """The group that a known group becomes with new circumstances, None when none does.

        >>> reader.sharpen("ukraina_tillfalligt_skydd", ["personnummer_finns"])
        'ukraina_folkbokford'
        """
        said = {clue for clue in clues if not self._knowledge.clues[clue].loose}
        implied = {
            clue
            for combination in self._knowledge.groups[group].combinations
            if len(combination) == 1
            for clue in combination
        }
        for need, other in self._combinations:
            if len(need) > 1 and need & said and need <= said | implied:
                return other
        return None

    def _combined(self, clues: set[str]) -> tuple[int, str | None]:
        """The largest combination of circumstances that is fully there, and its group."""
        found = ((len(need), group) for need, group in self._combinations if need <= clues)
        return next(found, (0, None))


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The reader over the project's own knowledge base, built once per process."""
    return Reader(knowledge())


def _aliases(knowledge: Knowledge) -> Iterator[Alias]:
    kinds = (
        (GROUP, knowledge.groups),
        (AGE, knowledge.ages),
        (CARE, knowledge.care_types),
        (CLUE, knowledge.clues),
        (DOCUMENT, knowledge.documents),
    )
    for kind, items in kinds:
        for value, item in items.items():
            for alias in item.aliases:
                yield Alias(kind, value, alias)
            for alias in getattr(item, "weak", ()):
                yield Alias(kind, value, alias, weak=True)
    for phrase in knowledge.dialogue_words.no_group.split("|"):
        yield Alias(OTHER, OTHER, phrase)


def _said(text: str, match: Match) -> bool:
    """Whether what is named is said of the patient: not denied, past or asked."""
    if match.kind == CARE:
        return not is_not_needed(text, match.start, match.end)
    if match.kind not in (GROUP, AGE, CLUE):
        return True
    if match.kind == AGE and is_no_age(text, match.start, match.end, match.weak):
        return False
    if match.kind == CLUE and is_asked(text, match.start, match.end):
        return False
    unknown = is_unknown(text, match.start, match.end)
    return not unknown and not is_denied(text, match.start, match.end)


def _means_other(match: Match, others: Iterable[Match]) -> bool:
    """Whether what looks like a group stands in a phrase about something else."""
    of_group = match.kind in (GROUP, CLUE)
    return of_group and any(o.start <= match.start and match.end <= o.end for o in others)


def _joined(text: str, one: Match, other: Match) -> bool:
    """Whether something joins two groups; side by side they are one patient ("papperslös EU-")."""
    between = text[one.end : other.start]
    return one.value != other.value and bool(between.strip()) and bool(_JOINED.match(fold(between)))


def _heads(text: str, groups: list[Match]) -> list[Match]:
    """Of groups side by side the noun comes last and decides: "nyanländ asylsökande"."""
    return [
        one
        for place, one in enumerate(groups)
        if place + 1 == len(groups) or text[one.end : groups[place + 1].start].strip()
    ]


def _listed(text: str, one: Match, other: Match) -> bool:
    """Whether two care types are asked for at once: "glasögon och hjälpmedel", "? Och hemresa"."""
    between = _SENTENCE_END.split(text[one.end : other.start].lower())[-1]
    return one.value != other.value and bool(_LISTED.match(between))


def _strongest(matches: list[Match]) -> list[Match]:
    strong = [m for m in matches if not m.weak]
    return strong or matches


def _ages(figure: AgeReading | None, named: list[Match], compared: bool) -> tuple[str, ...]:
    """Figures win over words; "både barn och vuxna" gives both."""
    words = _unique(m.value for m in (named if compared else _strongest(named)))
    if figure is not None and not (compared and len(words) > 1):
        return (figure.age.value,)
    return words


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _rest(text: str, matches: list[Match], figure: AgeReading | None) -> tuple[str, ...]:
    words = (t.text for t in tokens(text) if not _covered(t.start, matches))
    if figure is None:
        return tuple(words)
    return tuple(word for word in words if not _AGE_WORD.match(word))


def _covered(start: int, matches: Iterable[Match]) -> bool:
    return any(m.start <= start < m.end for m in matches)
