"""Static checks of procedures, so that an editor hears of a fault before a colleague does.

>>> [str(finding) for finding in check(walks)]
[]
"""

from __future__ import annotations

from collections.abc import Collection

from knowledge.walks._check_content import content_faults
from knowledge.walks._check_graph import graph_faults
from knowledge.walks._finding import Finding
from knowledge.walks._walks import Walks

__all__ = ["Finding", "check"]


def check(walks: Walks, cards: Collection[str] | None = None) -> list[Finding]:
    """Every fault in every procedure, in the order of the procedures.

    Args:
        walks: sources, contacts and resources are checked where the bundle has any.
        cards: the ids of all cards; without it, cards are not checked.
    """
    return [
        finding
        for procedure in walks.procedures.values()
        for faults in (
            graph_faults(walks.procedures, procedure),
            content_faults(walks, procedure, cards),
        )
        for finding in faults
    ]
