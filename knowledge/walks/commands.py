"""What can be said at any step: tillbaka, hoppa över, varför frågar du?, avbryt and the like."""

from __future__ import annotations

import re
from enum import Enum

from knowledge.language.folding import fold
from knowledge.walks._wording import Said, Wording

_LONGEST = 6
_PARTS = re.compile(r"[,.;!?]")
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


def command(text: str, wording: Wording, misspelt: bool = False) -> Command | None:
    """The command that a text is, or None.

    The whole text must be the command, small words aside; with ``misspelt`` a single word may
    also have a typo. ``klar`` shares words with others, so it is found by ``is_done`` alone.
    """
    whole = _whole(text, wording)
    twice = {_whole(part, wording) for part in _PARTS.split(text) if fold(part)}
    if whole is None and len(twice) == 1:
        whole = twice.pop()  # "stopp, avbryt"
    if whole is None and misspelt:
        return _misspelt(wording.said(text), wording)
    return whole


def _whole(text: str, wording: Wording) -> Command | None:
    said = wording.said(text)
    if not said.tokens or len(said.tokens) > _LONGEST:
        return None
    for found in Command:
        if found is not Command.DONE and _says(said, found, wording):
            return found
    return None


def is_done(text: str, wording: Wording) -> bool:
    """Whether a text ends a step that takes several answers."""
    return _says(wording.said(text), Command.DONE, wording)


def _says(said: Said, command: Command, wording: Wording) -> bool:
    if said.folded == fold(command.value):
        return True
    return any(
        said.folded == phrase.folded or (bool(said.content) and said.content == phrase.content)
        for phrase in wording.commands[command.value]
    )


def _misspelt(said: Said, wording: Wording) -> Command | None:
    if len(said.tokens) != 1 or len(said.tokens[0]) < _SHORTEST_MISSPELT:
        return None
    for found in Command:
        singles = (p for p in wording.commands[found.value] if " " not in p.folded)
        alike = any(wording.alike(said.content[0], single.content[0]) for single in singles)
        if found is not Command.DONE and alike:
            return found
    return None
