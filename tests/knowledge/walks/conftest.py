"""The project's own walks, and a small procedure to break in many ways."""

from __future__ import annotations

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


def _step(step_id: str, **fields: Any) -> dict[str, Any]:
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


def _procedure(*steps: dict[str, Any], **fields: Any) -> Procedure:
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
    return Procedure.parse_obj({**made, **fields})


@pytest.fixture
def step() -> Any:
    """``step(id, **fields)``: a step of plain data with two options, that leads to the end."""
    return _step


@pytest.fixture
def small(walks: Walks) -> Any:
    """``small(*steps)``: walks that consist of one procedure, ``prov``, of these steps."""

    def build(*steps: dict[str, Any], **fields: Any) -> Walks:
        made = _procedure(*steps, **fields)
        return Walks({made.id: made}, walks.words)

    return build


@pytest.fixture
def both(walks: Walks) -> Any:
    """``both(one, other)``: walks of two procedures, each a (id, steps) pair."""

    def build(*pairs: tuple[str, list[dict[str, Any]]]) -> Walks:
        made = [_procedure(*steps, id=procedure_id) for procedure_id, steps in pairs]
        return Walks({each.id: each for each in made}, walks.words)

    return build
