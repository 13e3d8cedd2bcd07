"""Words that steer the conversation, from ``dialogue_words.yml``."""

from __future__ import annotations

import re

from knowledge.dialogue._understanding import Understanding
from knowledge.language.clauses import begins, first_words
from knowledge.language.folding import fold, has_phrase, phrases
from knowledge.language.reading import Reading
from knowledge.loading import Knowledge

_PARTS = re.compile(r"[,.;:!\n]+")
_FEW = 4
"""A message with this few words of its own may lean on what was said before."""


class Words:
    """Answers questions about the form of a message; built once."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = knowledge.dialogue_words.dict()
        self._filler = _words(words["filler"])
        self._own_question = phrases(words["own_question"].split("|"))
        self._question = _words(words["question"])
        self._fee = _words(words["fee_cue"])
        self._entitlement = _words(words["entitlement_cue"])
        self._us = _words(words["us"])
        self._points_first = _words(words["points_back_first"])
        self._points = _words(words["points_back"])
        forms = f"{words['question_start']} {words['whether']}"
        self._starts = first_words(forms)
        self._open = first_words(words["open_question"])
        self._need, self._weigh = (_words(words[f"weighing_{name}"]) for name in ("need", "cue"))
        self._no_care = _words(words["no_care"])
        self._must, self._give = _words(words["must"]), _words(words["must_give"])
        self._contact = _words(words["contact_cue"])
        self._decider = phrases(words["decider_cue"].split("|"))
        self._which_care = phrases(words["entitlement_phrase"].split("|"))
        self._asking = _words(words["bare"]) | self._question | self._contact
        self._bare = self._asking | self._filler
        self._thanks, self._also = _words(words["thanks"]), _words(words["also"])
        self._cost = _words(words["only_cost"])
        self._free = phrases(words["it_is_free"].split("|"))
        be, who = (r"|".join(fold(words[name]).split()) for name in ("whether", "whether_who"))
        self._whether = re.compile(rf"\b(?:{be}) (?:{who}) (?:\w+ )?xgrupp(?: \w+)?$")
        self._manager = phrases(words["manager"].split("|"))
        self._restart = frozenset(fold(phrase) for phrase in words["restart"].split("|"))

    def is_elliptic(self, said: Understanding) -> bool:
        """Nothing but filler besides what the knowledge base names: "och barn då?"."""
        if has_phrase(said.text, self._own_question):
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
        if not words.isdisjoint(self._thanks) and not self.has_question(text):
            return False  # "tack, det var allt"
        return asks and words <= self._bare and words.isdisjoint(self._us)

    def adds_nothing(self, text: str) -> bool:
        """Whether a second question is answered with the first: "... och var står det?"."""
        return self.is_bare(text) and not (self.asks_fee(text) or self.asks_entitlement(text))

    def asks_whether(self, reading: Reading) -> bool:
        """Whether the group that is named is asked about: "är han papperslös då?"."""
        return bool(self._whether.search(reading.pattern))

    def asks(self, reading: Reading) -> bool:
        """Whether the message has a question word of its own."""
        return any(word in self._question for word in reading.rest)

    def begins_question(self, text: str) -> bool:
        """Whether it is a question by its form: its first word, or its mark."""
        return text.rstrip().endswith("?") or begins(text, self._starts)

    def has_question(self, text: str) -> bool:
        """Whether a question stands in it by its form, also after what is told."""
        return "?" in text or any(self.begins_question(part) for part in _PARTS.split(text))

    def takes_yes(self, text: str) -> bool:
        """Whether yes can answer that there is care.

        Not what, which or how, nor whether care must be weighed, can wait or may be refused, nor
        whether something else than giving it is a must ("krävs remiss?"), nor several questions:
        it would be heard as the answer to the first.
        """
        weighs = _says(text, self._need) and _ends(text, self._weigh)
        must = _says(text, self._must) and not _says(text, self._give)
        other = weighs or must or _says(text, self._no_care) or text.count("?") > 1
        return not (begins(text, self._open) or other)

    def asks_fee(self, text: str) -> bool:
        """Whether cost is asked about anywhere in the message."""
        return _says(text, self._fee)

    def asks_only_cost(self, said: Understanding) -> bool:
        """Nothing else asked than what it costs: "och kostnaden?", "är det gratis?"."""
        words = set(said.reading.rest) - self._filler
        if has_phrase(said.text, self._free):
            return len(words) == 1
        return bool(words & self._cost) and words <= self._cost

    def asks_also(self, text: str) -> bool:
        """Whether the last answer is asked for somebody else: "gäller det papperslösa också?"."""
        return _says(text, self._also)

    def asks_only_entitlement(self, reading: Reading) -> bool:
        """Nothing else asked than whether a patient may have some care: "har hon rätt till HU?"."""
        words = set(reading.rest) - self._filler
        return bool(words & self._entitlement) and words <= self._entitlement | self._question

    def asks_entitlement(self, text: str) -> bool:
        """Whether the right to care is asked about anywhere in the message."""
        return _says(text, self._entitlement)

    def is_manager(self, text: str) -> bool:
        """Whether whoever writes says to be a manager: "jag är enhetschef"."""
        return has_phrase(text, self._manager)

    def asks_contact(self, text: str) -> bool:
        """Whether a message asks how to reach somebody: "vart ringer hon"."""
        return _says(text, self._contact)

    def asks_who_decides(self, text: str) -> bool:
        """Whether a message asks who decides."""
        return has_phrase(text, self._decider)

    def asks_which_care(self, text: str) -> bool:
        """Whether a message asks which care somebody gets: "vilken vård får en ukrainare"."""
        return has_phrase(text, self._which_care)

    def starts_over(self, text: str) -> bool:
        """Whether the whole message asks to begin again."""
        return fold(text) in self._restart


def _words(listed: str) -> frozenset[str]:
    return frozenset(fold(listed).split())


def _ends(text: str, words: frozenset[str]) -> bool:
    """Whether a word ends in one of the words: "anståbedömning" is a "bedömning"."""
    return any(word.endswith(tuple(words)) for word in fold(text).split())


def _says(text: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(fold(text).split())
