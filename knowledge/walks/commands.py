"""What can be said at any step: tillbaka, hoppa över, varför frågar du?, avbryt and the like."""

from __future__ import annotations

from enum import Enum

from knowledge.language.folding import fold
from knowledge.model._procedures import WalkWords
from knowledge.walks._wording import Wording, wording

_LONGEST = 6
_SHORTEST_MISSPELT = 5


class Command(str, Enum):
    """A command; its value is its button's id and its field in ``walk_words.yml``."""

    BACK = "tillbaka"
    SKIP = "hoppa_over"
    WHY = "varfor"
    MEANING = "vad_menas"
    REPEAT = "upprepa"
    CANCEL = "avbryt"
    RESTART = "borja_om"
    GO_ON = "fortsatt"
    DONE = "klar"


def command(text: str, words: WalkWords, misspelt: bool = False) -> Command | None:
    """The command that a text is, or None.

    The whole text must be the command, small words aside; with ``misspelt`` a single word may
    also have a typo. ``klar`` shares words with others, so it is found by ``is_done`` alone.
    """
    said = wording(words.language).said(text)
    if not said.tokens or len(said.tokens) > _LONGEST:
        return None
    for found in Command:
        if found is Command.DONE:
            continue
        phrases = getattr(words.commands, found.value)
        if said.folded == fold(found.value) or _says(said.folded, said.content, phrases, words):
            return found
    return _misspelt(said.tokens, words) if misspelt else None


def is_done(text: str, words: WalkWords) -> bool:
    """Whether a text ends a step that takes several answers."""
    said = wording(words.language).said(text)
    return _says(said.folded, said.content, words.commands.klar, words)


def _says(
    folded: str, content: tuple[str, ...], phrases: tuple[str, ...], words: WalkWords
) -> bool:
    reader: Wording = wording(words.language)
    return any(folded == fold(p) or content == reader.said(p).content for p in phrases)


def _misspelt(tokens: tuple[str, ...], words: WalkWords) -> Command | None:
    if len(tokens) != 1 or len(tokens[0]) < _SHORTEST_MISSPELT:
        return None
    reader = wording(words.language)
    for found in Command:
        singles = (fold(phrase) for phrase in getattr(words.commands, found.value))
        if found is not Command.DONE and any(
            " " not in single and reader.alike(tokens[0], single) for single in singles
        ):
            return found
    return None
