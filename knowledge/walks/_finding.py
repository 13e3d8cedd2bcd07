"""A fault in a procedure."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.model import Procedure
from knowledge.model._procedures import Step


class Finding(NamedTuple):
    """Where a fault stands, what was expected and what came, in Swedish for editors.

    ``step`` is empty for a fault in the procedure as a whole. ``location`` leads from the
    procedure's mapping in the YAML to the value, for example ``("steps", 2, "options", 0, "next")``.
    """

    procedure: str
    step: str
    location: tuple[str | int, ...]
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


def in_step(
    procedure: Procedure, step: Step, where: tuple[str | int, ...], expected: str, got: str
) -> Finding:
    """A fault in a step; ``where`` leads from the step's mapping."""
    index = procedure.steps.index(step)
    return Finding(procedure.id, step.id, ("steps", index, *where), expected, got)
