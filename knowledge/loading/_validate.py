"""Checks plain data against the content model and tells faults in Swedish."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from knowledge.loading._faults import Fault, shorten
from knowledge.loading._yaml import Location, YamlFile
from knowledge.model import Item

Model = TypeVar("Model", bound=Item)

_EXPECTED = {
    "value_error.missing": "fältet, som måste finnas",
    "value_error.extra": "bara kända fält",
    "value_error.date": "ett datum (ÅÅÅÅ-MM-DD)",
    "value_error.any_str.min_length": "minst {limit_value} tecken",
    "value_error.str.regex": "ett id med bara a-z, 0-9 och _ (kort: ämne/namn)",
    "type_error.str": "text",
    "type_error.list": "en lista",
    "type_error.tuple": "en lista",
    "type_error.dict": "fält med värden",
    "type_error.bool": "true eller false",
    "type_error.integer": "ett heltal",
    "type_error.none.not_allowed": "ett värde",
}


def validate(model: type[Model], data: Any, file: YamlFile, at: Location) -> Model | list[Fault]:
    """Build ``model`` from ``data``; on failure every fault with its line in ``file``."""
    if not isinstance(data, dict):
        return [file.fault(at, "fält med värden", shorten(data))]
    try:
        return model.parse_obj(data)
    except ValidationError as error:
        return list(_faults(error, data, file, at))


def _faults(error: ValidationError, data: Any, file: YamlFile, at: Location) -> Iterator[Fault]:
    for problem in error.errors():
        where = tuple(step for step in problem["loc"] if step != "__root__")
        yield file.fault((*at, *where), _expected(problem), _got(problem, _value(data, where)))


def _expected(problem: Any) -> str:
    kind, context = problem["type"], problem.get("ctx", {})
    if kind == "type_error.enum":
        return "något av " + ", ".join(str(member.value) for member in context["enum_values"])
    if str(context.get("pattern", "")).startswith("^https"):
        return "en webbadress (https://…)"
    template = _EXPECTED.get(kind)
    return template.format(**context) if template else problem["msg"]


def _got(problem: Any, value: Any) -> str:
    if problem["type"] == "value_error.missing":
        return "inget"
    if problem["type"] == "value_error.extra":
        return f"det okända fältet «{problem['loc'][-1]}»"
    return shorten(value)


def _value(data: Any, location: Location) -> Any:
    for step in location:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return data
    return data
