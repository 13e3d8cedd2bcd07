"""Messages that must not be answered as if they were in scope."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bench.evaluation.judging import in_scope
from bench.evaluation.material import off_topic
from bench.evaluation.report import Section, percent, shorten, table

if TYPE_CHECKING:
    from bench.evaluation.assistant import Assistant


def rejections_section(assistant: Assistant) -> Section:
    """The share answered in scope, by kind, and which they are."""
    section = Section("Nonsense and off-topic messages", "offtopic")
    asked = [(message, assistant.ask(message.text)) for message in off_topic()]
    accepted = [(message, reply) for message, reply in asked if in_scope(reply)]
    sizes = Counter(message.kind for message, _ in asked)
    wrong = Counter(message.kind for message, _ in accepted)
    fallback = Counter(message.kind for message, reply in asked if reply["fallback"])
    share = len(accepted) / len(asked)
    what = f"own off-topic messages ({len(asked)}): answered in scope"
    section.headline = [(what, percent(share), "≤ 2 %")]
    section.add(
        "A message is accepted falsely when it gets an answer of a topic in scope: neither a "
        "fallback, nor out_of_scope, smalltalk or acute.",
        table(
            ("kind", "n", "accepted", "fallback", "out of scope, small talk or acute"),
            [(k, n, wrong[k], fallback[k], n - wrong[k] - fallback[k]) for k, n in sizes.items()],
        ),
    )
    if accepted:
        accepted.sort(key=lambda pair: -pair[1]["confidence"])
        rows = [
            (message.kind, shorten(message.text), reply["card"], reply["confidence"])
            for message, reply in accepted
        ]
        section.add("### Accepted", table(("kind", "message", "card", "confidence"), rows))
    return section
