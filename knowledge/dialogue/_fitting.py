"""Cards that are meant only for some patients: a card about hidden children is not for a man."""

from __future__ import annotations

from functools import cache

from knowledge.answers import Patient
from knowledge.dialogue._understanding import Understanding, made_unlikely
from knowledge.language.folding import fold
from knowledge.language.reading import Reading
from knowledge.loading import Knowledge
from knowledge.model import Only, topic_of

_LESS = 0.02
"""What is left of the chance of a card that is for other patients."""


def fitting(
    knowledge: Knowledge, said: Understanding, known: Patient, last: str | None = None
) -> Understanding:
    """The message with cards that are for other patients made unlikely (``only`` on a card).

    Args:
        known: the patient before the message; what the message says wins.
        last: the card that was answered last.
    """
    folded = fold(said.text)
    managers = tuple(knowledge.dialogue_words.manager_part.split("|"))
    subject = topic_of(last) if last else None
    unfit = {
        card
        for card, _ in said.cards
        if (only := knowledge.cards[card].only)
        and not (
            _is_for(only, said.reading, known)
            and (_says(only, folded, managers) or topic_of(card) == subject)
        )
    }
    return made_unlikely(said, unfit, _LESS)


def _is_for(only: Only, reading: Reading, known: Patient) -> bool:
    """Whether the patient, as far as said or known, is one that the card is for."""
    groups = reading.groups or ((known.group,) if known.group else ())
    ages = reading.ages or ((known.age,) if known.age else ())
    if only.group and set(only.group).isdisjoint(groups):
        return False
    if only.years and reading.years is not None:
        first, last = only.years
        if not first <= reading.years <= last:
            return False
    return only.age is None or only.age.value in ages


def _says(only: Only, folded: str, managers: tuple[str, ...]) -> bool:
    """Whether a part of a word stands in the message; true of a card that asks for none."""
    parts = (*only.words, *(managers if only.manager else ()))
    return not only.worded or any(part in folded for part in _folded(parts))


@cache  # as many as there are such cards
def _folded(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(part) for part in parts)
