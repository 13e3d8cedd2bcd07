"""Faults in a walk's graph and texts are told with file and line, like all others."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from knowledge.loading import Fault

Edit = Callable[[str, str, str], int]
Faults = Callable[[], tuple[Fault, ...]]

FILE = "procedures/prov.yml"
SECOND = """\
    - id: {id}
      title: Form
      question: Vilken form?
      other_words: Rund eller kantig?
      why: För att veta.
      meaning: Det ena eller det andra.
      basis: inferred
      options:
        - {{id: rund, title: Rund}}
        - {{id: kantig, title: Kantig}}
      next: {next}
"""


class Case(NamedTuple):
    """An edit of the small walk, and the field of the fault that is told of it."""

    old: str
    new: str
    field: str


CASES = {
    "a step that leads nowhere": Case(
        "      next: slut\n", "      next: borta\n", "procedure.steps[0].next"
    ),
    "a step that leads to itself": Case(
        "      next: slut\n", "      next: farg\n", "procedure.steps[0]"
    ),
    "a step that nobody comes to": Case(
        "      next: slut\n",
        "      next: slut\n" + SECOND.format(id="form", next="slut"),
        "procedure.steps[1]",
    ),
    "a loop without an end": Case(
        "      next: slut\n",
        "      next: form\n" + SECOND.format(id="form", next="farg"),
        "procedure.steps",
    ),
    "a dead end": Case("      next: slut\n", "", "procedure.steps[0]"),
    "an option that leads nowhere": Case(
        "{id: rod, title: Röd}",
        "{id: rod, title: Röd, next: borta}",
        "procedure.steps[0].options[0].next",
    ),
    "an option that hands over to nothing": Case(
        "{id: rod, title: Röd}",
        "{id: rod, title: Röd, switch: borta}",
        "procedure.steps[0].options[0].switch",
    ),
    "an unknown person to turn to": Case("contact: kjv", "contact: borta", "procedure.contact"),
    "an unknown card at the end": Case(
        "{id: rod, title: Röd}",
        "{id: rod, title: Röd, card: fee/borta}",
        "procedure.steps[0].options[0].card",
    ),
    "two options with the same words": Case(
        "{id: gron, title: Grön}",
        "{id: gron, title: Grön, aliases: [röd]}",
        "procedure.steps[0].options[1]",
    ),
    "advice that says it is law and names none": Case(
        "{id: rod, title: Röd}",
        "{id: rod, title: Röd, advice: [{text: Gör så här., basis: law}]}",
        "procedure.steps[0].options[0].advice[0]",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_broken_walk_is_told_where_it_is_broken(case: Case, edit: Edit, faults: Faults) -> None:
    edit(FILE, case.old, case.new)

    told = faults()

    assert told
    assert {fault.file for fault in told} == {FILE}
    assert any(fault.field.startswith(case.field) for fault in told), told
    assert all(fault.line > 1 and fault.expected and fault.got for fault in told)


def test_a_walk_with_two_steps_is_whole(edit: Edit, faults: Faults) -> None:
    edit(FILE, "      next: slut\n", "      next: form\n" + SECOND.format(id="form", next="slut"))

    assert faults() == ()
