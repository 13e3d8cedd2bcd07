"""The outside check of the search over cards: SweFAQ, pick the right answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.evaluation.judging import rate
from bench.evaluation.report import Section, table
from knowledge.language.search import Search


def swefaq_section(rows: Sequence[Mapping[str, Any]]) -> Section:
    """In-category accuracy as the task has it, and open: among all answers of the file."""
    answers = sorted({answer for row in rows for answer in row["candidate_answers"]})
    place = {answer: str(index) for index, answer in enumerate(answers)}
    search = Search({place[answer]: [answer] for answer in answers})
    closed, first, third = [], [], []
    for row in rows:
        right = place[row["candidate_answers"][row["label"]]]
        among = [place[answer] for answer in row["candidate_answers"]]
        closed.append(_ids(search.best(row["question"], 1, among)) == [right])
        best = _ids(search.best(row["question"], 3))
        first.append(best[:1] == [right])
        third.append(right in best)
    section = Section("Search: SweFAQ dev", "swefaq")
    section.headline = [
        ("SweFAQ dev: in-category accuracy", f"{rate(closed):.3f}", "≥ 0.62"),
        ("SweFAQ dev: open top-1", f"{rate(first):.3f}", ""),
        ("SweFAQ dev: open top-3", f"{rate(third):.3f}", "≥ 0.72"),
    ]
    section.add(
        f"SweFAQ v2 (SuperLim 2, Språkbanken Text, CC BY 4.0), dev split: {len(rows)} questions of "
        f"Swedish authorities, {len(answers)} answers. The component that finds titles when no "
        "card is sure (`knowledge/language/search.py`), with its own settings, over the answers.",
        table(
            ("questions", "in-category accuracy", "open top-1", "open top-3"),
            [(len(rows), f"{rate(closed):.3f}", f"{rate(first):.3f}", f"{rate(third):.3f}")],
        ),
    )
    return section


def _ids(found: list[tuple[str, float]]) -> list[str]:
    return [item for item, _ in found]
