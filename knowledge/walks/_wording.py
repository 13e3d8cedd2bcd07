"""How like a typed text is to a phrase: inflection, typos, prefixes, small words set aside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from knowledge.language.folding import fold
from knowledge.model._procedures import WalkWords

_EXACT, _SAME_WORDS, _SAME_BUT_TYPOS, _PREFIX = 100.0, 98.0, 94.0, 86.0
_PART_OF_PHRASE, _PHRASE_IN_TEXT, _PER_EXTRA_WORD = 84.0, 92.0, 4.0
_EXTRA_WORDS, _EXTRA_WORDS_IN_A_STATEMENT = 1, 2
"""How many words that weigh may surround an option's words; catchwords in a row are a question."""

_DOUBLED = re.compile(r"(.)\1")

_LONGEST = 12
"""Most words that weigh in an answer; whoever writes more is telling or asking something."""

_SHORTEST_PREFIX = 4
_SHORTEST_STEM = 4


@dataclass(frozen=True)
class Word:
    """A folded word with what is left of it without an ending."""

    text: str
    stems: frozenset[str]


@dataclass(frozen=True)
class Phrase:
    """A text of the editors': folded, its words without the small ones, and if it says "not"."""

    folded: str
    tokens: tuple[str, ...]
    content: tuple[Word, ...]
    negated: bool


@dataclass(frozen=True)
class Said:
    """A typed text read for matching: all its ``tokens``, and the ``content`` words that weigh."""

    folded: str
    tokens: tuple[str, ...]
    content: tuple[Word, ...]
    negated: bool
    is_question: bool


@dataclass(frozen=True)
class Everyday:
    """Phrases that mean yes, no or "done", and those of them that are a single word."""

    phrases: frozenset[str]
    single: frozenset[str]


