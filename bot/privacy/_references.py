"""Numbers that mean a person only beside a word: LMA card, dossier, reservnummer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.privacy._text import DASHES, SPACES, Finding

LMA = "LMA-nummer"
RESERVE = "reservnummer"

_GAP = f"[{DASHES}{SPACES}]{{0,2}}"
# "[LMA-nummer]" is what this module itself puts in: not a word to act on.
_LMA_WORD = re.compile(
    r"(?<!\[)(?:\blma|dossier|beteckningsn|ärendenummer|ärendenr|migrationsverkets? n)",
    re.IGNORECASE,
)
_LMA_DIRECT = re.compile(
    r"(?<!\[)(?:\blma|dossier|beteckning|ärende)[\w-]*(?:\s?(?:nr|nummer|no|är|har|med|id))*\W{0,3}"
    rf"(?P<number>\d(?:{_GAP}\d){{5,11}})(?!\d)",
    re.IGNORECASE,
)
# 12-345678: how Migrationsverket writes a dossier.
_DOSSIER = re.compile(rf"(?<![\d{DASHES}])\d\d{_GAP}\d{{6}}(?![\d{DASHES}]\d|\d)")
_ISO_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")

_RESERVE_WORD = re.compile(
    r"(?<!\[)(?:\breserv(?:n(?:umme)?r|-?id)\w*|\bres\.?\s?nr|\brid\b)[\s.:#är-]{0,6}"
    r"(?P<number>(?=[\w+-]*\d[\w+-]*\d)\w[\w+-]{4,16}\w)",
    re.IGNORECASE,
)
# A birth date and four more, at least one a letter: 19800101-A12B, 800101-12TF. Regions differ in
# the rest; a region's own form is added in the settings.
_RESERVE_SHAPE = re.compile(
    rf"(?<![\w{DASHES}])(?:\d{{8}}|\d{{6}})(?:[{DASHES}+]|\s(?=[A-ZÅÄÖ\d]{{4}}\b)|)"
    r"(?=\w{0,3}\d)(?=\w{0,3}[A-Za-zÅÄÖåäö])[A-Za-zÅÄÖåäö\d]{4}(?!\w)"
)


def find(text: str, reserve_patterns: Sequence[re.Pattern[str]] = ()) -> Iterator[Finding]:
    """Findings in the text, whose digits must be plain. They may overlap.

    Args:
        reserve_patterns: the region's own forms of reservnummer.
    """
    for match in _LMA_DIRECT.finditer(text):
        if not _ISO_DATE.fullmatch(match["number"]):
            yield Finding(match.start("number"), match.end("number"), LMA)
    if _LMA_WORD.search(text):
        for match in _DOSSIER.finditer(text):
            yield Finding(match.start(), match.end(), LMA)
    for match in _RESERVE_WORD.finditer(text):
        yield Finding(match.start("number"), match.end("number"), RESERVE)
    for pattern in (_RESERVE_SHAPE, *reserve_patterns):
        for match in pattern.finditer(text):
            if match.end() > match.start():
                yield Finding(match.start(), match.end(), RESERVE)
