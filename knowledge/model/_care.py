"""Care types and the two matrices over them: entitlement and fee."""

from __future__ import annotations

from enum import Enum

from knowledge.model._base import CardId, Certainty, Citation, Id, Item, Reviewed, Text


class Level(str, Enum):
    """How far an entitlement goes; the words for each stand in ``phrases.yml``."""

    FULL = "full"
    OWN_RIGHT = "own_right"
    ANSTAA = "anstaa"
    NECESSARY = "necessary"
    IMMEDIATE = "immediate"
    NOT_INCLUDED = "not_included"
    UNKNOWN = "unknown"


class CareType(Item):
    """A kind of care that staff ask about.

    ``title`` is an indefinite noun phrase that fits after "får ...". ``fee`` names the fee row.
    ``weak`` aliases count only when no other care type is named in the message. ``instead_of``
    are care types that this one covers when both are named: treatment of tuberculosis covers its
    visits and its medicines. ``mothers`` is care of a woman that her child and husband get none of.
    """

    id: Id
    title: Text
    fee: Id
    aliases: tuple[Text, ...]
    weak: tuple[Text, ...] = ()
    instead_of: tuple[Id, ...] = ()
    mothers: bool = False


class Regime(Reviewed):
    """A column of the matrices: people whom the law treats alike."""

    id: Id
    title: Text
    rule: Text


class Column(Item):
    """Which regime a group falls under at each age.

    ``rule`` with its sources replaces the regime's own rule where the group rests on another law.
    ``not_sources`` are the regime's sources that do not concern the group: a regime may rest on
    one act for each of its groups.
    """

    group: Id
    child: Id
    adult: Id
    rule: Text | None = None
    sources: tuple[Citation, ...] = ()
    certainty: Certainty | None = None
    ask: Id | None = None
    not_sources: tuple[str, ...] = ()


class Cell(Item):
    """One entitlement: its level and what is special about it here.

    ``answer`` replaces the sentence that is otherwise built from the level. A cell without
    ``sources`` or ``certainty`` inherits those of its regime.
    """

    level: Level
    answer: Text | None = None
    note: Text | None = None
    sources: tuple[Citation, ...] = ()
    certainty: Certainty | None = None
    ask: Id | None = None


class EntitlementRow(Item):
    """All entitlements for one care type: one cell a regime, and exceptions for single groups."""

    care_type: Id
    cells: dict[str, Cell]
    groups: dict[str, Cell] = {}


class FeeForm(str, Enum):
    """Which sentence an amount makes; the words for each stand in ``phrases.yml``."""

    PAYS = "pays"
    FREE = "free"
    FULL = "full"
    HANDBOOK = "handbook"
    STATED = "stated"


class Fee(Item):
    """What one visit or item costs for a regime, in the words that staff read.

    ``amount`` is short and fits after "betalar ..."; where it does not, ``form`` says which other
    sentence it makes. ``also`` is a sentence that must stand beside the sum; ``note`` gives the
    conditions.
    """

    amount: Text
    form: FeeForm = FeeForm.PAYS
    also: Text | None = None
    note: Text | None = None
    sources: tuple[Citation, ...] = ()
    certainty: Certainty | None = None
    ask: Id | None = None


class OfYears(Item):
    """A card that answers for patients from the first of ``years`` to the last."""

    years: tuple[int, int]
    card: CardId


class FeeRow(Item):
    """A fee per regime, with exceptions for single groups and for patients ``of_years``."""

    id: Id
    title: Text
    cells: dict[str, Fee]
    groups: dict[str, Fee] = {}
    of_years: tuple[OfYears, ...] = ()

    def card_of(self, years: int | None) -> str | None:
        """The card that answers for a patient of these years, None where the cells do."""
        if years is None:
            return None
        return next((o.card for o in self.of_years if o.years[0] <= years <= o.years[1]), None)
