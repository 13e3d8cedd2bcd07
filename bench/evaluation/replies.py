"""Replies of the dialogue alone, without the NLU before it: for a decision or a card to try."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.evaluation.judging import Verdict, group_to_give, judge
from bench.evaluation.material import Question
from knowledge.answers import Patient
from knowledge.dialogue import Reply, Respondent, State, Understanding
from knowledge.language.reading import reader
from knowledge.loading import knowledge
from knowledge.model import topic_of

_SURE = 1.0
_OURS = 9.0
"""A likeness to what we answer that no threshold stops."""


def start(question: Question) -> State:
    """Where a question begins: with the row's group where the text names none."""
    return State(patient=Patient(group=group_to_give(question)))


def answered_with(questions: Sequence[Question], cards: Sequence[str]) -> list[Verdict]:
    """Each question, judged as if the NLU had surely found the card; "" is no card."""
    respondent = Respondent(knowledge(), reader())
    return [
        judge(question, as_reply(respondent.reply(start(question), _found(question.text, card))))
        for question, card in zip(questions, cards, strict=True)
    ]


def as_reply(reply: Reply) -> Mapping[str, Any]:
    """A reply in the form that ``rattvisaren ask --json`` gives it, as far as judging needs."""
    answers = [m.payload(reply.state, reply.confidence) for m in reply.messages]
    main = next((a for a in answers if a["kind"] != "note"), answers[0])
    return {
        "text": "\n\n".join(message.text for message in reply.messages),
        "topic": main["topic"],
        "card": main["card"],
        "confidence": main["confidence"],
        "fallback": main["fallback"],
        "sources": [source for a in answers for source in a["sources"]],
        "buttons": [button.title for message in reply.messages for button in message.buttons],
    }


def _found(text: str, card: str) -> Understanding:
    if not card:
        return Understanding(text=text, reading=reader().read(text))
    return Understanding(
        text=text,
        reading=reader().read(text),
        topics=((topic_of(card), _SURE),),
        cards=((card, _SURE),),
        nearest=_SURE,
        scope=_OURS,
    )
