"""Conversations kept in memory between turns.

Stock Rasa reads a conversation's session from its store on every turn, parses each event and
replays them all, and then reads again to see what is new. A process that serves alone has the
conversation already. Every event is still written to the database: after a restart, and for
whoever has been away for long, the conversation is read back from there.

Several processes must not do this: one would not see what another has written.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker

from bot.storage import SqlStore, folded, is_to_be_folded

MOST_KEPT = 200
"""Conversations in memory; the one not heard of for longest is left to the database."""


@dataclass
class _Kept:
    """A conversation: how many of its events are stored, and whether a turn is changing it."""

    tracker: DialogueStateTracker | None
    stored: int
    in_use: bool


class LiveSqlStore(SqlStore):
    """``SqlStore`` that remembers what it has read and written: for one process alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Connect, as Rasa's own store does with the same arguments."""
        super().__init__(*args, **kwargs)
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation's present session; a long one is folded first."""
        kept = self._kept.pop(sender_id, None)
        if kept is None or kept.in_use or kept.tracker is None:
            # Nothing is known, or a turn broke off and has left its changes unsaved.
            tracker = await super().retrieve(sender_id)
        else:
            tracker, new = _bounded(kept.tracker, self.domain)
            if new:
                self._add(sender_id, new)
        _keep(self._kept, sender_id, _Kept(tracker, len(tracker.events) if tracker else 0, True))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store what is new, masked."""
        sender_id = tracker.sender_id
        kept = self._kept.pop(sender_id, None)
        if kept is None or (kept.tracker is not None and kept.tracker is not tracker):
            await super().save(tracker)  # another one than was given out
            return
        await self.stream_events(tracker)
        events = list(tracker.events)
        if len(events) > kept.stored:
            self._add(sender_id, events[kept.stored :])
        if sum(isinstance(event, SessionStarted) for event in events) <= 1:
            # A new conversation is saved once before its first turn, and changed after that.
            _keep(self._kept, sender_id, _Kept(tracker, len(events), kept.tracker is None))

    async def erase(self, sender_id: str) -> None:
        """Remove every trace of the conversation."""
        self._kept.pop(sender_id, None)
        await super().erase(sender_id)


class LiveMemoryStore(TrackerStore):
    """Conversations in memory alone, bounded: for a process that ends with its caller."""

    def __init__(self, domain: Domain | None = None, **kwargs: Any) -> None:
        """Begin without conversations; the arguments are Rasa's."""
        super().__init__(domain, **kwargs)
        self._kept: OrderedDict[str, DialogueStateTracker] = OrderedDict()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation's present session; a long one is folded first."""
        tracker = self._kept.get(sender_id)
        return None if tracker is None else _bounded(tracker, self.domain)[0]

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the conversation."""
        self._kept.pop(tracker.sender_id, None)
        _keep(self._kept, tracker.sender_id, tracker)

    async def keys(self) -> list[str]:
        """The ids of the conversations."""
        return list(self._kept)


def _bounded(
    tracker: DialogueStateTracker, domain: Domain
) -> tuple[DialogueStateTracker, list[Event]]:
    """The same conversation, in a new session after some turns; and that session's events."""
    if not is_to_be_folded(tracker, domain):
        return tracker, []
    events = folded(tracker)
    return DialogueStateTracker.from_events(tracker.sender_id, events, domain.slots), events


def _keep(kept: OrderedDict[str, Any], sender_id: str, value: Any) -> None:
    kept[sender_id] = value
    if len(kept) > MOST_KEPT:
        kept.popitem(last=False)
