"""Events as they may be stored: without identifiers, whichever way they came in.

The channel has masked already. ``rasa shell`` and Rasa's own channels have not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from rasa.shared.core.events import BotUttered, Event

from bot.privacy import mask, mask_public

# Addresses of sources are the editors' own, and full of numbers.
_LEFT_ALONE = frozenset({"url", "timestamp", "type_name", "model_id", "assistant_id", "message_id"})

_MARK = re.compile(r"[\d@]")


def masked(event: Event) -> dict[str, Any]:
    """The event as a dictionary, ready to be stored."""
    change = _public if isinstance(event, BotUttered) else _private
    return _masked(event.as_dict(), change)


def _can_hold_anything(text: str) -> bool:
    """Whether it is worth looking: most strings are ids, without digit, capital or @."""
    return _MARK.search(text) is not None or text != text.lower()


def _private(text: str) -> str:
    return mask(text).text if _can_hold_anything(text) else text


@lru_cache(maxsize=8192)  # what the assistant says comes again and again
def _public(text: str) -> str:
    return mask_public(text).text if _can_hold_anything(text) else text


def _masked(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {
            key: item if key in _LEFT_ALONE else _masked(item, change)
            for key, item in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [_masked(item, change) for item in value]
    return value
