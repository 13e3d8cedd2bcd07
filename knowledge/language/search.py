"""Finds the cards nearest to a question, when no card fits surely.

BM25 over words and character n-grams: Swedish compounds and inflections share characters where
they do not share words. No model, no training; an edited card is found at once.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from zlib import crc32

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
        self._ids = tuple(texts)
        lengths = [sum(1 for text in parts for _ in self._grams(text)) for parts in texts.values()]
        mean = sum(lengths) / max(len(lengths), 1) or 1.0
        # Flat arrays: a tenth of the memory of a dictionary of lists. Grams are known by a hash;
        # that two share one is so rare that it changes nothing.
        keys, items, weights = array("I"), array("I"), array("f")
        for item, parts in enumerate(texts.values()):
            norm = settings.k1 * (1 - settings.b + settings.b * lengths[item] / mean)
            count = Counter(_key(gram) for text in parts for gram in self._grams(text))
            keys.extend(count)
            items.extend(item for _ in count)
            weights.extend(n * (settings.k1 + 1) / (n + norm) for n in count.values())
        order = sorted(range(len(keys)), key=keys.__getitem__)
        self._keys = array("I", (keys[i] for i in order))
        self._items = array("I", (items[i] for i in order))
        self._weights = array("f", (weights[i] for i in order))

    def best(
        self, query: str, most: int = 3, among: Iterable[str] | None = None
    ) -> list[tuple[str, float]]:
        """The ``most`` nearest ids with their scores, best first; ``among`` limits the choice."""
        scores: dict[int, float] = {}
        for gram in set(self._grams(query)):
            key = _key(gram)
            first, last = bisect_left(self._keys, key), bisect_right(self._keys, key)
            if first == last:
                continue
            found = last - first
            idf = math.log(1 + (len(self._ids) - found + 0.5) / (found + 0.5))
            weight = idf * (self._settings.word_weight if gram.startswith("=") else 1.0)
            for item, score in zip(self._items[first:last], self._weights[first:last], strict=True):
                scores[item] = scores.get(item, 0.0) + weight * score
        allowed = None if among is None else set(among)
        named = ((self._ids[item], score) for item, score in scores.items())
        kept = (pair for pair in named if allowed is None or pair[0] in allowed)
        return nsmallest(most, kept, key=lambda pair: (-pair[1], pair[0]))

    def _grams(self, text: str) -> Iterator[str]:
        for word in fold(text).split():
            yield f"={word}"
            padded = f" {word} "
            for length in range(self._settings.shortest, self._settings.longest + 1):
                for start in range(len(padded) - length + 1):
                    yield padded[start : start + length]


def _key(gram: str) -> int:
    return crc32(gram.encode())
