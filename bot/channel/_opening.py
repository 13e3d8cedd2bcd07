"""What the widget shows before the first question; editors own the words in ``knowledge/``."""

from __future__ import annotations

from datetime import date
from typing import Any

from knowledge.loading import Knowledge

_MOST_SUGGESTIONS = 6


def opening(knowledge: Knowledge, today: date, characters: int) -> dict[str, Any]:
    """The opening view: notices of the day, questions to begin with, walks, and contacts.

    Args:
        characters: the longest message that is taken.
    """
    topics = [topic for topic in knowledge.topics.values() if topic.in_menu]
    return {
        "notices": [
            {"id": notice.id, "text": notice.text}
            for notice in knowledge.notices.values()
            if notice.from_day <= today <= notice.to_day
        ],
        "suggestions": [topic.ask for topic in topics[:_MOST_SUGGESTIONS]],
        "topics": [{"id": topic.id, "title": topic.title, "ask": topic.ask} for topic in topics],
        "walks": [{"id": walk.id, "title": walk.title} for walk in knowledge.procedures.values()],
        "contacts": [
            {"title": contact.title, "does": contact.does, "how": contact.how}
            for contact in knowledge.contacts.values()
        ],
        "characters": characters,
    }
