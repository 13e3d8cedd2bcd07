"""How often somebody may ask: a bucket of messages that fills up again over a minute."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

_REMEMBERED = 10_000  # buckets; the least recently used are forgotten, and are full by then
_MINUTE = 60.0


class Rate:
    """At most ``per_minute`` messages a minute for each key; a short burst of all of them is well.

    The state is this process's own: with several processes, put the limit in the proxy as well.
    """

    def __init__(self, per_minute: int, now: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._now = now
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> int:
        """Take one message from the key's bucket.

        Returns:
            0 when there was one, else the seconds until there is.
        """
        now = self._now()
        left, since = self._buckets.pop(key, (float(self._per_minute), now))
        left = min(self._per_minute, left + (now - since) * self._per_minute / _MINUTE)
        wait = 0 if left >= 1 else max(1, math.ceil((1 - left) * _MINUTE / self._per_minute))
        self._buckets[key] = (left if wait else left - 1, now)
        if len(self._buckets) > _REMEMBERED:
            self._buckets.popitem(last=False)
        return wait
