"""Words that steer the conversation, from ``dialogue_words.yml``."""

from __future__ import annotations

import re

from knowledge.dialogue._understanding import Understanding
from knowledge.language.folding import fold
from knowledge.language.reading import Reading
from knowledge.loading import Knowledge

_FEW = 4
"""A message with this few words of its own may lean on what was said before."""


class Words:
    """Answers questions about the form of a message; built once."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = knowledge.dialogue_words.dict()
        self._filler = frozenset(fold(words["filler"]).split())
        self._own_question = tuple(fold(p) for p in words["own_question"].split("|"))
        self._question = frozenset(fold(words["question"]).split())
        self._fee = frozenset(fold(words["fee_cue"]).split())
        self._entitlement = frozenset(fold(words["entitlement_cue"]).split())
        self._us = frozenset(fold(words["us"]).split())
        self._points_first = frozenset(fold(words["points_back_first"]).split())
        self._points = frozenset(fold(words["points_back"]).split())
        forms = f"{words['question_start']} {words['whether']}"
        self._starts = frozenset(fold(forms).split())
        self._contact = frozenset(fold(words["contact_cue"]).split())
        self._decider = _phrases(words["decider_cue"])
        self._which_care = _phrases(words["entitlement_phrase"])
        self._asking = frozenset(fold(words["bare"]).split()) | self._question | self._contact
        self._bare = self._asking | self._filler
        be, who = (r"|".join(fold(words[name]).split()) for name in ("whether", "whether_who"))
        self._whether = re.compile(rf"\b(?:{be}) (?:{who}) (?:\w+ )?xgrupp(?: \w+)?$")
        self._manager = _phrases(words["manager"])
        self._restart = frozenset(fold(phrase) for phrase in words["restart"].split("|"))

    def is_elliptic(self, said: Understanding) -> bool:
        """Nothing but filler besides what the knowledge base names: "och barn då?"."""
        folded = f" {fold(said.text)} "
        if any(f" {phrase} " in folded for phrase in self._own_question):
            return False
        return all(word in self._filler for word in said.reading.rest)

    def leans_back(self, reading: Reading) -> bool:
        """A short statement, not a question: "hon har fått personnummer nu"."""
        return self.is_short(reading) and not self.asks(reading)

    def is_short(self, reading: Reading) -> bool:
        """Whether a message has few words of its own."""
        return sum(word not in self._filler for word in reading.rest) <= _FEW

    def points_back(self, text: str) -> bool:
        """Whether a word points to what was said before: "och om han inte vill"."""
        words = fold(text).split()
        return bool(words) and (
            words[0] in self._points_first or not self._points.isdisjoint(words)
        )

    def is_bare(self, text: str) -> bool:
        """A question that means nothing without what was said before: "vem bestämmer det"."""
        words = frozenset(fold(text).split())
        asks = not words.isdisjoint(self._asking)
        return asks and words <= self._bare and words.isdisjoint(self._us)

    def asks_whether(self, reading: Reading) -> bool:
        """Whether the group that is named is asked about: "är han papperslös då?"."""
        return bool(self._whether.search(reading.pattern))

    def asks(self, reading: Reading) -> bool:
        """Whether the message has a question word of its own."""
        return any(word in self._question for word in reading.rest)

    def begins_question(self, text: str) -> bool:
        """Whether it is a question by its form: its first word, or its mark."""
        words = fold(text).split()
        return text.rstrip().endswith("?") or (bool(words) and words[0] in self._starts)

    def asks_fee(self, text: str) -> bool:
        """Whether cost is asked about anywhere in the message."""
        return not self._fee.isdisjoint(fold(text).split())

    def asks_only_entitlement(self, reading: Reading) -> bool:
        """Nothing else asked than whether a patient may have some care: "har hon rätt till HU?"."""
        words = set(reading.rest) - self._filler
        return bool(words & self._entitlement) and words <= self._entitlement | self._question

    def asks_entitlement(self, text: str) -> bool:
        """Whether the right to care is asked about anywhere in the message."""
        return not self._entitlement.isdisjoint(fold(text).split())

    def is_manager(self, text: str) -> bool:
        """Whether whoever writes says to be a manager: "jag är enhetschef"."""
        return _has(text, self._manager)

    def asks_contact(self, text: str) -> bool:
        """Whether a message asks how to reach somebody: "vart ringer hon"."""
        return not self._contact.isdisjoint(fold(text).split())

    def asks_who_decides(self, text: str) -> bool:
        """Whether a message asks who decides."""
        return _has(text, self._decider)

    def asks_which_care(self, text: str) -> bool:
        """Whether a message asks which care somebody gets: "vilken vård får en ukrainare"."""
        return _has(text, self._which_care)

    def starts_over(self, text: str) -> bool:
        """Whether the whole message asks to begin again."""
        return fold(text) in self._restart


def _phrases(listed: str) -> tuple[str, ...]:
    """Folded phrases, each with the spaces that make it whole words."""
    return tuple(f" {fold(phrase)} " for phrase in listed.split("|"))


def _has(text: str, phrases: tuple[str, ...]) -> bool:
    folded = f" {fold(text)} "
    return any(phrase in folded for phrase in phrases)
