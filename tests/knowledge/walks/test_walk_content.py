"""What our walks may say, and must."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.model import Item
from knowledge.model._procedures import Basis, Side
from knowledge.walks import Walks


def _texts(item: object) -> Iterator[str]:
    """Every text anywhere in an item."""
    if isinstance(item, str):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from _texts(part)
    elif isinstance(item, Item):
        for name in item.__fields__:
            if name != "aliases":
                yield from _texts(getattr(item, name))


@pytest.mark.parametrize(
    "forbidden",
    ["inte rätt till", "har inte rätt", "saknar rätt", "ingen rätt", "poäng", "neka vård"],
)
def test_no_walk_denies_anybody_care(walks: Walks, forbidden: str) -> None:
    for procedure in walks.procedures.values():
        for text in _texts(procedure):
            assert forbidden not in text.lower(), (procedure.id, text)


@pytest.mark.parametrize(
    "verdict", ["det här är diskriminering", "du har diskriminerat", "är skyldig", "har brutit mot"]
)
def test_no_walk_gives_a_verdict(walks: Walks, verdict: str) -> None:
    for procedure in walks.procedures.values():
        for text in _texts(procedure):
            assert verdict not in text.lower(), (procedure.id, text)


def test_who_speaks_of_discrimination_says_who_decides(walks: Walks) -> None:
    step = walks.procedures["krankning_patient_chef"].step("discrimination")
    assert step is not None
    yes = step.option("ja")
    assert yes is not None
    assert "DO eller domstol avgör" in " ".join(text.text for text in yes.advice).replace("\n", " ")


def test_danger_is_asked_before_anything_else_and_cannot_be_skipped(walks: Walks) -> None:
    first = {
        "krankning_patient_medarbetare": "danger",
        "krankning_staff_medarbetare": "own_safe",
        "krankning_staff_chef": "person_safe",
    }
    for procedure_id, step_id in first.items():
        step = walks.procedures[procedure_id].steps[1]
        assert step.id == step_id
        assert step.must


def test_every_violation_walk_asks_the_role_first(walks: Walks) -> None:
    for procedure in walks.procedures.values():
        if procedure.id.startswith("krankning"):
            assert (procedure.steps[0].id, procedure.steps[0].slot) == ("role", "role")


def test_routines_that_are_not_public_are_marked(walks: Walks) -> None:
    for procedure in walks.procedures.values():
        if procedure.id.startswith("krankning"):
            assert any(step.basis is Basis.INFERRED for step in procedure.steps)
            assert procedure.certainty == "uncertain"
            assert "kontrollera mot rutinen" in procedure.reminder.replace("\n", " ")


def test_the_assessment_weighs_and_never_decides(walks: Walks) -> None:
    procedure = walks.procedures["anstaa_bedomning"]
    reasons = [r for step in procedure.steps for o in step.options for r in o.reasons]
    assert {reason.side for reason in reasons} == set(Side)
    assert all(reason.criteria for reason in reasons if reason.side is Side.FOR)
    assert {c.number for c in procedure.criteria} == set(range(1, 11))
    assert "Jag avgör inte" in procedure.intro.replace("\n", " ")


def test_a_child_is_never_led_to_interpret(walks: Walks) -> None:
    texts = " ".join(text for p in walks.procedures.values() for text in _texts(p))
    assert "barn ska inte tolka" in texts
