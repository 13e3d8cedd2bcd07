"""What carries over from turn to turn: group, age and care type, and when they are dropped.

The rules, in order:

1. What the message says replaces what was known.
2. A follow-up or correction ("och barn?", "nej, kvotflykting") keeps the rest.
3. A question of its own that names a new group is about somebody else: the age is dropped.
4. A question of its own that names a group drops the care type: it asks for all care.
5. A question of its own that names no group is about the same patient: "vad kostar det?".
6. A mother's care ("mödrahälsovård") is dropped when her child or husband is asked about.
7. Circumstances sharpen the group that is known: "hon har fått personnummer nu".
"""

from __future__ import annotations

from knowledge.answers import Patient
from knowledge.language.reading import Reader, Reading

_WHOSE = frozenset({"hans", "hennes", "deras"})
_SMALL = 12
"""No patient below this age in years is pregnant: an age told after "gravid" is another's."""


def carry(reader: Reader, known: Patient, reading: Reading, follow_up: bool) -> Patient:
    """The patient after a message.

    Args:
        reader: knows which circumstances make which group.
        known: the patient before the message.
        reading: what the message says.
        follow_up: whether the message leans on what was said before.
    """
    group = _group(reader, known, reading)
    someone_else = not follow_up and bool(reading.groups) and group != known.group
    age = _age(known, reading, someone_else)
    dropped = bool(reading.groups) and not follow_up
    if known.care is not None and reader.care_types[known.care].mothers:
        dropped = dropped or _is_of_her_family(known, reading)
    care = _care(known, reading, dropped)
    return Patient(group, age, care)


def _group(reader: Reader, known: Patient, reading: Reading) -> str | None:
    if known.group is not None and reading.clues and not reading.named:
        sharpened = reader.sharpen(known.group, reading.clues)
        if sharpened is not None and sharpened != known.group:
            return sharpened
    return reading.groups[0] if reading.groups else known.group


def _age(known: Patient, reading: Reading, someone_else: bool) -> str | None:
    if len(reading.ages) == 1:
        return reading.ages[0]
    if len(reading.ages) > 1:
        return None
    return None if someone_else else known.age


def _care(known: Patient, reading: Reading, dropped: bool) -> str | None:
    if reading.care_types:
        return main_care(reading)
    return None if dropped else known.care


def _is_of_her_family(known: Patient, reading: Reading) -> bool:
    """Whether the message is about a woman's child or husband: "hennes man", "barnet är 2 år"."""
    if not reading.ages:
        return False
    if not _WHOSE.isdisjoint(reading.rest):
        return True
    small = reading.years is None or reading.years < _SMALL
    adult_anew = reading.ages == ("adult",) and reading.years is None and not reading.groups
    return known.age == "adult" and (adult_anew or (reading.ages == ("child",) and small))


def main_care(reading: Reading) -> str | None:
    """The care type that a message is about: "akut tandvärk" is about teeth."""
    named = [care for care in reading.care_types if care != "akut"] or list(reading.care_types)
    return named[0] if named else None
