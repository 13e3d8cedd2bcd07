"""The web application: Rasa's agent behind the intranet channel, the widget and its demo page.

Rasa's own HTTP API and its other channels are not part of it. They take anyone's word for who is
asking; who needs them starts ``rasa run`` on an inner network.
"""

from __future__ import annotations

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from rasa.core import channels
from rasa.core.agent import Agent
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, raw

from bot.channel import IntranetChannel
from bot.operations.health import health
from bot.server.errors import tell_errors
from bot.server.pages import harden, pages
from bot.server.request import TimedRequest
from bot.settings import Settings

_SEND = 10  # seconds that a client may take to send a request


def create_app(settings: Settings, agent: Agent) -> Sanic:
    """Build the application around an agent that is loaded: it is ready when it listens.

    Raises:
        SettingsError: nobody could sign in with these settings.
    """
    app = Sanic("rattvisaren", configure_logging=False, request_class=TimedRequest)
    app.config.REQUEST_MAX_SIZE = settings.limits.body
    app.config.REQUEST_TIMEOUT = _SEND
    app.config.RESPONSE_TIMEOUT = int(settings.limits.turn) + _SEND
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.ctx.agent = agent
    channels.channel.register([IntranetChannel(settings)], app, route="/webhooks/")
    app.blueprint(health())
    app.blueprint(pages(settings))
    app.add_route(_metrics, "/metrics", name="metrics")
    tell_errors(app)
    harden(app)
    return app


async def _metrics(request: Request) -> HTTPResponse:
    return raw(generate_latest(), content_type=CONTENT_TYPE_LATEST)
