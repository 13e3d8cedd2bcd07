"""The description of the API, held against what the API does."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml
from sanic import Sanic

from bot.settings import ROOT

from .conftest import Client, Running

DESCRIPTION = yaml.safe_load((ROOT / "bot" / "channel" / "openapi.yml").read_text())
PREFIX = DESCRIPTION["servers"][0]["url"]


def check(schema: str, value: Any) -> None:
    """Hold a value against a schema of the description.

    Raises:
        jsonschema.ValidationError: it does not fit.
    """
    resolver = jsonschema.RefResolver("", DESCRIPTION)
    described = _with_nulls(DESCRIPTION["components"]["schemas"][schema])
    jsonschema.Draft7Validator(described, resolver=resolver).validate(value)


def _with_nulls(schema: Any) -> Any:
    """OpenAPI 3.0 writes ``nullable``; JSON schema has a type for it."""
    if isinstance(schema, dict):
        changed = {key: _with_nulls(value) for key, value in schema.items() if key != "nullable"}
        if schema.get("nullable"):
            changed["type"] = [schema["type"], "null"]
        return changed
    return [_with_nulls(item) for item in schema] if isinstance(schema, list) else schema


DESCRIPTION = _with_nulls(DESCRIPTION)


def test_every_route_is_described_and_every_description_is_a_route(running: Running) -> None:
    described = {
        (method.upper(), PREFIX + path)
        for path, methods in DESCRIPTION["paths"].items()
        for method in methods
    }
    served = {
        (method, f"/{route.path}")
        for route in Sanic.get_app("rattvisaren").router.routes
        for method in route.methods
        if route.path.startswith(PREFIX[1:]) and method not in ("OPTIONS", "HEAD")
    }
    assert described == served


def test_the_opening_view_is_as_described(running: Running) -> None:
    check("Opening", running.client().call("GET", "/opening").json())


def test_a_conversation_is_as_described(running: Running) -> None:
    begun = running.client().call("POST", "/conversations")
    assert begun.status_code == 201
    check("Begun", begun.json())
    tab = Client(running.url, {"Conversation": begun.json()["conversation"]})
    for text in ("hej", "krasch"):
        for line in tab.ask(text):
            check("Line", line)
    check("History", tab.call("GET", "/messages").json())


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/messages", None),
        ("POST", "/messages", b"{"),
        ("POST", "/feedback", b"[]"),
        ("PUT", "/messages", b"{}"),
        ("GET", "/finns-inte", None),
        ("POST", "/messages", b"x" * 20_000),
    ],
)
def test_refusals_are_as_described(running: Running, method: str, path: str, body: bytes) -> None:
    check("Error", running.client().call(method, path, body).json())


def test_limits_and_reasons_are_those_of_the_program() -> None:
    from bot.channel._bodies import REASONS
    from bot.settings import Limits

    schemas = DESCRIPTION["components"]["schemas"]
    assert schemas["Message"]["properties"]["text"]["maxLength"] == Limits().characters
    assert schemas["Feedback"]["properties"]["reason"]["enum"] == list(REASONS)
    texts = json.loads((ROOT / "widget" / "texts.sv.json").read_text())
    assert list(texts["reasons"]) == list(REASONS)
