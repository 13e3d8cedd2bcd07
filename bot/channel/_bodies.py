"""What clients send, checked by hand: anything else is a 400, never a traceback."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from bot.channel._refused import bad_request, empty, too_long

_ID = re.compile(r"[\w-]{8,64}", re.ASCII)
_NAME = re.compile(r"[\w/-]{1,80}", re.ASCII)
# Rasa strips the text and takes a leading slash for an intent: nobody may fire one by typing.
_COMMAND = re.compile(r"[\s/\x00-\x1f]+")
# Control characters have no place in a question, and databases refuse some of them.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")

REASONS = ("wrong", "missing", "unclear", "other")


@dataclass(frozen=True)
class Pressed:
    """A button as it was shown."""

    title: str
    payload: str
    signature: str


@dataclass(frozen=True)
class Sent:
    """A message: exactly one of text, a pressed button, and a walk to start.

    Attributes:
        id: chosen by the client, so that a message that is sent again is not answered twice.
    """

    id: str
    text: str | None = None
    button: Pressed | None = None
    walk: str | None = None


@dataclass(frozen=True)
class Feedback:
    """A thumb up or down for an answer; the ids are only counted."""

    helped: bool
    topic: str
    reason: str | None = None


def read_message(body: bytes, characters: int) -> Sent:
    """A message from a request's body.

    Raises:
        Refused: it has the wrong form, is empty, or is longer than ``characters``.
    """
    fields = _object(body)
    ways = [name for name in ("text", "button", "walk") if fields.get(name) is not None]
    if len(ways) != 1 or set(fields) - {"id", "text", "button", "walk"}:
        raise bad_request("Meddelandet ska ha id och en av text, button och walk.")
    identity = _string(fields, "id", _ID)
    if ways == ["text"]:
        return Sent(identity, text=_text(fields["text"], characters))
    if ways == ["walk"]:
        return Sent(identity, walk=_string(fields, "walk", _NAME))
    button = fields["button"]
    if not isinstance(button, dict):
        raise bad_request("Knappen har fel form.")
    return Sent(
        identity,
        button=Pressed(*(_string(button, name) for name in ("title", "payload", "signature"))),
    )


def read_feedback(body: bytes) -> Feedback:
    """Feedback from a request's body.

    Raises:
        Refused: it has the wrong form.
    """
    fields = _object(body)
    reason = fields.get("reason")
    if not isinstance(fields.get("helped"), bool) or reason not in (None, *REASONS):
        raise bad_request("Återkopplingen har fel form.")
    return Feedback(fields["helped"], _string(fields, "topic", _NAME), reason)


def _object(body: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        raise bad_request("Meddelandet går inte att läsa.")
    return fields


def _string(fields: dict[str, Any], name: str, pattern: re.Pattern[str] | None = None) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or (pattern and not pattern.fullmatch(value)):
        raise bad_request(f"Fältet {name} saknas eller har fel form.")
    return value


def _text(value: object, characters: int) -> str:
    if not isinstance(value, str):
        raise bad_request("Fältet text saknas eller har fel form.")
    if len(value) > characters:
        raise too_long(characters)
    text = _CONTROL.sub("", value)
    leading = _COMMAND.match(text)
    text = text[leading.end() :].strip() if leading else text.strip()
    if not text:
        raise empty()
    return text
