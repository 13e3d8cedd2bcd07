"""Sets right what is misspelt, towards words that the examples use, before cards are ranked.

One wrong keystroke in the word that carries the question ("tolförmedlingen") leaves the ranker with
nothing it knows. Only words that nobody writes are changed: neither those of the examples and
cards, nor the hundred thousand commonest Swedish words ("hundar" is not "hundra"). What the staff
member typed is never changed; only the ranker reads the corrected text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, zip_longest
from zlib import crc32

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from knowledge.language.folding import Token, fold_word, tokens

_LEAST_SEEN = 3
"""How often a word stands in what is trained on, to be what was meant: rarer may be misspelt."""
_SHORTEST = 5
"""Letters of a word that may be misspelt: a shorter one is too near too many others."""
_SHORTEST_JOINED = 8
"""Letters of a word that may have been written as two ("asyl sökande")."""
_COMMON_WORDS = 100_000


class Spelling:
    """Learned once, then only reads; safe to share between turns."""

    def __init__(self, meant: Iterable[str], seen: np.ndarray, common: np.ndarray) -> None:
        """Build the index.

        Args:
            meant: folded words that a misspelt one may stand for, the commonest first.
            seen: sorted hashes of all words that were trained on, shape (words,).
            common: sorted hashes of common Swedish words, shape (words,).
        """
        self._meant = tuple(meant)
        self._seen, self._common = seen, common
        self._whole = frozenset(word for word in self._meant if len(word) >= _SHORTEST_JOINED)
        self._by_first: dict[str, list[str]] = {}
        for word in self._meant:
            self._by_first.setdefault(word[0], []).append(word)

    @classmethod
    def learn(cls, texts: Iterable[str]) -> Spelling:
        """Learn the words of folded example messages and card texts."""
        from wordfreq import iter_wordlist  # a second to load, and only needed here

        times = Counter(word for text in texts for word in text.split())
        meant = (
            word
            for word, count in times.most_common()
            if count >= _LEAST_SEEN and len(word) >= _SHORTEST - 1 and word.isalpha()
        )
        common = islice(iter_wordlist("sv", "large"), _COMMON_WORDS)
        return cls(meant, _hashes(times), _hashes(map(fold_word, common)))

    def correct(self, text: str) -> str:
        """The text with misspelt words replaced; all else as it stands.

        >>> spelling.correct("Får asylösökande tand vård?")
        'Får asylsokande tandvard?'
        """
        corrected, end = [], 0
        for start, stop, word in self._changes(text):
            corrected += [text[end:start], word]
            end = stop
        return "".join([*corrected, text[end:]])

    def state(self) -> dict[str, np.ndarray]:
        """Everything as plain arrays by name; :meth:`from_state` is the inverse."""
        return {
            "meant": np.array(self._meant, dtype=np.str_),
            "seen": self._seen,
            "common": self._common,
        }

    @classmethod
    def from_state(cls, flat: Mapping[str, np.ndarray]) -> Spelling:
        """Rebuild from :meth:`state`."""
        return cls(flat["meant"].tolist(), flat["seen"], flat["common"])

    def _changes(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end (characters) and new word of each change, in order of place."""
        words = tokens(text)
        taken = 0
        for one, other in zip_longest(words, words[1:]):
            if one.start < taken:
                continue
            if other is not None and self._is_split(text, one, other):
                taken = other.end
                yield one.start, other.end, one.text + other.text
            elif (meant := self._meant_by(one.text)) is not None:
                yield one.start, one.end, meant

    def _is_split(self, text: str, one: Token, other: Token) -> bool:
        """Whether two words are one that was written apart."""
        if one.text + other.text not in self._whole or text[one.end : other.start].strip():
            return False
        return not (self._is_in(self._seen, one.text) and self._is_in(self._seen, other.text))

    def _meant_by(self, word: str) -> str | None:
        """The commonest word within one keystroke of a misspelt one; the first letter must hold."""
        if len(word) < _SHORTEST or not word.isalpha():
            return None
        if self._is_in(self._seen, word) or self._is_in(self._common, word):
            return None
        likely = self._by_first.get(word[0], ())
        found = extractOne(word, likely, scorer=OSA.distance, score_cutoff=1)
        return found[0] if found else None

    @staticmethod
    def _is_in(hashes: np.ndarray, word: str) -> bool:
        wanted = np.uint32(crc32(word.encode()))
        place = np.searchsorted(hashes, wanted)
        return bool(place < len(hashes) and hashes[place] == wanted)


def _hashes(words: Iterable[str]) -> np.ndarray:
    return np.unique(np.fromiter((crc32(word.encode()) for word in words), dtype=np.uint32))
