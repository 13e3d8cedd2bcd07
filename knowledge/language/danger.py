"""Finds danger here and now, and tells it from a question of care for the same condition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from knowledge.language.folding import fold
from knowledge.language.lexicon import NEGATIONS, Alias, Lexicon, Match
from knowledge.loading import Knowledge
from knowledge.model import DangerCueId

_PHRASE, _SIGN = "phrase", "sign"
_HARMLESS = ""
"""The card of what is none: being longer, it wins over the sign that it holds."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Alarm:
    """Which acute card a message calls for; built once, safe to share."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = Lexicon(_aliases(knowledge), gap=2, whole_words=True)
        self._cues = Lexicon(
            (Alias(c.id, c.id, word) for c in knowledge.danger_cues.values() for word in c.words),
            gap=0,
            whole_words=True,
        )

    def find(self, text: str) -> str | None:
        """The acute card for a message that means danger now, None for all others."""
        found = self._words.find(text)
        phrase = next((m.value for m in found if m.kind == _PHRASE and m.exact), None)
        if phrase is not None:
            return phrase
        signs = [
            m for m in found if m.kind == _SIGN and m.value != _HARMLESS and not _denied(text, m)
        ]
        if not signs or not self._is_now(text, signs):
            return None
        return signs[0].value

    def _is_now(self, text: str, signs: list[Match]) -> bool:
        """Whether what stands beside the signs lets them mean danger now.

        What is here is danger whatever else is said; the past is none; "nu" outweighs a question
        of care; and a sign with nothing beside it is danger.
        """
        said = set(self._beside(text, signs))
        if DangerCueId.HERE in said:
            return True
        if DangerCueId.EARLIER in said or _YEAR.search(fold(text)):
            return False
        return DangerCueId.NOW in said or DangerCueId.ASKED not in said

    def _beside(self, text: str, signs: Iterable[Match]) -> Iterator[str]:
        for cue in self._cues.find(text):
            inside = any(sign.start <= cue.start < sign.end for sign in signs)
            if cue.exact and not inside:
                yield cue.value


def _aliases(knowledge: Knowledge) -> Iterator[Alias]:
    for danger in knowledge.danger.values():
        yield from (Alias(_PHRASE, danger.card, phrase) for phrase in danger.phrases)
        yield from (Alias(_SIGN, danger.card, sign) for sign in danger.signs)
        yield from (Alias(_SIGN, _HARMLESS, phrase) for phrase in danger.harmless)


def _denied(text: str, sign: Match) -> bool:
    """Whether the sign is denied: "inte medvetslös"."""
    before = fold(text[: sign.start]).split()
    return bool(before) and before[-1] in NEGATIONS
