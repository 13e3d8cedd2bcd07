"""Requests whose bodies must arrive in time."""

from __future__ import annotations

import asyncio

from sanic.exceptions import RequestTimeout
from sanic.request import Request


class TimedRequest(Request):
    """Sanic gives a body as long as an answer may take; a body of 16 kB needs less."""

    async def receive_body(self) -> None:
        """Read the body.

        Raises:
            RequestTimeout: it did not arrive within ``REQUEST_TIMEOUT`` seconds.
        """
        try:
            await asyncio.wait_for(super().receive_body(), self.app.config.REQUEST_TIMEOUT)
        except asyncio.TimeoutError:
            raise RequestTimeout("slow body") from None
