"""Answer cards: an answer to one question, with variants by group and age."""

from __future__ import annotations

from enum import Enum

from knowledge.model._base import CardId, Certainty, Citation, Id, Item, Reviewed, Text
from knowledge.model._groups import AgeId


def topic_of(card: str) -> str:
    """The topic of a card's id: the part before the stroke, or all of an id that has none."""
    return card.split("/", 1)[0]


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
    message that ``names`` it and has but ``unclear`` words besides never tells, and is met with
    the card that each can ``start`` with.
    ``limited_care``: its cards are about care that is limited for some groups; a patient whose care
    is not limited is told so first. ``own_right`` is its card for care that is a right of its own
    and never limited. ``costs`` is the card for a bare "vad kostar det?" after one of its cards,
    ``decides`` the one for "vem avgör det?", ``reaches`` the one for "hur når jag dem?" after an
    answer that names nobody to reach. ``general`` is said when the topic is sure and no card
    of it stands out. ``tells_who``: it is about who the patient is, so that a statement about it
    changes the last answer instead of asking for another. ``settles_who``: its cards settle which
    group the patient belongs to, so groups named as alternatives are none of the patient's.
    """

    id: Id
    title: Text
    ask: Text
    cited: bool = True
    in_scope: bool = True
    mixed_up_with: Id | None = None
    told_by: tuple[Text, ...] = ()
    names: tuple[Text, ...] = ()
    unclear: tuple[Text, ...] = ()
    start: CardId | None = None
    in_menu: bool = True
    limited_care: bool = False
    own_right: CardId | None = None
    costs: CardId | None = None
    tells_who: bool = False
    settles_who: bool = False
    general: CardId | None = None
    decides: CardId | None = None
    reaches: CardId | None = None


class When(Item):
    """When a variant applies: every list that is given must hold the known value."""

    group: tuple[Id, ...] = ()
    regime: tuple[Id, ...] = ()
    age: AgeId | None = None
    care: tuple[Id, ...] = ()


class Only(Item):
    """The patients whom a card is for.

    The group must be said or known and be one of ``group``; the age must be said or known and be
    ``age``. An age in years counts when it is said, and must be from the first of ``years`` to the
    last. ``words`` are parts of words: one of them must stand in the message, unless the last
    answer was of the same topic. ``manager`` asks so for a part that managers use (``manager_part``
    among the words of dialogue).
    """

    group: tuple[Id, ...] = ()
    age: AgeId | None = None
    years: tuple[int, int] | None = None
    words: tuple[Text, ...] = ()
    manager: bool = False

    @property
    def worded(self) -> bool:
        """Whether the message must hold certain parts of words."""
        return self.manager or bool(self.words)


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
    ``only``: the card is meant only for such patients. ``manager`` is the card that a manager gets
    instead.
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
    only: Only | None = None
    manager: CardId | None = None

    @property
    def topic(self) -> str:
        """The topic's id: the part of the card's id before the stroke."""
        return topic_of(str(self.id))

    @property
    def varies(self) -> bool:
        """Whether the answer may differ between patients."""
        return bool(self.variants) or self.computed not in (None, Computed.NOTICES)
