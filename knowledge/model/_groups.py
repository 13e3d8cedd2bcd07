"""Patient groups, ages and the documents that show who belongs where."""

from __future__ import annotations

from enum import Enum

from knowledge.model._base import CardId, Id, Item, Reviewed, Text


class AgeId(str, Enum):
    """The two ages that the care acts know: the 18th birthday decides (2008:344 5-6 §§)."""

    CHILD = "child"
    ADULT = "adult"


class Age(Item):
    """Words that tell whether the patient is a child or an adult (years are parsed, not listed).

    ``weak`` words only hint ("dotter", "kvinna"): they count when nothing else tells the age.
    """

    id: AgeId
    title: Text
    phrase: Text
    aliases: tuple[Text, ...]
    weak: tuple[Text, ...] = ()


class Group(Reviewed):
    """A patient group: what it is, how staff recognise it and as what people type it.

    ``phrase`` is used in running text ("vuxna asylsökande" is built from it), ``children`` and
    ``adults`` for each age and ``singular`` in "en ...". ``proviso`` is what must hold for the
    group to be right, said with every answer that depends on it. ``weak`` aliases are circumstances
    ("fått avslag", "gömmer sig"): they never set two groups side by side. ``combinations`` lists
    sets of clue ids (``clues.yml``) that together mean the group.
    """

    id: Id
    title: Text
    phrase: Text
    children: Text | None = None
    adults: Text | None = None
    singular: Text
    proviso: Text | None = None
    definition: Text
    recognise: tuple[Text, ...]
    documents: tuple[Id, ...] = ()
    not_this: Text | None = None
    aliases: tuple[Text, ...]
    weak: tuple[Text, ...] = ()
    combinations: tuple[tuple[Id, ...], ...] = ()


class Document(Reviewed):
    """A card, receipt or number that a patient shows at the desk.

    ``card`` tells what it means when it does not settle the group by itself.
    """

    id: Id
    title: Text
    shows: tuple[Id, ...]
    card: CardId | None = None
    text: Text
    aliases: tuple[Text, ...]


class Concept(Item):
    """Words that mean the same when an answer is chosen: "avgift", "pris", "kosta"."""

    id: Id
    words: tuple[Text, ...]

    @property
    def aliases(self) -> tuple[Text, ...]:
        """The words, under the name that all aliases go by."""
        return self.words


class Clue(Item):
    """A circumstance that says something of the group only together with others.

    Example: "ukrainsk" and "utan personnummer" together mean tillfälligt skydd. A ``loose`` clue
    counts only beside others in the same message: it never changes a group that is known. A clue
    that ``undoes`` groups says that the patient, though their words are there, is in none of them
    ("väntar på anknytning"); ``card`` tells what holds then.
    """

    id: Id
    loose: bool = False
    undoes: tuple[Id, ...] = ()
    card: CardId | None = None
    aliases: tuple[Text, ...]
