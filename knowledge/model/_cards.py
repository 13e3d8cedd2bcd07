"""Answer cards: an answer to one question, with variants by group and age."""

from __future__ import annotations

from enum import Enum

from knowledge.model._base import CardId, Certainty, Citation, Id, Item, Reviewed, Text
from knowledge.model._groups import AgeId


class Computed(str, Enum):
    """Answers that are built from other content instead of being written on the card."""

    ENTITLEMENT = "entitlement"
    FEE = "fee"
    GROUP = "group"
    DOCUMENT = "document"
    LAW = "law"
    NOTICES = "notices"


class Need(str, Enum):
    """A slot that can decide between a card's variants."""

    GROUP = "group"
    AGE = "age"
    CARE = "care"


class Topic(Item):
    """A topic is a Rasa intent; ``title`` and ``ask`` are the words that staff see in choices.

    ``cited``: its answers must name a source. ``in_scope``: it is what we are for.
    ``mixed_up_with``: a topic that sounds the same and means something else; when both are
    likely, staff are asked which they mean, unless ``told_by`` has a phrase that tells it. A
    message of ``unclear`` words alone never tells.
    ``limited_care``: its cards are about care that is limited for some groups; a patient whose care
    is not limited is told so first.
    """

    id: Id
    title: Text
    ask: Text
    cited: bool = True
    in_scope: bool = True
    mixed_up_with: Id | None = None
    told_by: tuple[Text, ...] = ()
    unclear: tuple[Text, ...] = ()
    in_menu: bool = True
    limited_care: bool = False


class When(Item):
    """When a variant applies: every list that is given must hold the known value."""

    group: tuple[Id, ...] = ()
    regime: tuple[Id, ...] = ()
    age: AgeId | None = None
    care: tuple[Id, ...] = ()


class Variant(Item):
    """The card's answer for some groups, an age or a care type; what is not given is the card's."""

    when: When
    answer: Text
    details: tuple[Text, ...] | None = None
    sources: tuple[Citation, ...] | None = None
    certainty: Certainty | None = None
    ask: Id | None = None


class Card(Reviewed):
    """The answer to one question.

    ``answer`` is one or two plain sentences that stand alone; ``details`` are conditions, one a
    line. ``needs`` lists the slots (``group``, ``age``, ``care``) that decide between variants:
    without ``answer`` they are asked for, with it they are offered as a next step. ``next`` holds
    questions that staff would ask next; ``contacts`` and ``resources`` are shown with how to reach
    them; ``walk`` is a procedure that carries on from here. ``limited_care`` replaces the topic's.
    """

    id: CardId
    title: Text
    answer: Text | None = None
    details: tuple[Text, ...] = ()
    variants: tuple[Variant, ...] = ()
    needs: tuple[Need, ...] = ()
    computed: Computed | None = None
    related: tuple[CardId, ...] = ()
    next: tuple[Text, ...] = ()
    contacts: tuple[Id, ...] = ()
    resources: tuple[Id, ...] = ()
    walk: Id | None = None
    limited_care: bool | None = None

    @property
    def topic(self) -> str:
        """The topic's id: the part of the card's id before the stroke."""
        return str(self.id).split("/", 1)[0]

    @property
    def varies(self) -> bool:
        """Whether the answer may differ between patients."""
        return bool(self.variants) or self.computed not in (None, Computed.NOTICES)
