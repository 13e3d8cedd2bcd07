"""Tells what is said of the patient from what is denied, past, asked, or said of who asks."""

from __future__ import annotations

import re

from knowledge.language.folding import fold
from knowledge.language.lexicon import NEGATIONS

_WHO = r"(?:han|hon|hen|de|dom|man|pat|patienten|personen|barnet|barnen)"
_BREAK = re.compile(r"[,.;:!?\n]|\bmen\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:inte|ej|icke|inga|inget|utan att vara|forutom|utom|undantaget|exklusive|bortsett fran"
    r"|fore detta|varken(?: \w+){0,2} eller|varken) "
    r"(?:(?:en|ett|nagon|nagot|langre|fran|alls|heller|riktigt|for|de|alla|som) ){0,2}$"
)
_ASKS_WHY_NOT = re.compile(r"\b(?:far|kan|ska|bor|maste) (?:inte|ej) $")
"""In "får inte asylsökande tandvård?" the care is in doubt, not the group."""

_AFTER = re.compile(
    rf"^ (?:(?:inte|ej) ?(?:$|och\b|langre\b|utan\b)|(?:ar|har|gor) {_WHO} (?:inte|ej)\b)"
)
_TENSE = re.compile(rf"\b(?:var|varit|tidigare|hade)(?: (?:{_WHO}|en|ett))? $")
_OVER = re.compile(r"^ (?:innan|tidigare|forut|forr|fram till)\b")
_FORMERLY = re.compile(r"\btidigare (?:en |ett )?$")
_WHETHER = re.compile(rf"^(?:och )?(?:har|fick|ar) {_WHO}\b(?: \w+){{1,5}}$")
_WHETHER_OR_NOT = re.compile(
    r"\b(?:vet (?:inte|ej)|sager (?:inte|ej)|saga|undrar|oklart|(?:inte |ej )?o?saker(?: pa)?|kolla"
    rf"|kollar|kontrollera|kontrollerar|ser jag|svara(?: pa)?) om {_WHO} (?:har|ar|fick|soker)"
    r"(?: (?!ratt\b)\w+){1,3}$"
)
_ASKER = re.compile(
    r"\b(?:(?:jag|undertecknad) (?:ar|som|jobbar som|arbetar som)(?: en)?"
    r"|(?:ny|nyanstalld|jobbar|arbetar|vikarierar|receptionen|kassan|disken|luckan)"
    r" (?:pa|i|hos|vid)(?: (?:en|ett|var|min))?)$"
)
_HOST = re.compile(
    r"\b(?:hos|halsa(?:r|t)? pa|besok(?:a|er|t|te)|bor (?:ihop )?med) (?:(?:sin|sina|en) )?$"
)
_PARENT = re.compile(
    r"\b(?:kvinna|kvinnan|man|mannen|mamma|mamman|pappa|pappan|mor|far|patient|patienten)(?: \w+)?"
    r" med (?:sina )?(?:\d|tva|tre|fyra|fem|sex|sju|atta|flera) (?:sma )?$"
)
_WANTS_TO_KNOW = re.compile(
    r"^(?:fa (?:veta|reda|information|info)|klaga|anmala|tolka|folja med)\b"
)
_BEYOND = re.compile(r"\b(?:utover|forutom|mer an|annat an|inte bara)(?: bara| det| den)?$")
_ASKER_HERE = re.compile(r"\w* här\s*[.,!:;\n]")
_MAY = re.compile(r"\b(?:kan|far|ska|maste|bor)(?: (?:en|var))?$")
_DECIDES = re.compile(r"^(?:ensam |sjalv |ocksa )?(?:bestamma|avgora|besluta|bedoma)\b")
EITHER = re.compile(r"\b(?:over|under) eller (?:under|over) 18\b")
"""Both sides of the 18th birthday, in folded text: no age is said."""


def is_denied(text: str, start: int, end: int) -> bool:
    """Whether what stands there is denied or past: "gömmer sig inte", "var asylsökande innan"."""
    if fold(text[start:end]).split(" ", 1)[0] in NEGATIONS:
        return False  # the alias is itself a denial: "inget personnummer"
    left, right = _clause(text, start, end)
    before, after = f" {fold(text[left:start])} ", f" {fold(text[end:right])}".rstrip()
    if _BEFORE.search(before):
        return not _ASKS_WHY_NOT.search(before)
    if _AFTER.search(after + " "):
        return True
    broken = _BREAK.match(text, right) is not None and text[right : right + 3].lower() == "men"
    past = _TENSE.search(before) is not None
    return (past and bool(_OVER.search(after) or (broken and not after))) or bool(
        _FORMERLY.search(before)
    )


def is_unknown(text: str, start: int, end: int) -> bool:
    """Whether it is not known: "vet inte om hon är asylsökande"."""
    left, _ = _clause(text, start, end)
    return bool(_WHETHER_OR_NOT.search(fold(text[left:end])))


def is_asked(text: str, start: int, end: int) -> bool:
    """Whether it is asked: "har hon personnummer då?"."""
    left, right = _clause(text, start, end)
    return text[right : right + 1] == "?" and bool(_WHETHER.match(fold(text[left:right])))


def is_no_age(text: str, start: int, end: int, weak: bool) -> bool:
    """Whether a word for an age is not the patient's: "över eller under 18", "kvinna med tre barn".

    A ``weak`` one ("son") is not when it is a relative who hosts or asks: "hos dottern", "kan sonen
    tolka".
    """
    if EITHER.search(fold(text[max(0, start - 12) : end])):
        return True
    before = f"{fold(text[:start])} "
    if _PARENT.search(before) or (weak and _HOST.search(before)):
        return True
    return weak and bool(_MAY.search(before[:-1]) and _WANTS_TO_KNOW.match(fold(text[end:])))


def is_not_needed(text: str, start: int, end: int) -> bool:
    """Whether care is only told of: it is who asks or decides, or more than it is asked for.

    "Jag är ssk", "ny på vc", "kan barnmorskan bestämma" and "vad får hon utöver det akuta" name no
    care that the patient needs.
    """
    before = fold(text[:start])
    if _ASKER.search(before) or _BEYOND.search(before):
        return True
    if _MAY.search(before) and _DECIDES.match(fold(text[end:])):
        return True
    return not text[:start].strip() and bool(_ASKER_HERE.match(text[end:].lower()))


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around a place begins and ends."""
    left = max((found.end() for found in _BREAK.finditer(text, 0, start)), default=0)
    found = _BREAK.search(text, end)
    return left, found.start() if found else len(text)
