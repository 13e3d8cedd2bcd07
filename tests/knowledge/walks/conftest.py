"""The project's own walks, and a small procedure to break in many ways."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from knowledge.loading import knowledge
from knowledge.model import Procedure
from knowledge.walks import Turn, Walks, answer, start


@pytest.fixture(scope="session")
def walks() -> Walks:
    """The walks as they are in knowledge/content."""
    return Walks.of(knowledge())


@pytest.fixture
def say(walks: Walks) -> Any:
    """``say(procedure, known, *texts)``: the turn after the last text."""

    def run(procedure: str, known: dict[str, str], *texts: str) -> Turn:
        turn = start(walks, procedure, known)
        for text in texts:
            assert turn.state is not None, f"over before {text!r}"
            turn = answer(walks, turn.state, text)
        return turn

    return run


def step(step_id: str, **fields: Any) -> dict[str, Any]:
    """A step of plain data, with two options, that leads to the end."""
    made: dict[str, Any] = {
        "id": step_id,
        "title": f"Steg {step_id}",
        "question": "Vilket väljer du?",
        "other_words": "Välj ett av dem.",
        "why": "För att veta.",
        "meaning": "Det ena eller det andra.",
        "basis": "inferred",
        "options": [{"id": "rod", "title": "Röd"}, {"id": "gron", "title": "Grön"}],
        "next": "slut",
    }
    return {**made, **fields}


def procedure(*steps: dict[str, Any], **fields: Any) -> Procedure:
    """A procedure of plain data."""
    made: dict[str, Any] = {
        "id": "prov",
        "title": "Prov",
        "intro": "Nu börjar vi.",
        "closing": "Nu är vi klara.",
        "reminder": "Rutinen gäller.",
        "contact": "kjv",
        "sources": [{"id": "PSL"}],
        "certainty": "law",
        "reviewed": date(2026, 11, 22),
        "review_by": date(2027, 5, 22),
        "steps": list(steps),
    }
    return Procedure.parse_obj(deepcopy({**made, **fields}))


@pytest.fixture
def small(walks: Walks) -> Any:
    """``small(*steps)``: walks that consist of one procedure of these steps."""

    def build(*steps: dict[str, Any], **fields: Any) -> Walks:
        made = procedure(*steps, **fields)
        return Walks({made.id: made}, walks.words)

    return build
