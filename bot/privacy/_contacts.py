"""Phone numbers and e-mail addresses that can belong to a person.

Numbers that the public is told to call stay: 112, 1177, 114 14, 116 111, and 010, 020 and 077x,
which authorities and companies have and people have not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.privacy._text import DASHES, SPACES, Finding

PHONE = "telefon"
EMAIL = "e-post"

_GAP = rf"[{DASHES}{SPACES}/]{{0,3}}"
_ABROAD = r"(?:\+|00)\s?46[\s()]*0?[\s()]*"
# Swedish area codes: 08; two digits such as 031; three digits. 07x is a mobile.
_MOBILE = rf"(?:{_ABROAD}|\(?0)7[02369]\)?(?:{_GAP}\d){{7}}"
_AREA = (
    rf"(?:{_ABROAD}|\(?0)(?:"
    rf"8\)?(?:{_GAP}\d){{6,8}}"
    rf"|(?:1[13-9]|2[136]|3[1356]|4[0246]|54|6[03]|90)\)?(?:{_GAP}\d){{5,7}}"
    rf"|(?:[1-6]\d\d|9[1-9]\d)\)?(?:{_GAP}\d){{5,6}})"
)
_FOREIGN = rf"(?:\+|(?<![\d:])00)(?!\s?46)[1-9](?:{_GAP}[\d()]){{7,14}}"
# Not in the middle of a date: 2023-08-31–2023-09-23.
_PHONE = re.compile(rf"(?<![\d\w:,.])(?<!\d[{DASHES}])(?:{_MOBILE}|{_AREA}|{_FOREIGN})(?!\d)")
# "ring 45 67 89": digits without an area code are a number only because of the word before.
_AFTER_WORD = re.compile(
    r"\b(?:tele(?:fon)?|tel|tfn|mobil\w*|telefon(?:nr|nummer)\w*|nås på"
    r"|ring(?:er)? \w{0,6} ?på|ring)"
    rf"\W{{0,3}}(?:nr|nummer|är)?\W{{0,3}}(?P<number>(?!116|114)[1-9](?:{_GAP}\d){{5,9}})(?!\d)",
    re.IGNORECASE,
)
# Opening hours look like area codes: 0800-1700, and 08-12 13-17.
_HOURS = re.compile(rf"0\d[0-5]\d[{DASHES}{SPACES}]{{1,3}}[012]\d[0-5]\d$|\d\d-\d\d,? \d\d-\d\d")
_SERVICE = re.compile(r"\(?0(?:10|20|77\d)")

_AT = r"(?:@|\s?(?:\(at\)|\[at\]|\(a\)|snabel-?a)\s?)"
_EMAIL = re.compile(
    rf"[\w.!#$%&'*+/=?^`{{|}}~-]+{_AT}[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Finding]:
    """Findings in the text, whose digits must be plain. They may overlap."""
    for match in _EMAIL.finditer(text):
        yield Finding(match.start(), match.end(), EMAIL)
    for match in _PHONE.finditer(text):
        if not _SERVICE.match(match[0]) and not _HOURS.match(match[0]):
            yield Finding(match.start(), match.end(), PHONE)
    for match in _AFTER_WORD.finditer(text):
        yield Finding(match.start("number"), match.end("number"), PHONE)
