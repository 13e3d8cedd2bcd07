"""An answer as plain text: everything that the user reads, in reading order."""

from __future__ import annotations

from knowledge.answers._model import Answer
from knowledge.loading import Knowledge
from knowledge.model import Certainty


def as_text(knowledge: Knowledge, answer: Answer) -> str:
    """The whole answer: lead, conditions, whom it is about, certainty, sources with dates."""
    parts = [answer.lead]
    if answer.details:
        parts.append("\n".join(f"• {detail}" for detail in answer.details))
    if answer.contacts:
        parts.append("\n".join(f"{unit}: {how}" for unit, how in answer.contacts))
    parts.append("\n".join(_footer(knowledge, answer)))
    return "\n\n".join(part for part in parts if part)


def _footer(knowledge: Knowledge, answer: Answer) -> list[str]:
    lines = [answer.about] if answer.about else []
    remark = certainty_text(knowledge, answer)
    if remark:
        lines.append(remark)
    if answer.sources:
        titles = "; ".join(source.title for source in answer.sources).rstrip(".")
        checked = min(source.checked for source in answer.sources)
        lines.append(knowledge.say("sources_line", sources=titles, date=checked.isoformat()))
    if answer.cautions:
        lines.append(" ".join(answer.cautions))  # one line: what stands last is easily passed over
    return lines


def certainty_text(knowledge: Knowledge, answer: Answer) -> str | None:
    """How sure the answer is, when that is not plain, and whom to ask.

    A region's page is not called changeable where a caution says so of the source itself.
    """
    remark = knowledge.phrases.get(f"certainty_{answer.certainty.value}")
    if remark is None:
        return None
    if answer.certainty is Certainty.REGION and answer.cautions:
        return answer.ask
    return f"{remark} {answer.ask}" if answer.ask else str(remark)
