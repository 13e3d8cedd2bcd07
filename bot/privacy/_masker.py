"""Puts the finders together: what is found is replaced by its kind within brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.privacy import _contacts, _identity, _names, _references
from bot.privacy._text import Finding, plain_digits
from bot.settings import settings

KINDS = (
    _identity.KIND,
    _references.LMA,
    _references.RESERVE,
    _contacts.PHONE,
    _contacts.EMAIL,
    _names.KIND,
)
_TOKEN = re.compile(rf"\[({'|'.join(KINDS)})\]")


@dataclass(frozen=True)
class Masked:
    """A text without identifiers.

    Attributes:
        text: with ``[personnummer]`` and the like instead.
        kinds: what was taken out, now or by an earlier masking: each once, in order of the text.
    """

    text: str
    kinds: tuple[str, ...] = ()

    @property
    def without_tokens(self) -> str:
        """The text with the tokens left out too, for whoever reads it for its meaning."""
        return " ".join(_TOKEN.sub(" ", self.text).split())


@dataclass(frozen=True)
class Masker:
    """Rules with the region's own additions.

    Attributes:
        reserve_patterns: the region's own forms of reservnummer.
        name_model: a spaCy pipeline that finds people, or None.
    """

    reserve_patterns: tuple[re.Pattern[str], ...] = ()
    name_model: Any | None = None

    def mask(self, text: str) -> Masked:
        """Mask everything that can point at a person, in what a user typed."""
        plain = plain_digits(text)
        return _replace(
            text,
            [
                *_identity.find(plain),
                *_references.find(plain, self.reserve_patterns),
                *_contacts.find(plain),
                *_names.find(text, self.name_model),
            ],
        )

    def mask_public(self, text: str) -> Masked:
        """Mask personal numbers only, in what the assistant itself says.

        Its answers tell phone numbers, addresses and names of units on purpose.
        """
        plain = plain_digits(text)
        return _replace(
            text,
            [*_identity.find(plain), *_references.find(plain, self.reserve_patterns)],
        )


def mask(text: str) -> Masked:
    """Mask what a user typed, with the rules of the installation.

    >>> mask("ring 070-1234567")
    Masked(text='ring [telefon]', kinds=('telefon',))
    """
    return _installed().mask(text)


def mask_public(text: str) -> Masked:
    """Mask personal numbers in what the assistant says, with the rules of the installation."""
    return _installed().mask_public(text)


def without_names(text: str) -> Masked:
    """Mask numbers and addresses only: for logs, where a language model would be too slow."""
    return Masker(reserve_patterns=settings().reserve_patterns).mask(text)


@lru_cache(maxsize=1)
def _installed() -> Masker:
    return Masker(reserve_patterns=settings().reserve_patterns, name_model=_names.installed_model())


def _replace(text: str, findings: Iterable[Finding]) -> Masked:
    # What an earlier masking put in stays as it is: nothing is looked for inside "[LMA-nummer]".
    before = [match.span() for match in _TOKEN.finditer(text)]
    parts: list[str] = []
    done = 0
    for finding in _apart(findings):
        if any(start < finding.end and finding.start < end for start, end in before):
            continue
        parts += [text[done : finding.start], f"[{finding.kind}]"]
        done = finding.end
    masked = "".join([*parts, text[done:]])
    return Masked(masked, tuple(dict.fromkeys(_TOKEN.findall(masked))))


def _apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """From left to right; what overlaps becomes one, named after the one found first."""
    merged: Finding | None = None
    # A stable sort: of two that begin together, the finder that was asked first gives the name.
    for finding in sorted(findings, key=lambda found: found.start):
        if merged is None:
            merged = finding
        elif finding.start < merged.end:
            merged = Finding(merged.start, max(merged.end, finding.end), merged.kind)
        else:
            yield merged
            merged = finding
    if merged is not None:
        yield merged
