"""The web application: Rasa's agent behind the channels, and the demo page."""

from __future__ import annotations

from rasa.core import channels
from rasa.core.channels.rest import RestInput
from sanic import Sanic

from bot.server.agent import memory_agent


def create_app() -> Sanic:
    """Build the application with its agent loaded, so that it is ready when it listens."""
    app = Sanic("rattvisaren", configure_logging=False)
    app.ctx.agent = memory_agent()
    channels.channel.register([RestInput()], app, route="/webhooks/")
    return app
