"""Guided walks: procedures as data, and one pure engine that walks them.

``start``, ``answer``, ``resume`` and ``aside`` carry a conversation; ``check`` finds faults in
procedures, ``paths`` enumerates every way through one, ``diagram`` draws it.
"""

from knowledge.walks._walks import Walks
from knowledge.walks._wording import Wording
from knowledge.walks.commands import Command, command
from knowledge.walks.engine import answer, aside, resume, start
from knowledge.walks.options import THRESHOLD, Match, match
from knowledge.walks.state import Answer, Choice, Turn, WalkState
from knowledge.walks.summary import Section, Summary

__all__ = [
    "THRESHOLD",
    "Answer",
    "Choice",
    "Command",
    "Match",
    "Section",
    "Summary",
    "Turn",
    "WalkState",
    "Walks",
    "Wording",
    "answer",
    "aside",
    "command",
    "match",
    "resume",
    "start",
]
