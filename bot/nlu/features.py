"""Turns messages into sparse features: characters, words, and the pattern of what is named.

Character n-grams carry inflection, compounds and typos; the pattern ("har xgrupp ratt till
xvard") lets one example stand for every group, age and care type in the knowledge base.

The vocabulary is a sorted array of 32-bit hashes, not a dictionary of strings: 1 MB instead of 30,
loaded at once, and no scikit-learn (40 MB, half a second) in the process that serves. A gram that
was never seen is taken for a known one in 3 cases of 100 000.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack


@dataclass(frozen=True)
class View:
    """One way of looking at a message: which text, cut how, and how much it weighs."""

    name: str
    text: int
    analyzer: str
    ngrams: tuple[int, int]
    weight: float
    min_df: int = 1


FOLDED, PATTERN, CONCEPTS = 0, 1, 2
VIEWS = (
    View("characters", FOLDED, "char_wb", (3, 4), 1.0, min_df=3),
    View("words", FOLDED, "word", (1, 2), 0.7, min_df=2),
    View("pattern", PATTERN, "word", (1, 2), 0.7, min_df=2),
    View("concepts", CONCEPTS, "word", (1, 2), 0.7, min_df=2),
)
"""Chosen by cross-validation over the training data: ``docs/evaluation.md``."""

Texts = tuple[str, str, str]
"""A message as (folded text, pattern, concepts)."""


class Features:
    """Fits and applies the views: TF-IDF, L2-normalised within each view and then as a whole."""

    def __init__(self, views: Sequence[View] = VIEWS) -> None:
        self._views = tuple(views)
        self._known = [_Known() for _ in self._views]

    @property
    def size(self) -> int:
        """How many features there are."""
        return sum(known.size for known in self._known)

    def fit_transform(self, texts: Sequence[Texts]) -> csr_matrix:
        """Learn vocabulary and weights from the training messages, and give their features."""
        cut = self._cut(texts)
        self._known = [
            _Known.learn(grams, view.min_df) for view, grams in zip(self._views, cut, strict=True)
        ]
        return self._matrix(cut)

    def one(self, text: Texts) -> tuple[np.ndarray, np.ndarray]:
        """One message's features: columns in rising order and their values, of length 1."""
        columns, values, before = [], [], 0
        for view, known in zip(self._views, self._known, strict=True):
            grams, _ = _hashes(view, [text])
            places, weights = known.weigh(grams)
            columns.append(places + before)
            values.append(weights * view.weight)
            before += known.size
        joined = np.concatenate(values)
        return np.concatenate(columns), (joined / _length(joined)).astype(np.float32)

    def transform(self, texts: Sequence[Texts]) -> csr_matrix:
        """Features of shape (messages, vocabulary), float32, rows of length 1."""
        return self._matrix(self._cut(texts))

    def _cut(self, texts: Sequence[Texts]) -> list[_Grams]:
        return [_Grams.of(*_hashes(view, texts), len(texts)) for view in self._views]

    def _matrix(self, cut: Sequence[_Grams]) -> csr_matrix:
        blocks = [
            known.weigh_all(grams) * view.weight
            for view, known, grams in zip(self._views, self._known, cut, strict=True)
        ]
        return with_unit_rows(hstack(blocks, format="csr")).astype(np.float32)

    def state(self) -> dict[str, np.ndarray]:
        """Vocabularies and weights as plain arrays: nothing that needs unpickling to load."""
        return {
            f"{view.name}_{part}": getattr(known, part)
            for view, known in zip(self._views, self._known, strict=True)
            for part in ("grams", "idf")
        }

    @classmethod
    def from_state(
        cls, arrays: Mapping[str, np.ndarray], views: Sequence[View] = VIEWS
    ) -> Features:
        """Rebuild from :meth:`state`."""
        features = cls(views)
        features._known = [
            _Known(arrays[f"{view.name}_grams"], arrays[f"{view.name}_idf"])
            for view in features._views
        ]
        return features


