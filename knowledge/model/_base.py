"""What every kind of content has in common."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel, ConstrainedStr, Extra, validator


class Id(ConstrainedStr):
    """An identifier: a-z, digits and ``_``; Swedish letters written without rings and dots."""

    regex = re.compile(r"^[a-z][a-z0-9_]*\Z")


class CardId(ConstrainedStr):
    """``topic/card``: also the name of the Rasa retrieval intent that leads to the card."""

    regex = re.compile(r"^[a-z][a-z0-9_]*/[a-z0-9][a-z0-9_]*\Z")


class Text(ConstrainedStr):
    """A text that staff read: Swedish, never empty."""

    min_length = 2
    strip_whitespace = True


class Certainty(str, Enum):
    """How sure a fact is; everything but ``law`` and ``authority`` is said aloud in the answer."""

    LAW = "law"
    AUTHORITY = "authority"
    REGION = "region"
    UNCERTAIN = "uncertain"


class Item(BaseModel):
    """Base of all content: unknown fields are faults, and nothing changes after loading."""

    class Config:
        extra = Extra.forbid
        frozen = True


class Citation(Item):
    """A pointer to a source: its id in ``sources.yml`` and the paragraph, for example ``6 §``."""

    id: str
    at: str | None = None


class Reviewed(Item):
    """A fact that somebody answers for: sourced, dated and with a stated certainty.

    ``ask`` names the contact to turn to; it is required when the fact is uncertain.
    """

    sources: tuple[Citation, ...]
    certainty: Certainty
    ask: str | None = None
    reviewed: date
    review_by: date

    @validator("review_by")
    def _after_review(cls, value: date, values: dict[str, Any]) -> date:
        if "reviewed" in values and value < values["reviewed"]:
            raise ValueError("en granskningsdag efter den senaste granskningen (reviewed)")
        return value
