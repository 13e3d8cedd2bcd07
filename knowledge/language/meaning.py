"""What a message means, whatever group, age or care it names: what the ranker learns from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from knowledge.language.folding import tokens
from knowledge.language.lexicon import AGE, CARE, DOCUMENT, GROUP, Match

_MEANINGFUL = {GROUP: "xgrupp", AGE: "xalder", CARE: "xvard", DOCUMENT: "xhandling"}


class Meaning(NamedTuple):
    """One message as the ranker sees it: what :func:`pattern` and :func:`concepts` give."""

    pattern: str
    concepts: str


def pattern(text: str, matches: Iterable[Match]) -> str:
    """The message with what it names replaced by its kind: "har xgrupp ratt till xvard"."""
    return " ".join(_pattern(text, [m for m in matches if m.kind in _MEANINGFUL]))


def concepts(matches: Iterable[Match]) -> str:
    """Ids of all that is named and meant, in the order of the text: synonyms are one."""
    in_order = sorted(matches, key=lambda match: match.start)
    return " ".join(f"{match.kind}_{match.value.rsplit('/', 1)[-1]}" for match in in_order)


def _pattern(text: str, meaningful: list[Match]) -> Iterator[str]:
    done: set[Match] = set()
    for token in tokens(text):
        cover = next((m for m in meaningful if m.start <= token.start < m.end), None)
        if cover is None:
            yield "xtal" if token.text.isdigit() else token.text
        elif cover not in done:
            done.add(cover)
            yield _MEANINGFUL[cover.kind]
