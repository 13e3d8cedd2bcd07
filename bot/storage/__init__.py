"""Where conversations are kept: masked, bounded, and erased when asked.

Named in ``endpoints.yml``::

    tracker_store:
      type: bot.storage.SqlStore
      dialect: sqlite
      db: rattvisaren.db
"""

from bot.storage._access import erase, ping, read_spoken
from bot.storage._bounds import folded, is_to_be_folded
from bot.storage._memory import MemoryStore
from bot.storage._sql import SqlStore

__all__ = ["MemoryStore", "SqlStore", "erase", "folded", "is_to_be_folded", "ping", "read_spoken"]
