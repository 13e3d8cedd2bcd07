"""``rattvisaren check``: everything that is wrong, at once, in Swedish, with file and line."""

from __future__ import annotations

from datetime import date

from bot.training import check_training
from knowledge.loading import ROOT, Fault, Knowledge, KnowledgeError, due, load
from knowledge.walks import Walks
from knowledge.walks.diagram import write


def check() -> int:
    """Print every fault and every fact to review, and draw the walks into ``docs/procedures``.

    Returns 1 when something must be mended.
    """
    try:
        knowledge = load()
    except KnowledgeError as error:
        _print_faults(error.faults)
        return 1
    write(Walks.of(knowledge), ROOT / "docs" / "procedures")
    faults = check_training(knowledge)
    _print_faults(faults)
    expired = _print_due(knowledge)
    if faults or expired:
        return 1
    print(
        f"Allt är helt: {len(knowledge.cards)} kort, {len(knowledge.sources)} källor, "
        f"{len(knowledge.procedures)} vägledningar."
    )
    return 0


def _print_faults(faults: tuple[Fault, ...]) -> None:
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} fel.")


def _print_due(knowledge: Knowledge) -> bool:
    """List facts past or near their review day; tells whether any is past."""
    facts = due(knowledge, date.today())
    for fact in facts:
        state = "har passerat" if fact.expired else "närmar sig"
        print(f"Granskningsdagen {state}: {fact.what}, senast {fact.review_by}")
    return any(fact.expired for fact in facts)
