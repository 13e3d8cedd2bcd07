"""Everything a walk is made of, in one immutable bundle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from knowledge.model import Contact, Procedure, Resource, Source
from knowledge.model._procedures import WalkWords
from knowledge.walks._wording import Wording

if TYPE_CHECKING:  # the loader checks walks, so it may not be imported by them at run time
    from knowledge.loading import Knowledge


@dataclass(frozen=True)
class Walks:
    """The procedures by id, the words of ``walk_words.yml`` and what the procedures point to."""

    procedures: Mapping[str, Procedure]
    words: WalkWords
    sources: Mapping[str, Source] = field(default_factory=dict)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    resources: Mapping[str, Resource] = field(default_factory=dict)

    @classmethod
    def of(cls, knowledge: Knowledge) -> Walks:
        """The walks of a loaded knowledge base.

        Raises:
            pydantic.ValidationError: ``walk_words.yml`` lacks a word list or a sentence.
        """
        return cls(
            procedures=knowledge.procedures,
            words=WalkWords.parse_obj(dict(knowledge.walk_words)),
            sources=knowledge.sources,
            contacts=knowledge.contacts,
            resources=knowledge.resources,
        )

    @cached_property
    def wording(self) -> Wording:
        """The word lists, read once for matching what people type."""
        return Wording(self.words)