@dataclass(frozen=True)
class _Known:
    """One view's vocabulary: sorted hashes of the grams, and how rare each is."""

    grams: np.ndarray = np.zeros(0, dtype=np.uint32)
    idf: np.ndarray = np.zeros(0, dtype=np.float32)

    @property
    def size(self) -> int:
        return len(self.grams)

    @classmethod
    def learn(cls, messages: _Grams, min_df: int) -> _Known:
        grams, found = np.unique(messages.grams, return_counts=True)
        kept = found >= min_df
        idf = np.log((1 + messages.count) / (1 + found[kept])) + 1
        return cls(grams[kept], idf.astype(np.float32))

    def weigh_all(self, messages: _Grams) -> csr_matrix:
        """What :meth:`weigh` gives for each of many messages, as rows (messages, vocabulary)."""
        if not self.size:
            return csr_matrix((messages.count, 0), dtype=np.float64)
        places, known = found_in(self.grams, messages.grams)
        places, rows = places[known], messages.rows[known]
        weights = (1 + np.log(messages.times[known])) * self.idf[places]
        return with_unit_rows(csr_matrix((weights, (rows, places)), (messages.count, self.size)))

    def weigh(self, message: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Places and TF-IDF weights of the grams that are known, L2-normalised."""
        grams, times = np.unique(message if self.size else message[:0], return_counts=True)
        places, known = found_in(self.grams, grams)
        places, times = places[known], times[known]
        weights = (1 + np.log(times)) * self.idf[places]
        return places, weights / _length(weights)


@dataclass(frozen=True)
class _Grams:
    """The hashes of many messages at once: each message's own, once, with how often it stands."""

    grams: np.ndarray
    rows: np.ndarray
    times: np.ndarray
    count: int

    @classmethod
    def of(cls, hashes: np.ndarray, rows: np.ndarray, count: int) -> _Grams:
        pairs, times = np.unique((rows << np.uint64(32)) | hashes, return_counts=True)
        return cls(
            (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32),
            (pairs >> np.uint64(32)).astype(np.int64),
            times,
            count,
        )


def found_in(known: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where each of ``wanted`` stands in ``known``, which rises; and whether it is there at all."""
    places = np.atleast_1d(np.searchsorted(known[:-1], wanted))
    return places, known[places] == wanted


def row_lengths(matrix: csr_matrix) -> np.ndarray:
    """The L2 norm of each row; 1 for an empty one, so that it can be divided by."""
    lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1)).A1
    return np.where(lengths > 0, lengths, 1)


def with_unit_rows(matrix: csr_matrix) -> csr_matrix:
    """Every row with length 1; an empty one stays empty."""
    return diags(1 / row_lengths(matrix)).dot(matrix).tocsr()


def _length(values: np.ndarray) -> float:
    """The L2 norm; 1 for nothing at all, so that it can be divided by."""
    return float(np.sqrt(values @ values)) or 1.0


def _hashes(view: View, texts: Sequence[Texts]) -> tuple[np.ndarray, np.ndarray]:
    """The hashes (uint32) of all grams of many messages, and the message (uint64) of each."""
    return _ANALYZERS[view.analyzer]([text[view.text].split() for text in texts], *view.ngrams)


def _characters(
    messages: Sequence[Sequence[str]], least: int, most: int
) -> tuple[np.ndarray, np.ndarray]:
    """All stretches of characters within words, with the space before and after.

    All messages at once: one by one, numpy's calls took longer than what they do.
    """
    words = [f" {word} " for message in messages for word in message]
    lengths = np.array([len(word) for word in words], dtype=np.int64)
    rows = np.repeat(_rows([len(message) for message in messages]), lengths)
    codes = np.frombuffer("".join(words).encode("utf-32-le"), dtype=np.uint32)
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(codes))
    rolling = codes.copy()
    found, found_in = [_NONE], [rows[:0]]
    for length in range(1, min(most, len(codes)) + 1):
        if length > 1:
            head = rolling[: len(codes) - length + 1]
            head *= _FACTOR
            head += codes[length - 1 :]
        if length >= least:
            whole = left >= length
            found.append(_mixed(rolling[whole] + np.uint32(length)))
            found_in.append(rows[whole])
    return np.concatenate(found), np.concatenate(found_in)


def _mixed(hashes: np.ndarray) -> np.ndarray:
    """Spread over all 32 bits: a rolling hash of few characters fills only the lowest."""
    hashes = (hashes ^ (hashes >> 16)) * _MIX
    return hashes ^ (hashes >> 15)


def _words(
    messages: Sequence[Sequence[str]], least: int, most: int
) -> tuple[np.ndarray, np.ndarray]:
    """All stretches of words."""
    grams = [
        [
            crc32(" ".join(words[start : start + length]).encode())
            for length in range(least, most + 1)
            for start in range(len(words) - length + 1)
        ]
        for words in messages
    ]
    hashes = np.fromiter(chain.from_iterable(grams), dtype=np.uint32)
    return hashes, _rows([len(of_message) for of_message in grams])


def _rows(lengths: Sequence[int]) -> np.ndarray:
    """The number of each message, as often as it has something."""
    return np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)


_NONE = np.zeros(0, dtype=np.uint32)

_FACTOR, _MIX = np.uint32(0x01000193), np.uint32(0x7FEB352D)
"""Odd numbers, so that nothing is lost when they are multiplied with."""

_ANALYZERS: Mapping[
    str, Callable[[Sequence[Sequence[str]], int, int], tuple[np.ndarray, np.ndarray]]
] = {
    "char_wb": _characters,
    "word": _words,
}
