"""The limit: the HTTP server that we use, answering a constant. ``python constant.py <port>``."""

from __future__ import annotations

import sys

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

app = Sanic("constant", configure_logging=False)


@app.post("/")
async def answer(request: Request) -> HTTPResponse:
    """Read the body, and answer."""
    return json([{"text": request.json["message"]}])


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), access_log=False, motd=False)
