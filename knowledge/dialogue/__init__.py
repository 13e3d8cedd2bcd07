"""The conversation: from what was understood and what is known to a reply. Pure; knows no Rasa.

>>> from knowledge.dialogue import Respondent, State, Understanding
>>> reply = respondent.reply(State(), Understanding(text="vad är ett LMA-kort?", ...))
>>> reply.messages[0].text, reply.state.patient.group
"""

from knowledge.dialogue._reply import Message, Reply
from knowledge.dialogue._respond import Respondent, respondent
from knowledge.dialogue._state import Pending, State
from knowledge.dialogue._understanding import Understanding

__all__ = ["Message", "Pending", "Reply", "Respondent", "State", "Understanding", "respondent"]
