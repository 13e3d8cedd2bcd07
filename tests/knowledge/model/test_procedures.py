"""Procedures: what editors may leave out, and what is written short."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from knowledge.loading import Knowledge
from knowledge.model import Procedure
from knowledge.model._procedures import Basis, Option, Step

STEP: dict[str, Any] = {
    "id": "farg",
    "title": "Färg",
    "question": "Vilken färg?",
    "other_words": "Röd eller grön?",
    "why": "För att veta.",
    "meaning": "Det ena eller det andra.",
    "basis": "inferred",
    "options": [{"id": "rod", "title": "Röd"}],
}


def test_advice_may_be_written_as_plain_text() -> None:
    option = Option.parse_obj(
        {"id": "ja", "title": "Ja", "advice": ["Gör så.", {"text": "Gör så här.", "basis": "law"}]}
    )
    step = Step.parse_obj({**STEP, "text": ["Läs det här."]})

    assert [(advice.text, advice.basis) for advice in option.advice] == [
        ("Gör så.", None),
        ("Gör så här.", Basis.LAW),
    ]
    assert [text.text for text in step.text] == ["Läs det här."]


def test_an_option_is_found_by_its_id() -> None:
    step = Step.parse_obj(STEP)

    assert step.option("rod") is step.options[0]
    assert step.option("gul") is None


def test_a_step_is_found_by_its_id(knowledge: Knowledge) -> None:
    procedure = knowledge.procedures["vilken_grupp"]

    assert procedure.step("document") is procedure.steps[0]
    assert procedure.step("borta") is None


@pytest.mark.parametrize("field", ["question", "other_words", "why", "meaning", "basis"])
def test_a_step_explains_itself(field: str) -> None:
    with pytest.raises(ValidationError):
        Step.parse_obj({key: value for key, value in STEP.items() if key != field})


def test_a_procedure_offers_somebody_to_turn_to() -> None:
    with pytest.raises(ValidationError) as caught:
        Procedure.parse_obj({"id": "prov", "title": "Prov", "steps": [STEP]})

    missing = {error["loc"][0] for error in caught.value.errors()}
    assert {"contact", "reminder", "closing", "sources", "certainty"} <= missing
