"""One question about several groups, ages or care types: which answers it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from knowledge.answers import Patient
from knowledge.language.reading import Reading
from knowledge.model import Card

_MOST = 3
"""More answers than this in one turn are not read."""


def patients(
    card: Card, patient: Patient, reading: Reading, settles: bool = False
) -> tuple[Patient, ...]:
    """The patients to answer for, in the order they were named; one unless several were.

    Args:
        card: what is answered with.
        patient: what is known of the patient.
        reading: what the message names.
        settles: the card settles which group the patient belongs to, so of several that are named
            ("asyl eller papperslös?") none is known.
    """
    if settles and len(reading.groups) > 1:
        return (replace(patient, group=None),)
    return tuple(_patients(card, patient, reading))[:_MOST]


def _patients(card: Card, patient: Patient, reading: Reading) -> Iterator[Patient]:
    if card.varies and reading.compared:
        for group in reading.groups:
            yield replace(patient, group=group)
    elif card.computed is not None and reading.listed and len(reading.care_types) > 1:
        for care in reading.care_types:
            yield replace(patient, care=care)
    else:
        yield patient
