"""One spelling for what people type: lower case, no rings and dots, plain spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
"""Letters and digits, with the marks of letters that were pasted in two parts (a + ring)."""

_PAUSES = frozenset(",.;:!?")


class Token(NamedTuple):
    """A word with its place in the original text (offsets in characters).

    ``pause``: a comma, full stop or the like follows.
    """

    text: str
    start: int
    end: int
    pause: bool = False


def fold(text: str) -> str:
    """Lower case without diacritics, punctuation as single spaces.

    >>> fold("Tillståndslös, LMA-kort!")
    'tillstandslos lma kort'
    """
    return " ".join(token.text for token in tokens(text))


def phrases(listed: Iterable[str]) -> tuple[str, ...]:
    """Folded phrases, each with the spaces that make it whole words; for :func:`has_phrase`."""
    return tuple(f" {fold(phrase)} " for phrase in listed)


def has_phrase(text: str, folded: Iterable[str]) -> bool:
    """Whether one of the :func:`phrases` stands in a text.

    >>> has_phrase("Hon blev kränkt!", phrases(["blev kränkt"]))
    True
    """
    said = f" {fold(text)} "
    return any(phrase in said for phrase in folded)


@lru_cache(maxsize=64)  # a turn looks at the same message a dozen times
def tokens(text: str) -> tuple[Token, ...]:
    """The folded words of a text with their offsets; hyphens, colons and dashes part words."""
    return tuple(
        Token(
            fold_word(match.group()),
            match.start(),
            match.end(),
            text[match.end() : match.end() + 1] in _PAUSES,
        )
        for match in _TOKEN.finditer(text)
    )


@lru_cache(maxsize=8192)  # the same words come again and again, several times in a turn
def fold_word(word: str) -> str:
    """One word in lower case without diacritics: staff often type without å, ä and ö."""
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
