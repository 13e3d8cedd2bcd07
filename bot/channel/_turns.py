"""A turn: a message goes into Rasa, lines come out as actions say them, and there is an end."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage

from bot.operations.metrics import Outcome, observe_turn

logger = logging.getLogger(__name__)

Line = dict[str, Any]
Handle = Callable[[UserMessage], Awaitable[Any]]

NAME = "intranet"
_REMEMBERED = 2000  # turns that can be read again, when the network failed on the way back
_TOO_SLOW = (
    "Det tog för lång tid att svara. Försök igen om en stund, eller fråga en person: se Kontakt."
)
_FAILED = "Något gick fel hos mig. Försök igen, eller fråga en person: se Kontakt."


class Turn:
    """The lines of one turn; they can be read while they come, and again afterwards."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._done = False
        self._changed = asyncio.Condition()

    async def add(self, line: Line, *, last: bool = False) -> None:
        """Add a line for everyone who reads."""
        async with self._changed:
            self._lines.append(line)
            self._done = last
            self._changed.notify_all()

    async def lines(self) -> AsyncIterator[Line]:
        """Every line from the first on, until the last."""
        sent = 0
        while True:
            async with self._changed:
                while len(self._lines) == sent and not self._done:
                    await self._changed.wait()
                new, done = self._lines[sent:], self._done
            for line in new:
                yield line
            sent += len(new)
            if done:
                return


class Output(OutputChannel):
    """Turns Rasa's bot messages into lines, whole: the widget needs text and answer together."""

    def __init__(self, turn: Turn, shape: Callable[[dict[str, Any]], Line]) -> None:
        self._turn = turn
        self._shape = shape
        self.answers: list[Line] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name in the tracker."""
        return NAME

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Send one message on at once."""
        line = self._shape(message)
        self.answers.append(line)
        await self._turn.add(line)


class Turns:
    """Runs turns, each in a task of its own: a lost connection does not break one off."""

    def __init__(self, handle: Handle, seconds: float) -> None:
        """Take turns.

        Args:
            handle: Rasa's handler of user messages.
            seconds: until a turn is given up.
        """
        self._handle = handle
        self._seconds = seconds
        self._recent: OrderedDict[tuple[str, str], Turn] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()

    def known(self, conversation: str, message: str) -> Turn | None:
        """The turn of a message that has come before, or None."""
        return self._recent.get((conversation, message))

    def start(
        self, message: UserMessage, first: Line, shape: Callable[[dict[str, Any]], Line]
    ) -> Turn:
        """Start a turn.

        Args:
            message: with the conversation's id and the client's id of the message.
            first: the first line.
            shape: makes a line of Rasa's bot message.
        """
        turn = Turn()
        key = (message.sender_id, message.message_id)
        self._recent[key] = turn
        if len(self._recent) > _REMEMBERED:
            self._recent.popitem(last=False)
        message.output_channel = output = Output(turn, shape)
        task = asyncio.create_task(self._run(key, message, turn, output, first))
        self._tasks.add(task)  # the event loop itself holds no reference
        task.add_done_callback(self._tasks.discard)
        return turn

    def forget(self, conversation: str) -> None:
        """Drop what is kept of a conversation."""
        for key in [key for key in self._recent if key[0] == conversation]:
            del self._recent[key]

    async def _run(
        self,
        key: tuple[str, str],
        message: UserMessage,
        turn: Turn,
        output: Output,
        first: Line,
    ) -> None:
        clock = asyncio.get_running_loop().time
        started = clock()
        outcome = Outcome.FAILED
        try:
            await turn.add(first)
            await asyncio.wait_for(self._handle(message), self._seconds)
            outcome = Outcome.ANSWERED if output.answers else Outcome.SILENT
        except asyncio.TimeoutError:
            outcome = Outcome.TOO_SLOW
        except Exception as error:
            # The one edge where anything may be caught: a stream must end with a sentence.
            # Where it happened is logged, and never the message, which may quote the user.
            logger.error("turn failed: %s at %s", type(error).__name__, _place(error))
        finally:
            observe_turn(outcome, clock() - started, output.answers)
            if outcome is Outcome.ANSWERED:
                await turn.add({"type": "end"}, last=True)
            else:
                # Sent again, the message is to be tried again.
                self._recent.pop(key, None)
                text = _TOO_SLOW if outcome is Outcome.TOO_SLOW else _FAILED
                await turn.add({"type": "error", "text": text, "retry": True})
                await turn.add({"type": "end"}, last=True)


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
