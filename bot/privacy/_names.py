"""Names of people: found by the Swedish language model where it is installed, and after "heter".

Without the model only the plain cases are found ("hon heter Anna Berg"): the widget and the
documentation say that names must not be typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from bot.privacy._text import Finding

KIND = "namn"
MODEL = "sv_core_news_sm"
LABELS = frozenset({"PRS", "PER", "PERSON"})

_NAME = r"[A-ZÅÄÖÉÜ][a-zåäöéü]+(?:[-'’][A-ZÅÄÖÉÜ][a-zåäöéü]+)*"
# Case matters only in the name itself: "Heter" may begin a sentence.
_INTRODUCED = re.compile(
    r"\b(?i:heter|kallas|(?:för-?|efter)?namn(?:et)?(?: är)?:?|personen|patienten|patient:)\s+"
    rf"(?P<name>{_NAME}(?:\s+(?:(?:al|von|de|av)[ -])?{_NAME}){{0,3}})"
)
_ALONE_OK = re.compile(r"(?i)\b(?:heter|kallas|namn(?:et)?(?: är)?:?)\s+$")


@lru_cache(maxsize=1)
def installed_model() -> Any | None:
    """The Swedish spaCy pipeline with named entities, or None where it is not installed."""
    import spacy
    from spacy.util import is_package

    if not is_package(MODEL):
        return None
    return spacy.load(MODEL, exclude=["parser", "lemmatizer", "morphologizer"])


def find(text: str, model: Any | None) -> Iterator[Finding]:
    """Findings in the text. They may overlap.

    Args:
        model: a spaCy pipeline that marks people as ``PRS`` (as the Swedish models do), or None.
    """
    for match in _INTRODUCED.finditer(text):
        # "patienten Anna Berg" is a name; "patienten Kan" could be the start of a new thought.
        if " " in match["name"] or _ALONE_OK.search(text[: match.start("name")]):
            yield Finding(match.start("name"), match.end("name"), KIND)
    if model is None:
        return
    for entity in model(text).ents:
        if entity.label_ in LABELS and all(token.text[:1].isupper() for token in entity):
            yield Finding(entity.start_char, entity.end_char, KIND)
