"""Sources, contacts, resources, dated notices and the product's own phrases."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import Any

from pydantic import ConstrainedStr, validator

from knowledge.model._base import CardId, Id, Item, Reviewed, Text


class SourceKind(str, Enum):
    """Who stands behind a source."""

    LAW = "law"
    AUTHORITY = "authority"
    REGION = "region"
    OTHER = "other"


class Address(ConstrainedStr):
    """A web address."""

    regex = re.compile(r"^https?://\S+\Z")


class Source(Item):
    """A statute or page, with its address and the day somebody last read it.

    ``caution`` is shown with every answer that leans on the source, for example when the
    statute was due to be replaced.
    """

    id: str
    title: Text
    short: Text
    kind: SourceKind
    url: Address
    read: date
    caution: Text | None = None


class Contact(Reviewed):
    """A unit to turn to: what for, and how. Never a named person.

    ``asked`` is the sentence that sends somebody there, where "Fråga {title}: {how}" reads badly.
    """

    id: Id
    title: Text
    does: Text
    how: Text
    asked: Text | None = None
    aliases: tuple[Text, ...] = ()


class Resource(Reviewed):
    """A course, webinar, tool or routine."""

    id: Id
    title: Text
    what: Text
    where: Text
    aliases: tuple[Text, ...] = ()


class Notice(Item):
    """A dated message ("driftinformation") shown when a session starts, both days included."""

    id: Id
    text: Text
    from_day: date
    to_day: date

    @validator("to_day")
    def _after_start(cls, value: date, values: dict[str, Any]) -> date:
        if "from_day" in values and value < values["from_day"]:
            raise ValueError("en dag som inte ligger före from_day")
        return value


class Danger(Item):
    """Words that mean danger now; they lead to an acute card before anything else.

    ``phrases`` mean danger wherever they stand. ``signs`` are conditions that are also asked
    about: they mean danger unless the message asks for care or tells of the past. ``harmless`` are
    longer phrases that hold a sign and mean none ("vill anmäla till DO" holds "vill dö").
    """

    card: CardId
    phrases: tuple[Text, ...]
    signs: tuple[Text, ...] = ()
    harmless: tuple[Text, ...] = ()


class DangerCueId(str, Enum):
    """What a word beside a sign of danger says, the strongest first."""

    HERE = "here"
    EARLIER = "earlier"
    NOW = "now"
    ASKED = "asked"


class DangerCue(Item):
    """Words that tell danger here and now from a question of care for the same condition."""

    id: DangerCueId
    words: tuple[Text, ...]
