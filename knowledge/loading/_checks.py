"""Checks across files: every id that is pointed to exists, no cell is missing, no alias twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from knowledge.language.folding import fold
from knowledge.loading._faults import shorten
from knowledge.loading._read import Loaded
from knowledge.loading._yaml import Location
from knowledge.model import (
    PHRASES,
    Card,
    Certainty,
    Citation,
    Computed,
    EntitlementRow,
    FeeRow,
    Only,
    When,
    placeholders,
)

Pointer = tuple[Location, str]

_PHRASE_IDS = (
    ("fallback_contact", "contacts", "en kontakt"),
    ("fee_row_default", "fees", "en rad i fees.yml"),
)
"""Phrases that are ids: what they must point to."""


def cross_checks(loaded: Loaded) -> None:
    """Run every check; faults are added to ``loaded``."""
    for check in (
        _sources,
        _uncertain_facts,
        _card_pointers,
        _topic_pointers,
        _matrix_cells,
        _matrix_columns,
        _group_pointers,
        _aliases,
        _danger,
        _phrases,
    ):
        check(loaded)


def _point(
    loaded: Loaded, kind: str, item: str, target: str, pointers: Iterable[Pointer], named: str
) -> None:
    for where, pointed in pointers:
        if pointed not in loaded.items[target]:
            loaded.fault(kind, item, where, f"id för {named}", shorten(pointed))


def _single(item: Any, *fields: str) -> list[Pointer]:
    """The fields of an item that point to one thing each, those that are set."""
    return [((field,), ref) for field in fields if (ref := getattr(item, field)) is not None]


def _several(item: Any, field: str) -> list[Pointer]:
    """What a field of an item lists, each with its place."""
    return [((field, place), ref) for place, ref in enumerate(getattr(item, field))]


def _sources(loaded: Loaded) -> None:
    for kind, items in loaded.items.items():
        for item_id, item in items.items():
            citations = list(_citations(item))
            pointers = [((*where, "id"), citation.id) for where, citation in citations]
            _point(loaded, kind, item_id, "sources", pointers, "en källa i sources/")


def _citations(item: object, at: Location = ()) -> Iterable[tuple[Location, Citation]]:
    """Every citation anywhere in an item, with the path to it."""
    if isinstance(item, Citation):
        yield at, item
    elif isinstance(item, dict):
        for key, value in item.items():
            yield from _citations(value, (*at, key))
    elif isinstance(item, tuple):
        for index, value in enumerate(item):
            yield from _citations(value, (*at, index))
    elif hasattr(item, "__fields__"):
        for name in item.__fields__:
            yield from _citations(getattr(item, name), (*at, name))


def _uncertain_facts(loaded: Loaded) -> None:
    """What is uncertain must say whom to ask, and the contact must exist."""
    for kind, items in loaded.items.items():
        for item_id, item in items.items():
            for where, fact in _facts(item):
                asked = getattr(fact, "ask", None)
                if fact.certainty is Certainty.UNCERTAIN and asked is None:
                    expected = "en kontakt att fråga, eftersom uppgiften är osäker"
                    loaded.fault(kind, item_id, (*where, "ask"), expected, "inget")
                if asked is not None:
                    pointer = [((*where, "ask"), str(asked))]
                    _point(loaded, kind, item_id, "contacts", pointer, "en kontakt")


def _facts(item: Any, at: Location = ()) -> Iterable[tuple[Location, Any]]:
    if hasattr(item, "certainty"):
        yield at, item
    if isinstance(item, Card):
        for index, variant in enumerate(item.variants):
            yield (*at, "variants", index), variant
    if isinstance(item, EntitlementRow | FeeRow):
        for part in ("cells", "groups"):
            for key, cell in getattr(item, part).items():
                yield (*at, part, key), cell


def _card_pointers(loaded: Loaded) -> None:
    for card_id, card in loaded.items["cards"].items():
        pointers: list[tuple[str, list[Pointer], str]] = [
            ("topics", [(("id",), card.topic)], "ett ämne i topics.yml"),
            ("procedure", _single(card, "walk"), "en vägledning i procedures/"),
            ("cards", _single(card, "manager"), "ett kort"),
            ("cards", _several(card, "related"), "ett kort"),
            ("contacts", _several(card, "contacts"), "en kontakt"),
            ("resources", _several(card, "resources"), "en resurs"),
        ]
        for target, found, named in pointers:
            _point(loaded, "cards", card_id, target, found, named)
        _card_content(loaded, card)
        _card_variants(loaded, card)


def _card_content(loaded: Loaded, card: Card) -> None:
    topic = loaded.items["topics"].get(card.topic)
    if topic is not None and topic.cited and not card.sources:
        loaded.fault("cards", card.id, ("sources",), "minst en källa", "ingen")
    if card.computed is None and card.answer is None and not (card.variants and card.needs):
        expected = "ett svar, eller varianter och vad de beror på (needs)"
        loaded.fault("cards", card.id, ("answer",), expected, "inget")


def _card_variants(loaded: Loaded, card: Card) -> None:
    targets = {
        "group": ("groups", "en grupp"),
        "regime": ("regimes", "en regel"),
        "care": ("care_types", "en vårdform"),
    }
    conditions: list[tuple[Location, When | Only]] = [
        (("variants", index, "when"), variant.when) for index, variant in enumerate(card.variants)
    ]
    if card.only is not None:
        conditions.append((("only",), card.only))
    for where, when in conditions:
        for field, (target, named) in targets.items():
            values = getattr(when, field, ())
            pointers = [((*where, field, place), value) for place, value in enumerate(values)]
            _point(loaded, "cards", card.id, target, pointers, named)


def _topic_pointers(loaded: Loaded) -> None:
    for topic_id, topic in loaded.items["topics"].items():
        cards = _single(topic, "own_right", "costs", "general", "decides", "reaches", "start")
        _point(loaded, "topics", topic_id, "cards", cards, "ett kort")


def _matrix_cells(loaded: Loaded) -> None:
    regimes = loaded.items["regimes"]
    rows = [
        ("entitlements", "care_type", "care_types", "en vårdform i care_types.yml"),
        ("fees", None, None, ""),
    ]
    for kind, id_field, target, named in rows:
        for row_id, row in loaded.items[kind].items():
            if target is not None and id_field is not None:
                _point(loaded, kind, row_id, target, [((id_field,), row_id)], named)
            for regime in regimes.keys() - row.cells.keys():
                loaded.fault(kind, row_id, ("cells",), f"en ruta för «{regime}»", "ingen")
            cells = [(("cells", key), key) for key in row.cells]
            _point(loaded, kind, row_id, "regimes", cells, "en regel i entitlements.yml")
            groups = [(("groups", key), key) for key in row.groups]
            _point(loaded, kind, row_id, "groups", groups, "en grupp i groups.yml")
    for row_id, row in loaded.items["fees"].items():
        cards: list[Pointer] = [
            (("of_years", place, "card"), own.card) for place, own in enumerate(row.of_years)
        ]
        _point(loaded, "fees", row_id, "cards", cards, "ett kort")
    for care_id, care in loaded.items["care_types"].items():
        _point(loaded, "care_types", care_id, "fees", [(("fee",), care.fee)], "en rad i fees.yml")
        covered = _several(care, "instead_of")
        _point(loaded, "care_types", care_id, "care_types", covered, "en vårdform")
        if care_id not in loaded.items["entitlements"]:
            expected = "en rad för vårdformen i entitlements.yml"
            loaded.fault("care_types", care_id, ("id",), expected, "ingen")


def _matrix_columns(loaded: Loaded) -> None:
    for group_id, column in loaded.items["columns"].items():
        _point(loaded, "columns", group_id, "groups", [(("group",), group_id)], "en grupp")
        pointers: list[Pointer] = [(("child",), column.child), (("adult",), column.adult)]
        _point(loaded, "columns", group_id, "regimes", pointers, "en regel")
        other = _several(column, "not_sources")
        _point(loaded, "columns", group_id, "sources", other, "en källa i sources/")
    for group_id in loaded.items["groups"].keys() - loaded.items["columns"].keys():
        expected = "en rad för gruppen under «columns» i entitlements.yml"
        loaded.fault("groups", group_id, ("id",), expected, "ingen")


def _group_pointers(loaded: Loaded) -> None:
    for group_id, group in loaded.items["groups"].items():
        shown = _several(group, "documents")
        _point(loaded, "groups", group_id, "documents", shown, "en handling")
        clues: list[Pointer] = [
            (("combinations", i, j), clue)
            for i, combination in enumerate(group.combinations)
            for j, clue in enumerate(combination)
        ]
        _point(loaded, "groups", group_id, "clues", clues, "ett tecken i clues.yml")
    for clue_id, clue in loaded.items["clues"].items():
        _point(loaded, "clues", clue_id, "groups", _several(clue, "undoes"), "en grupp")
        _point(loaded, "clues", clue_id, "cards", _single(clue, "card"), "ett kort")
    for document_id, document in loaded.items["documents"].items():
        shows, card = _several(document, "shows"), _single(document, "card")
        _point(loaded, "documents", document_id, "groups", shows, "en grupp")
        _point(loaded, "documents", document_id, "cards", card, "ett kort")


def _aliases(loaded: Loaded) -> None:
    """The same words may not mean two things of one kind."""
    lists: dict[str, Callable[[object], Iterable[tuple[str, str]]]] = {
        kind: lambda item: (
            (field, alias) for field in ("aliases", "weak") for alias in getattr(item, field, ())
        )
        for kind in ("groups", "care_types", "ages", "clues", "documents", "concepts")
    }
    for kind, aliases_of in lists.items():
        seen: dict[str, str] = {}
        for item_id, item in loaded.items[kind].items():
            for position, (field, alias) in enumerate(aliases_of(item)):
                folded = fold(alias)
                if folded in seen:
                    expected = f"ett alias som inte redan finns hos «{seen[folded]}»"
                    index = position - (len(item.aliases) if field == "weak" else 0)
                    name = "words" if kind == "concepts" else field
                    loaded.fault(kind, item_id, (name, index), expected, shorten(alias))
                seen.setdefault(folded, item_id)


def _phrases(loaded: Loaded) -> None:
    """Every sentence that the code asks for is there, and fills in only what it is given."""
    phrases, file = loaded.words.get("phrases"), loaded.word_files.get("phrases")
    if phrases is None or file is None:
        return
    for name, allowed in PHRASES.items():
        text = phrases.get(name)
        if not isinstance(text, str) or not text.strip():
            got = "inget" if text is None else shorten(text)
            loaded.faults.append(file.fault((name,), "en text", got))
            continue
        try:
            unknown = placeholders(text) - set(allowed)
        except ValueError as error:
            loaded.faults.append(file.fault((name,), "parvisa klamrar", shorten(error)))
            continue
        for field in sorted(unknown):
            expected = ", ".join(f"{{{known}}}" for known in allowed) or "inga klamrar"
            loaded.faults.append(file.fault((name,), expected, f"{{{field}}}"))
    for name, target, named in _PHRASE_IDS:
        if phrases.get(name) and phrases[name] not in loaded.items[target]:
            loaded.faults.append(file.fault((name,), f"id för {named}", shorten(phrases[name])))
    for name in phrases.keys() - PHRASES.keys():
        loaded.faults.append(file.fault((name,), "bara kända texter", f"«{name}»"))


def _danger(loaded: Loaded) -> None:
    for card in loaded.items["danger"]:
        _point(loaded, "danger", card, "cards", [(("card",), card)], "ett kort")
    used = {card.computed for card in loaded.items["cards"].values()}
    for computed in (Computed.ENTITLEMENT, Computed.FEE):
        if loaded.items["cards"] and computed not in used:
            first = next(iter(loaded.items["cards"]))
            expected = f"ett kort med computed: {computed.value}"
            loaded.fault("cards", first, ("computed",), expected, "inget i hela samlingen")
