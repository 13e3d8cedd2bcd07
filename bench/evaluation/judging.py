"""Judges replies: topic, required words, citations, and what counts as answered in scope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bench.evaluation.material import Question
from knowledge.language.reading import reader
from knowledge.loading import knowledge

_ACUTE = "acute"


@dataclass(frozen=True)
class Verdict:
    """One question with its reply, judged.

    ``exact``: the very topic. ``topic``: the topic, or a neighbouring one whose answer holds all
    required words. ``missing``: required words that are not there. ``cited``: an answer in scope
    names a source; None where none is due (no answer, a question back, out of scope).
    """

    question: Question
    reply: Mapping[str, Any]
    exact: bool
    topic: bool
    missing: tuple[str, ...]
    cited: bool | None

    @property
    def fallback(self) -> bool:
        """Whether nothing was answered."""
        return bool(self.reply["fallback"])

    @property
    def words(self) -> bool:
        """Whether every required word is there."""
        return not self.missing

    @property
    def badness(self) -> tuple[int, float]:
        """Worst first: surely answered with the wrong topic, then not answered, then words."""
        sure = float(self.reply["confidence"] or 0)
        if not self.topic and not self.fallback:
            return (3, sure)
        if not self.topic:
            return (2, -sure)
        return (1, len(self.missing)) if self.missing else (0, 0)


def judge(question: Question, reply: Mapping[str, Any]) -> Verdict:
    """Compare one reply with what its question demands."""
    missing = missing_words(question, reply["text"])
    exact = reply["topic"] == question.topic and not reply["fallback"]
    neighbour = (
        bool(question.must_contain)
        and not missing
        and in_scope(reply)
        and is_domain(question.topic)
    )
    return Verdict(question, reply, exact, exact or neighbour, missing, _cited(reply))


def missing_words(question: Question, text: str) -> tuple[str, ...]:
    """The required strings that a text lacks, letters' case and kind of space aside."""
    plain = _plain(text)
    return tuple(word for word in question.must_contain if _plain(word) not in plain)


def in_scope(reply: Mapping[str, Any]) -> bool:
    """Whether the message was answered as one about the domain: else never a false accept."""
    return not reply["fallback"] and reply["topic"] is not None and is_domain(reply["topic"])


def is_domain(topic: str) -> bool:
    """Whether a topic answers about the domain; 112 at danger does not."""
    return topic != _ACUTE and knowledge().topics[topic].in_scope


def group_to_give(question: Question) -> str | None:
    """The row's group where the text names none: the question continues a conversation."""
    return None if reader().read(question.text).groups else question.group


def rate(hits: Iterable[bool]) -> float:
    """The share that is true; 0 of nothing."""
    listed = list(hits)
    return sum(listed) / len(listed) if listed else 0.0


def _cited(reply: Mapping[str, Any]) -> bool | None:
    topic = knowledge().topics.get(reply["topic"] or "")
    if not in_scope(reply) or topic is None or not topic.cited or _asks_back(reply):
        return None
    return bool(reply["sources"])


def _asks_back(reply: Mapping[str, Any]) -> bool:
    """Whether a missing group, age or care type is asked for instead of answered."""
    return not reply["sources"] and reply["text"].rstrip().endswith("?") and bool(reply["buttons"])


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
