"""Faults in the guided walks, told with file and line like all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.loading._read import Loaded

if TYPE_CHECKING:
    from knowledge.loading._knowledge import Knowledge


def check_walks(knowledge: Knowledge, loaded: Loaded) -> None:
    """Unreachable steps, dead ends, loops, options without target: added to ``loaded``."""
    # The walks read the loaded knowledge, so they can only be imported once it is defined.
    from knowledge.walks import Walks
    from knowledge.walks.check import check

    for finding in check(Walks.of(knowledge), knowledge.cards):
        loaded.fault(
            "procedure", finding.procedure, finding.location, finding.expected, finding.got
        )
