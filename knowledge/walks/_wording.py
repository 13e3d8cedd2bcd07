"""How like a typed text is to a phrase: inflection, typos, prefixes, small words set aside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from knowledge.language.folding import fold
from knowledge.model._procedures import Language

_EXACT, _SAME_WORDS, _SAME_BUT_TYPOS, _PREFIX = 100.0, 98.0, 94.0, 86.0
_PART_OF_PHRASE, _PHRASE_IN_TEXT, _PER_EXTRA_WORD = 84.0, 92.0, 4.0
_MOST_EXTRA_WORDS = 3
_SHORTEST_PREFIX = 4
_SHORTEST_STEM = 4


@dataclass(frozen=True)
class Said:
    """A typed text: folded, as words, and as words without the small ones."""

    folded: str
    tokens: tuple[str, ...]
    content: tuple[str, ...]
    is_question: bool


@dataclass(frozen=True)
class Everyday:
    """Phrases that mean yes, no or "done", and those of them that are a single word."""

    phrases: frozenset[str]
    single: frozenset[str]


class Wording:
    """The word lists of ``walk_words.yml``, folded once and asked many times."""

    def __init__(self, language: Language) -> None:
        self.yes, self.no, self.ok = map(_everyday, (language.yes, language.no, language.ok))
        self.numbers = {
            fold(word): place for place, row in enumerate(language.numbers, 1) for word in row
        }
        self.last = _folded(language.last)
        self.number_words = _folded(language.number_words)
        self.all_of_them = _folded(language.all_of_them)
        self.only = _folded(language.only)
        self.joiners = _folded(language.joiners)
        self.filler = _folded(language.filler)
        self.negations = _folded(language.negations)
        self.corrections = _folded(language.corrections)
        self._question_words = _folded(language.question_words)
        self._question_starts = tuple(fold(start) + " " for start in language.question_starts)
        self._question_verbs = _folded(language.question_verbs)
        self._question_subjects = _folded(language.question_subjects)
        self._endings = sorted(map(fold, language.endings), key=len, reverse=True)
        self.everyday = self.yes.phrases | self.no.phrases | self.ok.phrases
        self._real_words = (
            _folded(language.not_typos) | self.filler | self.negations | self.everyday
        )

    def said(self, text: str) -> Said:
        """A text read for matching."""
        folded = fold(text)
        tokens = tuple(folded.split())
        return Said(folded, tokens, self._content(tokens), self._asks(text, folded, tokens))

    def correction(self, text: str) -> Said:
        """A text read as a correction: words that only show that it is one are set aside."""
        said = self.said(text)
        rest = tuple(w for w in said.tokens if w not in self.corrections and w not in self.filler)
        return Said(" ".join(rest), rest, rest, said.is_question)

    def likeness(self, said: Said, phrase: str) -> float:
        """How surely a text means a phrase, 0 to 100."""
        folded = fold(phrase)
        if said.folded == folded:
            return _EXACT
        wanted = self._content(tuple(folded.split()))
        if said.is_question or not wanted or not said.content:
            return 0.0
        if said.content == wanted:
            return _SAME_WORDS
        if self._negated(said.tokens) != self._negated(tuple(folded.split())):
            return 0.0
        return self._by_words(said.content, wanted)

    def without_yes_or_no(self, title: str) -> list[str]:
        """What answers "Ja, det pågår nu" without its yes: "det pågår nu"."""
        first, _, rest = fold(title).partition(" ")
        return [rest] if rest and first in self.yes.single | self.no.single else []

    def alike(self, typed: str, word: str) -> bool:
        """Whether a typed word is the word, inflected or misspelt."""
        if typed == word or self._stem(typed) & self._stem(word):
            return True
        if typed in self._real_words:
            return False
        longest = max(len(typed), len(word))
        allowed = 0 if longest < 4 else 1 if longest < 7 else 2 if longest < 12 else 3
        if typed[:1] != word[:1]:
            allowed = min(allowed, 1 if longest > 5 else 0)
        return bool(allowed) and OSA.distance(typed, word, score_cutoff=allowed) <= allowed

    def _asks(self, text: str, folded: str, tokens: tuple[str, ...]) -> bool:
        """Whether a text asks something: a question mark, a question word, or verb first."""
        if len(tokens) < 2:
            return False
        verb_first = tokens[0] in self._question_verbs and tokens[1] in self._question_subjects
        return (
            verb_first
            or text.rstrip().endswith("?")
            or bool(self._question_words & set(tokens))
            or (folded + " ").startswith(self._question_starts)
        )

    def _by_words(self, have: tuple[str, ...], want: tuple[str, ...]) -> float:
        unused = [word for word in have if not any(self.alike(word, other) for other in want)]
        missing = [word for word in want if not any(self.alike(other, word) for other in have)]
        if not unused and not missing:
            return _SAME_BUT_TYPOS
        if not missing and len(unused) <= min(_MOST_EXTRA_WORDS, 1 + len(want)):
            return _PHRASE_IN_TEXT - _PER_EXTRA_WORD * len(unused)
        if not unused and max(map(len, have)) >= _SHORTEST_PREFIX:
            return _PART_OF_PHRASE + len(have) / len(want)
        if len(have) == 1 and len(have[0]) >= _SHORTEST_PREFIX and want[0].startswith(have[0]):
            return _PREFIX - len(want) / 10
        return 0.0

    def _content(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(word for word in tokens if word not in self.filler) or tokens

    def _negated(self, tokens: Iterable[str]) -> bool:
        return any(word in self.negations for word in tokens)

    def _stem(self, word: str) -> set[str]:
        cut = (word.removesuffix(ending) for ending in self._endings if word.endswith(ending))
        return {word} | {stem for stem in cut if len(stem) >= _SHORTEST_STEM}


@lru_cache(maxsize=4)
def wording(language: Language) -> Wording:
    """The folded word lists of a language, built once."""
    return Wording(language)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _everyday(phrases: Iterable[str]) -> Everyday:
    folded = _folded(phrases)
    return Everyday(folded, frozenset(phrase for phrase in folded if " " not in phrase))
