"""What goes wrong outside the routes: told in JSON and Swedish, without a trace of the inside."""

from __future__ import annotations

import logging
from http import HTTPStatus

from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json

logger = logging.getLogger(__name__)

_TEXTS = {
    HTTPStatus.NOT_FOUND: "Sidan finns inte.",
    HTTPStatus.METHOD_NOT_ALLOWED: "Sidan kan inte användas så.",
    HTTPStatus.REQUEST_TIMEOUT: "Det tog för lång tid att skicka. Försök igen.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Texten är för lång. Korta den och försök igen.",
    HTTPStatus.SERVICE_UNAVAILABLE: "Rättvisaren kan inte svara just nu. Försök igen om en stund.",
}
_FAILED = "Något gick fel hos Rättvisaren. Försök igen om en stund."
_UNREADABLE = "Förfrågan går inte att läsa."


def tell_errors(app: Sanic) -> None:
    """Answer every exception that reaches the application."""

    @app.exception(Exception)
    async def tell(request: Request, error: Exception) -> HTTPResponse:
        status = HTTPStatus.INTERNAL_SERVER_ERROR
        if isinstance(error, SanicException):
            status = HTTPStatus(error.status_code)
        if status == HTTPStatus.INTERNAL_SERVER_ERROR:
            # The kind of fault only: its words may quote what somebody wrote.
            logger.error("request failed: %s", type(error).__name__)
        other = _FAILED if status >= HTTPStatus.INTERNAL_SERVER_ERROR else _UNREADABLE
        body = {"error": {"code": status.name.lower(), "text": _TEXTS.get(status, other)}}
        return json(body, status=status, ensure_ascii=False)
