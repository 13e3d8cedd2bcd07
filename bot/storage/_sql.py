"""Conversations in SQLite or PostgreSQL."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import BotUttered, Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.pool import QueuePool

from bot.storage._bounds import folded, is_to_be_folded
from bot.storage._masking import masked

_SPOKEN = (UserUttered.type_name, BotUttered.type_name)


_EVENT = SQLTrackerStore.SQLEvent

# Rasa indexes conversations, but not the order within one: every turn would read all of it.
_IN_ORDER = sa.Index("ix_events_sender_id_id", _EVENT.sender_id, _EVENT.id)

# Built once: SQLAlchemy takes longer to build a query than SQLite to answer it.
_WHOLE = sa.orm.Query(_EVENT).filter(_EVENT.sender_id == sa.bindparam("whose")).order_by(_EVENT.id)
_LAST_START = (
    sa.select(_EVENT.id)
    .where(_EVENT.sender_id == sa.bindparam("whose"))
    .where(_EVENT.type_name == SessionStarted.type_name)
    .order_by(_EVENT.id.desc())
    .limit(1)
    .scalar_subquery()
)
_PRESENT = _WHOLE.filter(_EVENT.id >= sa.func.coalesce(_LAST_START, 0))


class SqlStore(SQLTrackerStore):
    """Rasa's SQL store, with masked rows, bounded sessions, and errors without values in them."""

    engine: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Connect, as Rasa's own store does with the same arguments."""
        super().__init__(*args, **kwargs)
        if self.engine.dialect.name == "sqlite":
            self.engine = _sqlite_engine(self.engine.url)
            self.sessionmaker = sa.orm.session.sessionmaker(bind=self.engine)
        # Otherwise an SQL error quotes what somebody wrote.
        self.engine.hide_parameters = True
        _IN_ORDER.create(self.engine, checkfirst=True)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation's present session; a long one is folded first."""
        tracker = await super().retrieve(sender_id)
        if tracker is None or not is_to_be_folded(tracker, self.domain):
            return tracker
        self._add(sender_id, folded(tracker))
        return await super().retrieve(sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store what is new, masked."""
        await self.stream_events(tracker)
        with self.session_scope() as session:
            new = list(self._additional_events(session, tracker))
        self._add(tracker.sender_id, new)

    async def read_spoken(self, sender_id: str, most: int) -> list[Event]:
        """The last messages of the user and the bot, oldest first, from all sessions."""
        with self.session_scope() as session:
            rows = (
                session.query(_EVENT.data)
                .filter(_EVENT.sender_id == sender_id)
                .filter(_EVENT.type_name.in_(_SPOKEN))
                .order_by(_EVENT.id.desc())
                .limit(most)
                .all()
            )
        events = (Event.from_parameters(json.loads(data)) for (data,) in reversed(rows))
        return [event for event in events if event is not None]

    async def erase(self, sender_id: str) -> None:
        """Remove every trace of the conversation."""
        with self.session_scope() as session:
            session.query(_EVENT).filter(_EVENT.sender_id == sender_id).delete()
            session.commit()
            if self.engine.dialect.name == "sqlite":
                # What is deleted still stands in the write-ahead log until it is folded in.
                session.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))

    def ping(self) -> None:
        """Ask the database something.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: it does not answer.
        """
        with self.engine.connect() as connection:
            connection.execute(sa.text("SELECT 1"))

    async def _stream_new_events(
        self, event_broker: EventBroker, new_events: list[Event], sender_id: str
    ) -> None:
        for event in new_events:
            event_broker.publish({"sender_id": sender_id, **masked(event)})

    def _event_query(
        self, session: Any, sender_id: str, fetch_events_from_all_sessions: bool
    ) -> Any:
        """As Rasa's, but by row number: by timestamp, the database reads the whole conversation."""
        query = _WHOLE if fetch_events_from_all_sessions else _PRESENT
        return query.with_session(session).params(whose=sender_id)

    def _add(self, sender_id: str, events: list[Event]) -> None:
        if not events:
            return
        with self.session_scope() as session:
            # All rows in one statement; one object a row takes twice the time.
            rows = [self._row(sender_id, masked(event)) for event in events]
            session.execute(_EVENT.__table__.insert(), rows)
            session.commit()

    def _row(self, sender_id: str, data: dict[str, Any]) -> dict[str, Any]:
        return {
            "sender_id": sender_id,
            "type_name": data["event"],
            "timestamp": data.get("timestamp"),
            "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
            "action_name": data.get("name"),
            "data": json.dumps(data),
        }


def _sqlite_engine(url: sa.engine.URL) -> sa.engine.Engine:
    # Without a pool, SQLAlchemy opens the file anew for every query: three times slower.
    engine = sa.create_engine(
        url, poolclass=QueuePool, pool_size=2, connect_args={"check_same_thread": False}
    )

    @sa.event.listens_for(engine, "connect")
    def tune(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",  # readers do not wait for the writer
            "synchronous=NORMAL",  # one wait for the disk less a turn; safe with WAL
            "busy_timeout=5000",  # milliseconds
            "secure_delete=ON",  # what is erased is overwritten
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine
