"""From which address a request comes, when it may have passed proxies."""

from __future__ import annotations

from sanic.request import Request


def address(request: Request, proxies: int) -> str:
    """The client's address.

    Args:
        proxies: how many proxies of ours a request passes. Each adds the address it saw to
            ``X-Forwarded-For``; what stands further to the left, anybody can have written.
    """
    seen = [part.strip() for part in request.headers.get("x-forwarded-for", "").split(",")]
    if proxies and len(seen) >= proxies and seen[-proxies]:
        return seen[-proxies]
    return str(request.ip)
