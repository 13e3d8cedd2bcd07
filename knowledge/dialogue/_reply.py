"""What is said back: messages with everything a channel needs to show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.answers import Answer, Button, Patient, as_text, certainty_text
from knowledge.dialogue._state import State
from knowledge.loading import Knowledge

_MOST_BUTTONS = 14
"""The longest list of choices: all groups and "vet inte"."""


@dataclass(frozen=True)
class Message:
    """One message: the complete plain text, choices, and the parts for a richer channel."""

    text: str
    kind: str
    buttons: tuple[Button, ...] = ()
    parts: Mapping[str, Any] | None = None

    def payload(self, state: State, confidence: float) -> dict[str, Any]:
        """The ``answer`` that goes with the text to the channel; plain data."""
        empty: dict[str, Any] = {
            "lead": self.text,
            "details": [],
            "about": None,
            "sources": [],
            "certainty": "law",
        }
        rest: dict[str, Any] = {
            "certainty_text": None,
            "cautions": [],
            "contacts": [],
            "card": None,
            "topic": None,
        }
        return {
            **empty,
            **rest,
            "progress": None,
            "summary": None,
            **(self.parts or {}),
            "kind": self.kind,
            "group": state.patient.group,
            "age": state.patient.age,
            "care": state.patient.care,
            "confidence": round(confidence, 3),
            "fallback": self.kind == "fallback",
        }


@dataclass(frozen=True)
class Reply:
    """All messages of a turn, and what the conversation remembers afterwards."""

    messages: tuple[Message, ...]
    state: State
    confidence: float = 1.0


def answer_message(
    knowledge: Knowledge, answer: Answer, patient: Patient, kind: str = "answer"
) -> Message:
    """An answer as a message; a missing slot that would sharpen it becomes buttons."""
    return Message(
        text=as_text(knowledge, answer),
        kind=kind,
        buttons=answer.buttons[:_MOST_BUTTONS],
        parts={
            "topic": answer.topic,
            "card": answer.card,
            "lead": answer.lead,
            "details": list(answer.details),
            "about": answer.about,
            "sources": [
                {
                    "id": source.id,
                    "title": source.title,
                    "url": source.url,
                    "checked": source.checked.isoformat(),
                }
                for source in answer.sources
            ],
            "certainty": answer.certainty.value,
            "certainty_text": certainty_text(knowledge, answer),
            "cautions": list(answer.cautions),
            "contacts": [{"title": title, "how": how} for title, how in answer.contacts],
        },
    )
