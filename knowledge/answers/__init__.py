"""Builds answers from cards and from the matrices: the answer first, then why, source and date.

>>> from knowledge.answers import Patient, answer_card
>>> answer_card(knowledge, knowledge.cards["fee/vad_kostar"], Patient("asylsokande", "child"))
"""

from knowledge.answers._computed import notices
from knowledge.answers._model import Answer, Button, Missing, Patient, SourceShown
from knowledge.answers._parts import without_yes
from knowledge.answers._render import as_text, certainty_text
from knowledge.answers._select import answer_card, choose

__all__ = [
    "Answer",
    "Button",
    "Missing",
    "Patient",
    "SourceShown",
    "answer_card",
    "as_text",
    "certainty_text",
    "choose",
    "notices",
    "without_yes",
]
