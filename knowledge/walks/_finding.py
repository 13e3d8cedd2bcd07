"""A fault in a procedure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from knowledge.model import Procedure
from knowledge.model._procedures import Advice, Step

Location = tuple["str | int", ...]
"""Keys and indexes that lead from a mapping in the YAML to a value below it."""


class Finding(NamedTuple):
    """Where a fault stands, what was expected and what came, in Swedish for editors.

    ``step`` is empty for a fault in the procedure as a whole. ``location`` leads from the
    procedure's mapping in the YAML to the value: ``("steps", 2, "options", 0, "next")``.
    """

    procedure: str
    step: str
    location: Location
    expected: str
    got: str

    @property
    def field(self) -> str:
        """The location as editors read it: ``steps[2].options[0].next``."""
        text = ""
        for part in self.location:
            text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
        return text

    def __str__(self) -> str:
        where = f"{self.procedure}, steget «{self.step}»" if self.step else self.procedure
        return f"{where}, {self.field}: väntade {self.expected}, fick {self.got}"


def in_step(procedure: Procedure, step: Step, where: Location, expected: str, got: str) -> Finding:
    """A fault in a step; ``where`` leads from the step's mapping."""
    index = procedure.steps.index(step)
    return Finding(procedure.id, step.id, ("steps", index, *where), expected, got)


def texts(step: Step) -> Iterator[tuple[Location, Advice]]:
    """Every short text in a step with its location: those before the question, and the advice."""
    yield from ((("text", index), text) for index, text in enumerate(step.text))
    for place, option in enumerate(step.options):
        for index, text in enumerate(option.advice):
            yield ("options", place, "advice", index), text