class Wording:
    """The word lists of ``walk_words.yml``, folded once and asked many times.

    What users write is never kept.
    """

    def __init__(self, words: WalkWords) -> None:
        language = words.language
        self.yes, self.no, self.ok = map(_everyday, (language.yes, language.no, language.ok))
        self.everyday = self.yes.phrases | self.no.phrases | self.ok.phrases
        self.numbers = {
            fold(word): place for place, row in enumerate(language.numbers, 1) for word in row
        }
        self.last = _folded(language.last)
        self.number_words = _folded(language.number_words)
        self.all_of_them = _folded(language.all_of_them)
        self.only = _folded(language.only)
        self.joiners = _folded(language.joiners)
        self._filler = _folded(language.filler)
        self._negations = _folded(language.negations)
        self._long_negations = [word for word in self._negations if len(word) > 3]
        self._contraries = _folded(language.contraries)
        self._corrections = _folded(language.corrections)
        self._question_words = _folded(language.question_words)
        self._question_starts = tuple(fold(start) + " " for start in language.question_starts)
        self._question_verbs = _folded(language.question_verbs)
        self._question_subjects = _folded(language.question_subjects)
        self._oneself, self._others = _folded(language.oneself), _folded(language.others)
        self._weak = _folded(language.weak) | self._negations
        self._endings = sorted(map(fold, language.endings), key=len, reverse=True)
        real = _folded(language.not_typos) | self.everyday
        self._real_words = real | self._filler | self._negations
        self._phrases: dict[str, Phrase] = {}
        self.commands = {
            name: tuple(map(self.phrase, getattr(words.commands, name)))
            for name in words.commands.__fields__
        }

    def phrase(self, text: str) -> Phrase:
        """A text of the editors' read for matching; each is read once."""
        if text not in self._phrases:
            folded = fold(text)
            tokens = tuple(folded.split())
            content, negated = self._content(tokens), self._negated(tokens)
            self._phrases[text] = Phrase(folded, tokens, content, negated)
        return self._phrases[text]

    def said(self, text: str) -> Said:
        """A typed text read for matching."""
        folded = fold(text)
        tokens = tuple(folded.split())
        asks = self._asks(text, folded, tokens)
        return Said(folded, tokens, self._content(tokens), self._negated(tokens), asks)

    def correction(self, text: str) -> Said:
        """A text read as a correction: words that only show that it is one are set aside."""
        said = self.said(text)
        small = self._corrections | self._filler
        rest = tuple(word for word in said.tokens if word not in small)
        negated = self._negated(rest)
        return Said(" ".join(rest), rest, self._words(rest), negated, said.is_question)

    def likeness(self, said: Said, phrase: Phrase) -> float:
        """How surely a text means a phrase, 0 to 100."""
        if said.folded == phrase.folded:
            return _EXACT
        if said.is_question or not phrase.content or not said.content:
            return 0.0
        if self._of_another(said, phrase):
            return 0.0
        if said.content == phrase.content:
            return _SAME_WORDS
        if said.negated != phrase.negated or len(said.content) > _LONGEST:
            return 0.0
        return self._by_words(said, phrase)

    def without_yes_or_no(self, title: str) -> list[str]:
        """What answers "Ja, det pågår nu" without its yes: "det pågår nu"."""
        first, _, rest = fold(title).partition(" ")
        return [rest] if rest and first in self.yes.single | self.no.single else []

    def alike(self, typed: Word, word: Word) -> bool:
        """Whether a typed word is the word, inflected or misspelt."""
        if typed.text == word.text or typed.stems & word.stems:
            return True
        if typed.text in self._real_words or self._contrary(typed.text, word.text):
            return False
        longer = len(typed.text) > len(word.text)
        if longer and _DOUBLED.sub(r"\1", typed.text) == word.text:
            return True  # "hott": too short a word for any other slip
        longest = max(len(typed.text), len(word.text))
        allowed = 0 if len(word.text) < 4 else 1 if longest < 7 else 2 if longest < 12 else 3
        if typed.text[:1] != word.text[:1]:
            allowed = min(allowed, 1 if longest > 5 else 0)
        if abs(len(typed.text) - len(word.text)) > allowed:
            return False
        return OSA.distance(typed.text, word.text, score_cutoff=allowed) <= allowed

    def _by_words(self, said: Said, phrase: Phrase) -> float:
        have, want = said.content, phrase.content
        unused = sum(not any(self.alike(word, other) for other in want) for word in have)
        missing = sum(not any(self.alike(other, word) for other in have) for word in want)
        if not unused and not missing:
            return _SAME_BUT_TYPOS
        if not missing and unused <= self._most_extra(said) and self._stands_in(phrase, said):
            return _PHRASE_IN_TEXT - _PER_EXTRA_WORD * unused
        telling = [word.text for word in have if word.text not in self._weak]
        if not telling or max(map(len, telling)) < _SHORTEST_PREFIX:
            return 0.0
        if not unused:
            return _PART_OF_PHRASE + len(have) / len(want)
        if len(have) == 1 and want[0].text.startswith(telling[0]):
            return _PREFIX - len(want) / 10
        return 0.0

    def _of_another(self, said: Said, phrase: Phrase) -> bool:
        """Whether a phrase is about who writes, and the text only about somebody else."""
        words = set(said.tokens)
        about_oneself = bool(self._oneself & set(phrase.tokens))
        return about_oneself and not words & self._oneself and bool(words & self._others)

    def _most_extra(self, said: Said) -> int:
        states = said.tokens[0] in self._filler or said.tokens[0] in self.everyday
        return _EXTRA_WORDS_IN_A_STATEMENT if states else _EXTRA_WORDS

    def _stands_in(self, phrase: Phrase, said: Said) -> bool:
        """Whether a phrase points out its option even inside a longer text.

        What is left of "jag såg det" without small words is too little: then these must be there
        too. "Inte chef" must stand together.
        """
        if phrase.negated:
            return f" {phrase.folded} " in f" {said.folded} "
        telling = [w for w in phrase.content if w.text not in self._weak | self._filler]
        whole = set(phrase.tokens) <= set(said.tokens)
        if not telling:
            return whole and len(phrase.tokens) > 1
        return whole or len(telling) > 1 or len(phrase.tokens) == 1

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

    def _content(self, tokens: tuple[str, ...]) -> tuple[Word, ...]:
        return self._words([word for word in tokens if word not in self._filler] or tokens)

    def _words(self, tokens: Iterable[str]) -> tuple[Word, ...]:
        return tuple(Word(token, self._stems(token)) for token in tokens)

    def _negated(self, tokens: Iterable[str]) -> bool:
        """Whether the words hold a "not", also a misspelt one: it must never be overlooked."""
        return any(
            word in self._negations
            or (
                word not in self._real_words and any(_slip(word, no) for no in self._long_negations)
            )
            for word in tokens
        )

    def _contrary(self, one: str, other: str) -> bool:
        """Säker and osäker, trygg and otrygg: a letter apart and the contrary."""
        return (one in self._contraries and other == f"o{one}") or (
            other in self._contraries and one == f"o{other}"
        )

    def _stems(self, word: str) -> frozenset[str]:
        cut = (word.removesuffix(ending) for ending in self._endings if word.endswith(ending))
        return frozenset((word, *(stem for stem in cut if len(stem) >= _SHORTEST_STEM)))


def _slip(typed: str, word: str) -> bool:
    return OSA.distance(typed, word, score_cutoff=1) <= 1


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _everyday(phrases: Iterable[str]) -> Everyday:
    folded = _folded(phrases)
    return Everyday(folded, frozenset(phrase for phrase in folded if " " not in phrase))
