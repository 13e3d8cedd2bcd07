"""Reads ages in years: "16-åring", "nittonårig", "5 år", "fyller 18 nästa vecka", "född 2012"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from knowledge.language.denial import EITHER
from knowledge.language.folding import fold
from knowledge.model import AgeId

MAJORITY = 18
"""The 18th birthday decides the level of care (2008:344 5-6 §§; 2013:407 6-7 §§)."""

_PEOPLE = (
    "barn|barnet|pojke|pojken|flicka|flickan|kille|killen|tjej|tjejen|son|sonen|dotter|dottern|"
    "kvinna|kvinnan|man|mannen|pat|patient|patienten|mamma|mamman|pappa|pappan|pensionar|"
    "tonaring|gubbe|gubben|tant|tanten|dam|damen|herre|herren|elev|eleven|gymnasieelev"
)
_UNIT = (
    r"(?! (?:kr|kronor|st|recept|dagar|veckor|vecka|manader|min|timmar|personer|barn"
    r"|ggr|ganger|gang|besok|tabletter|syskon|mediciner|mg|ml|kg|§|%|procent|kap|paragraf))"
)
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?P<years>\d{1,3}) ?(?:aring(?:s|ar|arna|en|ens)?|arig[aet]?|years? old|yo)\b",
        r"(?<!\bom )(?<!\bi )(?<!\befter )\b(?P<years>\d{1,2}) (?:ar )?"
        r"och \d{1,2} man(?:ader|ad)?\b",
        r"(?<!\bfor )(?<!\bsedan )(?<!\bsen )(?<!\bom )(?<!\bi )(?<!\binom )(?<!\befter )"
        r"\b(?P<years>\d{1,3}) ?ars?\b"
        r"(?! (?:sedan|sen|tillbaka|framat|efter|i (?:sverige|landet|ko\w*)))",
        r"\b(?:ar|isx|fyllt|fyllde|blivit|blev|aged?|alder) (?:bara |precis |nu |typ |ca )?"
        r"(?P<years>\d{1,2})\b" + _UNIT,
        rf"\b(?:{_PEOPLE}) (?:pa )?(?P<years>\d{{1,3}})\b" + _UNIT,
    )
)
_WORDS = (
    "noll ett tva tre fyra fem sex sju atta nio tio elva tolv tretton fjorton femton sexton"
    " sjutton arton nitton tjugo"
).split()
_IN_WORDS = re.compile(
    rf"(?<=\b(?:hon|han|hen|pat) isx )({'|'.join(_WORDS[2:])})\b"
    rf"|\b({'|'.join(_WORDS)}) ?(?=aring|arig|ar gamm?al)"
)
"""Not "hon är ett problem"."""
_DECIMAL = re.compile(r"(\d+)[.,]\d+(?=\s*(?:år|ar)\b)")
_IS = re.compile(r"\bär\b")
_CUT_SHORT = re.compile(r"\b(\d{1,3}) ?å\b")
_STAY = re.compile(
    r"\b(?:bott|varit|funnits|levt|vantat|jobbat|ko|kon|kotid|kotiden|vantetid|vantetiden)\b"
    r"(?: \w+){0,4}? \d+ ars?\b"
)
"""How long somebody has been here, or waits, is no age."""

_PERMIT = re.compile(
    r"\b\w*(?:tillstand|tillstandet|visum|visumet) (?:pa|om|i|for) \d+ ars?\b"
    r"|\b\d+ ars \w*(?:tillstand|tillstandet|visum|visumet)\b"
)
"""How long a permit runs: "studietillstånd på 2 år"."""

_CALLER = re.compile(
    r"\b(?:hennes|hans|deras|patientens|vars)\b(?: \w+){0,2} \d+ ?(?:aring|arig)\w*(?: \w+)?"
    r" (?:ringer|ringde|undrar|fragar|tolkar|oversatter)\b"
)
"""Who asks for the patient: "hennes 15-åriga son ringer"."""

_OF_PAPER = re.compile(
    r"\b(?:kvitto|kvittot|recept|receptet|kort|kortet|intyg|intyget|beslut|beslutet"
    r"|visum|visumet)\b(?: \w+){0,4}? \d+ (?:dagar|veckor|v|manader|man|ar) gamm?alt\b"
)
"""How old a receipt is says nothing of the patient, of whom "gammalt" is never said."""
_OR_MORE = re.compile(r"\b(\d{2}) ?\+(?! ?\d)")

_TURNING = re.compile(r"\b(?:fyller|blir) (?:snart )?(?P<years>\d{1,2})\b" + _UNIT)
_BOUND = re.compile(
    r"\b(?P<side>under|over|yngre an|aldre an|(?:inte|ej|inte annu|annu inte) fyllt|fyllt) 18\b"
)
_CHILD_SIDES = ("under", "yngre an", "inte fyllt", "ej fyllt", "inte annu fyllt", "annu inte fyllt")
_BORN = re.compile(r"\b(?:fodd|f|born) (?P<year>(?:19|20)\d\d)\b")
_INFANT = re.compile(r"\b\d{1,2} ?(?:manader|man|mandr|veckor|v|dagar) gamm?al")
_OLDEST = 120


@dataclass(frozen=True)
class AgeReading:
    """What a text says of the patient's age; ``turning`` when 18 is about to be reached."""

    age: AgeId
    years: int | None = None
    turning: bool = False


def read_age(text: str, today: date) -> AgeReading | None:
    """The first age in a text, or None when no age in years is said."""
    # Folding makes "är" and "år" alike; typed in full they are not.
    whole = _OR_MORE.sub(r"\1 år ", _DECIMAL.sub(r"\1", text.lower()))
    whole = _CUT_SHORT.sub(r"\1 år", whole)
    folded = fold(_IS.sub("isx", whole))
    folded = _IN_WORDS.sub(lambda word: f"{_WORDS.index(word[1] or word[2])} ", folded)
    for no_age in (_STAY, _PERMIT, _CALLER, _OF_PAPER, EITHER):
        folded = no_age.sub(" ", folded)
    turning = _TURNING.search(folded)
    if turning:
        years = int(turning["years"])
        return AgeReading(_age(years - 1), years - 1, turning=years == MAJORITY)
    for form in _FORMS:
        for match in form.finditer(folded):
            years = int(match["years"])
            if years <= _OLDEST and not _BOUND.search(folded[: match.end()]):
                return AgeReading(_age(years), years)
    bound = _BOUND.search(folded)
    if bound:
        child = bound["side"] in _CHILD_SIDES
        return AgeReading(AgeId.CHILD if child else AgeId.ADULT)
    if _INFANT.search(folded):
        return AgeReading(AgeId.CHILD, 0)
    born = _BORN.search(folded)
    if born and int(born["year"]) <= today.year:
        years = today.year - int(born["year"])
        return AgeReading(_age(years), years)
    return None


def _age(years: int) -> AgeId:
    return AgeId.CHILD if years < MAJORITY else AgeId.ADULT
