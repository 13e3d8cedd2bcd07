"""The text as the patterns see it: one plain digit for every kind of digit, same length."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Dashes that people type or paste: hyphen, non-breaking hyphen, figure dash, en, em, minus ...
DASHES = "\\-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe63\uff0d"
# ... spaces, and characters without width that a pasted number can carry.
SPACES = "\\s\u00a0\u2000-\u200f\u202f\u2060\ufeff"
# What may stand between two digits of one and the same number.
BETWEEN = f"[{DASHES}{SPACES}+_]"

_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")


@dataclass(frozen=True)
class Finding:
    """A piece of the text, from ``start`` up to ``end``, that is to be replaced by ``[kind]``."""

    start: int
    end: int
    kind: str


def plain_digits(text: str) -> str:
    """The text with every decimal digit of any script as 0-9; the positions stay the same.

    >>> plain_digits("١٩ och 42")
    '19 och 42'
    """
    return _FOREIGN_DIGIT.sub(lambda match: str(unicodedata.digit(match[0])), text)
