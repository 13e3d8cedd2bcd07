"""Finds the cards nearest to a question, when no card fits surely.

BM25 over words and character n-grams: Swedish compounds and inflections share characters where
they do not share words. No model, no training; an edited card is found at once.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.language.folding import fold


@dataclass(frozen=True)
class Settings:
    """BM25's two knobs and the n-gram lengths, chosen on SweFAQ's dev split (``make eval``)."""

    k1: float = 0.6
    b: float = 0.75
    shortest: int = 3
    longest: int = 5
    word_weight: float = 1.0


class Search:
    """An index over texts; built once, safe to share.

    >>> Search({"a": ["tandvård för barn"], "b": ["tolk vid besök"]}).best("tolken")
    [('b', ...), ...]
    """

    def __init__(
        self, texts: Mapping[str, Sequence[str]], settings: Settings | None = None
    ) -> None:
        """Index each id's texts together."""
        settings = settings or Settings()
        self._settings = settings
        counts = {
            item: Counter(gram for text in parts for gram in self._grams(text))
            for item, parts in texts.items()
        }
        lengths = {item: sum(count.values()) for item, count in counts.items()}
        mean = sum(lengths.values()) / max(len(lengths), 1) or 1.0
        postings: dict[str, list[tuple[str, float]]] = {}
        for item, count in counts.items():
            norm = settings.k1 * (1 - settings.b + settings.b * lengths[item] / mean)
            for gram, times in count.items():
                weight = times * (settings.k1 + 1) / (times + norm)
                postings.setdefault(gram, []).append((item, weight))
        self._postings = postings
        self._size = len(counts)

    def best(
        self, query: str, most: int = 3, among: Iterable[str] | None = None
    ) -> list[tuple[str, float]]:
        """The ``most`` nearest ids with their scores, best first; ``among`` limits the choice."""
        allowed = None if among is None else set(among)
        scores: dict[str, float] = {}
        for gram in set(self._grams(query)):
            found = self._postings.get(gram)
            if found is None:
                continue
            idf = math.log(1 + (self._size - len(found) + 0.5) / (len(found) + 0.5))
            weight = idf * (self._settings.word_weight if gram.startswith("=") else 1.0)
            for item, score in found:
                if allowed is None or item in allowed:
                    scores[item] = scores.get(item, 0.0) + weight * score
        return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:most]

    def _grams(self, text: str) -> Iterator[str]:
        for word in fold(text).split():
            yield f"={word}"
            padded = f" {word} "
            for length in range(self._settings.shortest, self._settings.longest + 1):
                for start in range(len(padded) - length + 1):
                    yield padded[start : start + length]
