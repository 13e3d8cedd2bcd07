"""Personnummer, samordningsnummer and interim numbers, however they are typed.

The checksum is not looked at: a mistyped number still points at a person. What is looked at is
the shape: ten or twelve digits of which the first six or eight can be a date (the day may have 60
added to it: samordningsnummer). Shapes that nobody uses for anything else need no valid date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from bot.privacy._text import BETWEEN, DASHES, SPACES, Finding

KIND = "personnummer"
CENTURIES = ("18", "19", "20")

_DASH = f"[{SPACES}]{{0,2}}[{DASHES}+./][{SPACES}]{{0,2}}"
# 811218-9876, 19811218-9876, 811218+9876; one digit too few or too many; "811218-T123".
_WRITTEN = re.compile(
    rf"(?<!\d)(?P<date>\d{{8}}|\d{{6}})(?:{_DASH}|[{SPACES}])"
    r"(?P<last>[TRSUWXJKLMN]\d{3}|\d{3,5})(?!\d)",
    re.IGNORECASE,
)
# 81.12.18-9876 and 1981/12/18-9876: nobody writes anything else so.
_DOTTED = re.compile(rf"(?<!\d)(?:\d\d)?\d\d[./]\d\d[./]\d\d{_DASH}\d{{4}}(?!\d)")
# A run of digits with at most three dashes, pluses and spaces between any two.
_RUN = re.compile(rf"\d(?:{BETWEEN}{{0,3}}\d)*")
_DIGITS = re.compile(r"\d+")
# "2011-11-01 12.30" and "12:30": a date and a time of day, not twelve digits.
_CLOCK = re.compile(r"[.:]\d\d(?!\d)")
_ISO_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_SERVICE_NUMBER = re.compile(r"0(?:10|20|77)")


def find(text: str) -> Iterator[Finding]:
    """Findings in the text, whose digits must be plain. They may overlap."""
    for match in _WRITTEN.finditer(text):
        if _is_written(match):
            yield Finding(match.start(), match.end(), KIND)
    for match in _DOTTED.finditer(text):
        yield Finding(match.start(), match.end(), KIND)
    for run in _RUN.finditer(text):
        yield from _in_run(text, run.start(), run.end())


def _is_written(match: re.Match[str]) -> bool:
    """Whether a date and a few more characters, with something between, are one number."""
    date, last = match["date"], match["last"]
    full = len(last) == 4
    dashed = any(not char.isspace() for char in match[0][len(date) : -len(last)])
    if full and dashed and len(date) == 8:
        return True
    if full and dashed:
        # A third digit above 1 is no month: that is how an organisation number looks.
        return date[2] in "01"
    return _is_date(date)


def _in_run(text: str, start: int, end: int) -> Iterator[Finding]:
    """The numbers in a run such as ``25 811218 9876``: whole groups of digits, from the left."""
    run = text[start:end]
    skip = [
        (start + date.start(), start + date.end()) for date in _dates_and_times(text, run, start)
    ]
    groups = [
        (start + group.start(), start + group.end())
        for group in _DIGITS.finditer(run)
        if not any(a <= start + group.start() < b for a, b in skip)
    ]
    first = 0
    while first < len(groups):
        last = _number_from(text, groups, first)
        if last is None:
            first += 1
            continue
        yield Finding(groups[first][0], groups[last][1], KIND)
        first = last + 1


def _dates_and_times(text: str, run: str, start: int) -> Iterator[re.Match[str]]:
    """Dates such as 2024-11-01 that stand for themselves: not the start of a longer number."""
    for date in _ISO_DATE.finditer(run):
        rest = text[start + date.end() :]
        number = re.match(rf"{BETWEEN}{{0,3}}(\d{{4}}|\d\d{BETWEEN}?\d\d)(?!\d)", rest)
        clock = number and (":" in rest[:6] or re.match(r"\s\d\d[.:]\d\d", rest))
        another = _ISO_DATE.match(rest.lstrip(" -–"))
        if number is None or clock or another:
            yield date


def _number_from(text: str, groups: list[tuple[int, int]], first: int) -> int | None:
    """The last of the groups that make a number from ``first`` on, or None."""
    found = None
    digits = ""
    for last in range(first, len(groups)):
        start, end = groups[last]
        if last > first and not _together(text, groups[last - 1][1], start):
            break
        digits += text[start:end]
        if len(digits) > 13:
            break
        lengths = [b - a for a, b in groups[first : last + 1]]
        gaps = [text[a[1] : b[0]] for a, b in pairwise(groups[first : last + 1])]
        if not _CLOCK.match(text, end) and _is_number(digits, lengths, gaps):
            found = last
    return found


def _together(text: str, end: int, start: int) -> bool:
    """Whether two groups of digits stand close enough to be one number."""
    return re.fullmatch(rf"{BETWEEN}{{1,3}}", text[end:start]) is not None


def _is_number(digits: str, lengths: list[int], gaps: list[str]) -> bool:
    """Whether these digits, in groups of these lengths with these gaps, are somebody's number."""
    if len(digits) == 12:
        mistyped = len(lengths) <= 2 and digits[:2] in CENTURIES
        return _grouped(lengths, gaps, 8) and (_is_date(digits[:8]) or mistyped)
    if len(digits) == 10:
        if not _grouped(lengths, gaps, 6) or _has_area_code(digits, lengths):
            return False
        if _is_date(digits[:6]):
            return True
        single = len(lengths) == 1
        return single and digits[2] in "01" and not _SERVICE_NUMBER.match(digits)
    # A digit too few or too many, in one piece after a whole birth date: mistyped.
    return len(lengths) == 1 and len(digits) in (11, 13) and _is_date(digits[:8])


def _grouped(lengths: list[int], gaps: list[str], date: int) -> bool:
    """Whether the groups keep to year, month, day and the last four, as people write them.

    One piece, or two of whatever length, pass: a space goes astray easily. With more pieces than
    that, numbers in a price list or opening hours ("08-12 13-17 08-10") would also add up to ten
    digits: there, the gaps within the date are of different kinds.
    """
    if len(lengths) <= 2 or set(lengths) == {1}:
        return True
    ends = list(accumulate(lengths))
    within = [gap.strip() for gap, end in zip(gaps, ends, strict=False) if end < date]
    # "89 12 269950": day and last four in one piece.
    joined = len(lengths) <= 4 and all(end % 2 == 0 for end in ends)
    return (
        (date in ends or joined)
        and all(end % 2 == 0 for end in ends if end < date)
        and len(set(within)) <= 1
    )


def _has_area_code(digits: str, lengths: list[int]) -> bool:
    """Whether the digits are a phone number such as 070-1234567, which another finder takes."""
    return len(lengths) == 2 and digits[0] == "0" and lengths[0] == 3


def _is_date(digits: str) -> bool:
    """Whether YYMMDD or YYYYMMDD can be a date; the day may have 60 added to it."""
    if len(digits) == 8 and digits[:2] not in CENTURIES:
        return False
    month, day = int(digits[-4:-2]), int(digits[-2:])
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)
