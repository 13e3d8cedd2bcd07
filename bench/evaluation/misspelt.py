"""The own questions misspelt by rule: how much of what is understood stands a hasty hand?"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bench.evaluation.judging import rate
from bench.evaluation.material import Question
from bench.evaluation.questions import ask_questions
from bench.evaluation.report import Section, percent, table

if TYPE_CHECKING:
    from bench.evaluation.assistant import Assistant

Misspell = Callable[[str, random.Random], str]

_SEED = 1
_LONG_ENOUGH, _COMPOUND = 5, 10
"""Letters of a word that gets a wrong keystroke, and of one that is written apart."""


def one_keystroke(text: str, chance: random.Random) -> str:
    """One long word with two letters swapped, a letter left out, doubled or exchanged."""
    return _in_one_word(text, _LONG_ENOUGH, chance, _keystroke)


def two_keystrokes(text: str, chance: random.Random) -> str:
    """Two times :func:`one_keystroke`, perhaps in the same word."""
    return one_keystroke(one_keystroke(text, chance), chance)


def written_apart(text: str, chance: random.Random) -> str:
    """One very long word cut in the middle, as Swedes do with compounds."""
    return _in_one_word(text, _COMPOUND, chance, _cut)


KINDS: Mapping[str, Misspell] = {
    "as they stand": lambda text, _: text,
    "one keystroke wrong": one_keystroke,
    "two keystrokes wrong": two_keystrokes,
    "a long word written apart": written_apart,
}


def misspelt_section(assistant: Assistant, questions: Sequence[Question]) -> Section:
    """Ask all questions once for each kind of misspelling."""
    section = Section("Misspelt questions", "misspelt")
    rows = []
    for kind, misspell in KINDS.items():
        chance = random.Random(_SEED)
        verdicts = ask_questions(
            assistant, [replace(q, text=misspell(q.text, chance)) for q in questions]
        )
        right = percent(rate(v.topic for v in verdicts))
        words = percent(rate(v.words for v in verdicts))
        rows.append((kind, right, words, sum(v.fallback for v in verdicts)))
        if misspell is one_keystroke:
            section.headline = [("own, one keystroke wrong in each: right topic", right, "")]
    section.add(
        f"The {len(questions)} own questions; which word and which letter is chosen by chance, "
        "with a fixed seed.",
        table(("misspelling", "right topic", "required words", "fallback"), rows),
    )
    return section


def _in_one_word(text: str, least: int, chance: random.Random, change: Misspell) -> str:
    words = text.split()
    long = [place for place, word in enumerate(words) if word.isalpha() and len(word) >= least]
    if not long:
        return text
    place = chance.choice(long)
    words[place] = change(words[place], chance)
    return " ".join(words)


def _cut(word: str, _: random.Random) -> str:
    middle = len(word) // 2
    return f"{word[:middle]} {word[middle:]}"


def _keystroke(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    head, letter, tail = word[:place], word[place], word[place + 1 :]
    return chance.choice(
        [
            head + tail[0] + letter + tail[1:],
            head + tail,
            head + 2 * letter + tail,
            head + chance.choice("aeinrst") + tail,
        ]
    )
