"""Whether the assistant is alive, and whether it can answer.

Alive: the process answers; nothing else is asked, or a hiccup in the database would restart every
process at once. Ready: the model is loaded and the stores answer.
"""

from __future__ import annotations

import asyncio
import logging
from http import HTTPStatus

from rasa.core.agent import Agent
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.storage import ping

logger = logging.getLogger(__name__)
_PATIENCE = 3.0  # seconds


def health() -> Blueprint:
    """The routes ``/health/live`` and ``/health/ready``."""
    routes = Blueprint("health", url_prefix="/health")

    @routes.get("/live")
    async def live(request: Request) -> HTTPResponse:
        return json({"alive": True})

    @routes.get("/ready")
    async def ready(request: Request) -> HTTPResponse:
        checks = await _checks(request.app.ctx.agent)
        well = all(checks.values())
        status = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
        return json({"ready": well, "checks": checks}, status=status)

    return routes


async def _checks(agent: Agent | None) -> dict[str, bool]:
    if agent is None:
        return {"model": False, "conversations": False, "locks": False}
    return {
        "model": agent.is_ready(),
        "conversations": await _answers(ping(agent.tracker_store)),
        "locks": await _answers(_lock(agent)),
    }


async def _answers(check: asyncio.Future[None] | object) -> bool:
    try:
        await asyncio.wait_for(check, _PATIENCE)  # type: ignore[arg-type]
    except Exception as error:
        # Whatever the driver raises: the store does not answer.
        logger.error("a store does not answer: %s", type(error).__name__)
        return False
    return True


async def _lock(agent: Agent) -> None:
    async with agent.lock_store.lock("health", lock_lifetime=5):
        pass
