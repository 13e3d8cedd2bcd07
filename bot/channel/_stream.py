"""Lines of JSON over one response, as they come."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

from sanic.request import Request


async def stream(request: Request, lines: AsyncIterator[dict[str, Any]]) -> None:
    """Send each line at once; the last, of the type ``end``, together with the response's end."""
    response = await request.respond(
        # A proxy that collects the response would hold back what is already said.
        headers={"X-Accel-Buffering": "no"},
        content_type="application/x-ndjson; charset=utf-8",
    )
    async for line in lines:
        text = json.dumps(line, ensure_ascii=False) + "\n"
        await response.send(text, end_stream=line["type"] == "end")
