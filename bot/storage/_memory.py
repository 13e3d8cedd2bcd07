"""Conversations in this process's memory: for tests, and for trying things out."""

from __future__ import annotations

import json

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.storage._bounds import folded, is_to_be_folded
from bot.storage._masking import masked


class MemoryStore(InMemoryTrackerStore):
    """Rasa's memory store, masked and with bounded sessions. It grows until the process ends."""

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation's present session; a long one is folded first."""
        tracker = await super().retrieve(sender_id)
        if tracker is None or not is_to_be_folded(tracker, self.domain):
            return tracker
        self._append(sender_id, folded(tracker))
        return await super().retrieve(sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store what is new, masked."""
        present = await super().retrieve(tracker.sender_id)
        known = len(present.events) if present else 0
        self._append(tracker.sender_id, list(tracker.events)[known:])

    async def read_spoken(self, sender_id: str, most: int) -> list[Event]:
        """The last messages of the user and the bot, oldest first, from all sessions."""
        tracker = await self.retrieve_full_tracker(sender_id)
        events = tracker.events if tracker else ()
        return [event for event in events if isinstance(event, (UserUttered, BotUttered))][-most:]

    async def erase(self, sender_id: str) -> None:
        """Remove the conversation."""
        self.store.pop(sender_id, None)

    def ping(self) -> None:
        """Memory always answers."""

    def _append(self, sender_id: str, events: list[Event]) -> None:
        kept = json.loads(self.store.get(sender_id, '{"events": []}'))["events"]
        kept += [masked(event) for event in events]
        self.store[sender_id] = json.dumps({"name": sender_id, "events": kept})
