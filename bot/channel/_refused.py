"""Requests that are turned away, each with a Swedish sentence that says what to do."""

from __future__ import annotations

from http import HTTPStatus

from sanic.response import HTTPResponse, json


class Refused(Exception):
    """A request that is not carried out.

    Attributes:
        status: the HTTP status.
        code: a word for programs; stable.
        text: a Swedish sentence for the user; says what to do.
        wait: seconds until it is worth trying again, or None.
    """

    def __init__(self, status: HTTPStatus, code: str, text: str, wait: int | None = None) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.text = text
        self.wait = wait

    def response(self) -> HTTPResponse:
        """The response that tells the client."""
        headers = {} if self.wait is None else {"Retry-After": str(self.wait)}
        body = {"error": {"code": self.code, "text": self.text}}
        return json(body, status=self.status, headers=headers, ensure_ascii=False)


def bad_request(what: str) -> Refused:
    """The body or a header has the wrong form; ``what`` is a Swedish sentence."""
    return Refused(HTTPStatus.BAD_REQUEST, "bad_request", f"{what} Ladda om sidan och försök igen.")


def not_signed_in() -> Refused:
    """There is no valid sign-in."""
    return Refused(
        HTTPStatus.UNAUTHORIZED,
        "not_signed_in",
        "Du är inte inloggad, eller så har inloggningen gått ut. Ladda om sidan.",
    )


def wrong_origin() -> Refused:
    """The page that sent the request is not one that may."""
    return Refused(
        HTTPStatus.FORBIDDEN,
        "wrong_origin",
        "Den här sidan får inte använda Rättvisaren. Öppna Rättvisaren från intranätet.",
    )


def no_conversation() -> Refused:
    """The conversation's token is missing, forged, or another user's."""
    return Refused(
        HTTPStatus.FORBIDDEN,
        "no_conversation",
        "Samtalet finns inte eller är inte ditt. Börja om från början.",
    )


def forged_button() -> Refused:
    """A button whose signature is not ours for this conversation."""
    return Refused(
        HTTPStatus.FORBIDDEN,
        "forged_button",
        "Knappen gäller inte längre. Skriv din fråga i stället.",
    )


def empty() -> Refused:
    """A message with nothing in it."""
    return Refused(HTTPStatus.BAD_REQUEST, "empty", "Skriv en fråga först.")


def too_long(characters: int) -> Refused:
    """A message with too many characters."""
    return Refused(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "too_long",
        f"Texten är för lång. Skriv högst {characters} tecken, gärna en fråga i taget.",
    )


def too_many(wait: int) -> Refused:
    """Too many messages in a minute."""
    return Refused(
        HTTPStatus.TOO_MANY_REQUESTS,
        "too_many",
        f"Det blev många frågor på kort tid. Vänta {wait} sekunder och försök igen.",
        wait,
    )
