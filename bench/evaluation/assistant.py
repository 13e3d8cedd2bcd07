"""The real agent, asked one message at a time."""

from __future__ import annotations

import asyncio
import logging
import uuid
from typing import Any

from rasa_sdk import Tracker

from actions.tracker import understanding
from bot.cli._ask import answer
from bot.privacy import mask
from bot.server.agent import memory_agent
from bot.server.logs import set_up_logs
from bot.server.model import train_if_stale
from knowledge.dialogue import Understanding


class Assistant:
    """Loads the trained model, training first when it is stale."""

    def __init__(self) -> None:
        set_up_logs()
        logging.disable(logging.WARNING)
        train_if_stale()
        self._agent = memory_agent()
        self._loop = asyncio.new_event_loop()

    def ask(
        self, text: str, group: str | None = None, conversation: str | None = None
    ) -> dict[str, Any]:
        """One reply as ``rattvisaren ask --json`` gives it.

        Args:
            text: what is said.
            group: the group that the conversation is about already.
            conversation: an id to go on with; without it, a conversation of its own.
        """
        slots = {"group": group} if group else {}
        sender = conversation or uuid.uuid4().hex
        return self._loop.run_until_complete(answer(self._agent, sender, text, slots))

    def understand(self, text: str) -> Understanding:
        """What the pipeline makes of a message, as the action gets it."""
        clean = mask(text.lstrip("/ \t")).text
        parsed = self._loop.run_until_complete(self._agent.parse_message(clean))
        return understanding(Tracker("evaluation", {}, parsed, [], False, None, {}, None))
