"""Parts a message into its questions: "hej, vad kostar det och får jag säga det till polisen?"."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from unicodedata import normalize

from knowledge.language.folding import fold, tokens
from knowledge.loading import knowledge

_ENDS = re.compile(r"(?<=[?!.;\n])\s+")
_JOINTS = re.compile(
    r",\s*(?:och|o|samt|men|sen|sedan)?\s+|\s+(?:och|o|samt|men|sedan|sen)\s+|\s*[&+/]\s*"
)
_FEWEST = 2
_MOST = 4


def clauses(text: str, starts: Collection[str]) -> tuple[str, ...]:
    """The questions in a message, in order; empty unless there are at least two.

    A statement belongs to the question after it. What follows "och" is a question of its own
    only when it begins like one.

    Args:
        starts: words that begin a question: :func:`first_words`.

    >>> clauses("hur bokar jag tolk och vad kostar det?", {"hur", "vad"})
    ('hur bokar jag tolk', 'vad kostar det?')
    """
    questions: list[str] = []
    said = ""
    for sentence in _ENDS.split(text.strip()):
        for piece in _pieces(sentence, starts):
            said = f"{said} {piece}".strip()
            if _begins(piece, starts) or (piece.endswith("?") and fold(piece)):
                questions.append(said)
                said = ""
    if said and questions:
        questions[-1] = f"{questions[-1]} {said}"
    return tuple(questions) if _FEWEST <= len(questions) <= _MOST else ()


def _pieces(sentence: str, starts: Collection[str]) -> list[str]:
    pieces: list[str] = []
    begin = 0
    for joint in _JOINTS.finditer(sentence):
        if _begins(sentence[joint.end() :], starts):
            pieces.append(sentence[begin : joint.start()].strip())
            begin = joint.end()
    pieces.append(sentence[begin:].strip())
    return [piece for piece in pieces if piece]


def _begins(piece: str, starts: Collection[str]) -> bool:
    return len(tokens(piece)) >= _FEWEST and begins(piece, starts)


def first_words(listed: str) -> frozenset[str]:
    """Words a text may begin with, as written and without å, ä and ö; for :func:`begins`."""
    return frozenset((*listed.lower().split(), *fold(listed).split()))


def begins(text: str, words: Collection[str]) -> bool:
    """Whether a text begins with one of the :func:`first_words`.

    >>> [begins(text, first_words("var")) for text in ("Var är hon?", "Vår patient")]
    [True, False]
    """
    first = tokens(text)[:1]
    return any(normalize("NFC", text[word.start : word.end]).lower() in words for word in first)


def questions(text: str) -> tuple[str, ...]:
    """The questions in a message, by the words in the project's own knowledge base."""
    return clauses(text, _starts())


def without_greeting(text: str) -> str:
    """The message after "hej," when something is said besides: a greeting is about nothing.

    >>> without_greeting("Hej, har en fråga om tolk")
    'har en fråga om tolk'
    """
    rest = _greeting().sub("", text, count=1)
    return rest if len(fold(rest).split()) > _FEWEST else text


@lru_cache(maxsize=1)
def _greeting() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in knowledge().dialogue_words.greeting.split("|"))
    return re.compile(rf"^\W*(?:(?:{words})\b\W*)+", re.IGNORECASE)


@lru_cache(maxsize=1)
def _starts() -> frozenset[str]:
    return first_words(knowledge().dialogue_words.question_start)
