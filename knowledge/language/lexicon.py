"""Finds groups, care types, ages, clues and documents by their aliases, as people type them.

Tolerates inflection ("asylsökandes"), compounds ("tandvårdsavgiften"), typos ("asylöskande") and
missing å, ä and ö. A new alias in the content works at once, without new training examples.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from knowledge.language.folding import Token, tokens

_ENDINGS = frozenset(
    "s n en et ar er or na an a e t r ns ens ets ans ars ers nas arna erna orna arnas ernas ornas "
    "are arnas aren arens ande andes ade at ad de te ts ta es".split()
)
"""Swedish endings on a word that is still the same word (grupp+en, sökande+s, tillstånd+et+s)."""

GROUP, AGE, CARE, CLUE, DOCUMENT = "group", "age", "care", "clue", "document"
CONCEPT, OTHER = "concept", "other"
"""What an alias may mean; ``OTHER`` is nothing of ours, whatever its words look like."""

NEGATIONS = frozenset("inte ej icke aldrig ingen inget inga utan saknar not no".split())
"""Words that turn the meaning round."""

_COMPOUND_HEAD = 5
"""Shortest alias that may begin or end a longer compound ("tandvård" in "tandvårdsavgiften")."""

_TYPO_LENGTH = 5
_LONG_TYPO_LENGTH = 9
"""From these lengths a word may differ by one and by two keystrokes from the alias."""
_WHOLE_TYPO_LENGTH = 8
"""The same for one keystroke, where only whole words count."""


@dataclass(frozen=True)
class Match:
    """An alias found in a text: what it means, how sure, and where (character offsets)."""

    kind: str
    value: str
    start: int
    end: int
    words: int
    weak: bool
    exact: bool

    @property
    def length(self) -> int:
        """Characters of the text that the match covers."""
        return self.end - self.start


@dataclass(frozen=True)
class Alias:
    """One alias in the lexicon; ``weak`` ones count only when nothing stronger is said."""

    kind: str
    value: str
    text: str
    weak: bool = False


class Lexicon:
    """Looks up aliases; built once from the knowledge base, safe to share between turns."""

    def __init__(
        self,
        aliases: Iterable[Alias],
        known_words: Iterable[str] = (),
        gap: int = 1,
        whole_words: bool = False,
    ) -> None:
        """Build the index.

        Args:
            aliases: every alias with its meaning.
            known_words: folded words that are themselves: never a compound with an alias or a
                typo of one ("receptionen" is not about "recept").
            gap: how many other words may stand between two words of an alias
                ("fått sitt avslag" is "fått avslag").
            whole_words: neither compounds nor typos of short words count: "strokerehab" is not
                "stroke", and "krampor" is not "kramper".
        """
        self._gap = gap
        self._whole_words = whole_words
        shortest = _WHOLE_TYPO_LENGTH if whole_words else _TYPO_LENGTH
        self._by_first: dict[str, dict[str | None, list[tuple[tuple[str, ...], Alias]]]] = {}
        vocabulary: set[str] = set()
        for alias in aliases:
            words = tuple(token.text for token in tokens(alias.text))
            if words:
                second = words[1] if len(words) > 1 else None
                entries = self._by_first.setdefault(words[0], {})
                entries.setdefault(second, []).append((words, alias))
                vocabulary.update(words)
        self._vocabulary = frozenset(vocabulary)
        self._typo_targets: dict[str, list[str]] = {}
        for word in sorted(vocabulary):
            if len(word) >= shortest:
                self._typo_targets.setdefault(word[0], []).append(word)
        self._known = frozenset(known_words)
        self._meanings = lru_cache(maxsize=8192)(self._meanings_of)

    def find(self, text: str) -> tuple[Match, ...]:
        """All aliases in a text, the longest first where several of one kind overlap.

        The result is ordered by place in the text.
        """
        words = tokens(text)
        # Most aliases begin with a common word ("har ..."): only those whose second word is there.
        there: set[str | None] = {None}.union(*(self._meanings(word.text) for word in words))
        found = [
            match for start in range(len(words)) for match in self._starting(words, start, there)
        ]
        found.sort(key=lambda match: (-match.words, -match.exact, -match.length, match.start))
        kept: list[Match] = []
        for match in found:
            if not any(match.kind == other.kind and _overlap(match, other) for other in kept):
                kept.append(match)
        return tuple(sorted(kept, key=lambda match: (match.start, match.end)))

    def _starting(
        self, words: tuple[Token, ...], start: int, there: set[str | None]
    ) -> Iterable[Match]:
        for first, exact in self._meanings(words[start].text).items():
            entries = self._by_first.get(first, {})
            for alias_words, alias in chain.from_iterable(
                aliases for second, aliases in entries.items() if second in there
            ):
                end, all_exact = self._follow(words, start, alias_words)
                if end is not None:
                    yield Match(
                        alias.kind,
                        alias.value,
                        words[start].start,
                        words[end].end,
                        len(alias_words),
                        alias.weak,
                        exact and all_exact,
                    )

    def _follow(
        self, words: tuple[Token, ...], start: int, alias_words: tuple[str, ...]
    ) -> tuple[int | None, bool]:
        """Index of the last word of the alias when all its words follow from ``start``.

        No other word stands between when a pause follows it: "utan besvär, lma-kort".
        """
        place, exact = start, True
        for wanted in alias_words[1:]:
            for step in range(1, self._gap + 2):
                if place + step >= len(words):
                    return None, False
                meanings = self._meanings(words[place + step].text)
                if wanted in meanings:
                    place, exact = place + step, exact and meanings[wanted]
                    break
                if words[place + step].text in NEGATIONS:
                    return None, False  # "har inte personnummer" is not "har personnummer"
                if words[place + step].pause:
                    return None, False
            else:
                return None, False
        return place, exact

    def _meanings_of(self, word: str) -> Mapping[str, bool]:
        """Alias words that ``word`` may stand for, and whether it is spelt as one of them."""
        found = {word: True} if word in self._vocabulary else {}
        own = self._is_known(word)
        compounds = not own and not self._whole_words
        for cut in range(2, len(word)):
            head, tail = word[:cut], word[cut:]
            if head in self._vocabulary and head not in found:
                if tail in _ENDINGS and len(head) >= 3:
                    found[head] = True
                elif len(head) >= _COMPOUND_HEAD and compounds:
                    found[head] = False
            if compounds and tail in self._vocabulary and len(tail) >= _COMPOUND_HEAD:
                found.setdefault(tail, False)
        if not any(found.values()) and len(word) >= _TYPO_LENGTH and not own:
            for target in self._typos(word):
                found.setdefault(target, False)
        return found

    def _is_known(self, word: str) -> bool:
        """Whether the word, with or without an ending, is a word of its own."""
        return word in self._known or any(
            word[:cut] in self._known and word[cut:] in _ENDINGS for cut in range(3, len(word))
        )

    def _typos(self, word: str) -> Iterable[str]:
        """Alias words within a keystroke or two, the nearest only; the first letter must hold."""
        allowed = 2 if len(word) >= _LONG_TYPO_LENGTH and not self._whole_words else 1
        stems = [word, *_without_ending(word)]
        best: dict[str, float] = {}
        for stem in stems:
            likely = self._typo_targets.get(stem[0], ())
            for target, distance, _ in extract(
                stem, likely, scorer=OSA.distance, score_cutoff=allowed, limit=3
            ):
                best[target] = min(distance, best.get(target, distance))
        nearest = min(best.values(), default=0)
        return [target for target, distance in best.items() if distance == nearest]


def _without_ending(word: str) -> Iterable[str]:
    """The word without each common ending it has, where enough is left to compare."""
    return (
        word[: -len(ending)]
        for ending in ("s", "n", "en", "et", "ar", "er", "na")
        if word.endswith(ending) and len(word) - len(ending) >= _TYPO_LENGTH
    )


def _overlap(one: Match, other: Match) -> bool:
    return one.start < other.end and other.start < one.end
