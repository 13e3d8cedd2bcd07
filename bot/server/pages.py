"""The widget's files, the demo page and the frame, with the headers that keep a browser safe."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, file

from bot.settings import ROOT, Settings

WIDGET = ROOT / "widget"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
# No script, style, picture or connection from elsewhere, and no text that becomes markup.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'; "
    "frame-ancestors "
)


def pages(settings: Settings) -> Blueprint:
    """The routes ``/``, ``/ram`` and ``/widget/``."""
    routes = Blueprint("pages")

    @routes.get("/")
    async def demo(request: Request) -> HTTPResponse:
        return await _page(WIDGET / "demo" / "index.html", "'none'")

    @routes.get("/ram")
    async def frame(request: Request) -> HTTPResponse:
        return await _page(WIDGET / "frame.html", " ".join(["'self'", *sorted(settings.origins)]))

    for path in sorted(WIDGET.rglob("*")):
        if path.suffix in _TYPES and path.suffix != ".html":
            routes.add_route(
                _file(path, settings), f"/widget/{path.relative_to(WIDGET)}", name=_name(path)
            )
    return routes


def harden(app: Sanic) -> None:
    """Headers for every response, whoever made it."""

    @app.middleware("response")
    async def headers(request: Request, response: HTTPResponse) -> None:
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'")


def _file(path: Path, settings: Settings) -> Callable[[Request], Coroutine[Any, Any, HTTPResponse]]:
    async def send(request: Request) -> HTTPResponse:
        response = await file(path, mime_type=_TYPES[path.suffix])
        # Asked for again at every page load, and a few kilobytes: a new version is there at once.
        response.headers["Cache-Control"] = "no-cache"
        # The widget is no secret; a page that may call the API may also load it.
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        origin = request.headers.get("origin")
        if origin in settings.origins:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Vary"] = "Origin"
        return response

    return send


def _name(path: Path) -> str:
    return path.relative_to(WIDGET).as_posix().replace("/", "_").replace(".", "_")


async def _page(path: Path, ancestors: str) -> HTTPResponse:
    response = await file(path, mime_type=_TYPES[path.suffix])
    response.headers["Content-Security-Policy"] = _POLICY + ancestors
    response.headers["Cache-Control"] = "no-cache"
    return response
