"""The channel: routes, and what is checked before a message reaches Rasa."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from datetime import date
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from bot.channel._addresses import address
from bot.channel._bodies import Sent, read_feedback, read_message
from bot.channel._limits import Rate
from bot.channel._messages import TITLE, bot_message, history, user_message
from bot.channel._opening import opening
from bot.channel._refused import (
    Refused,
    bad_request,
    forged_button,
    no_conversation,
    too_many,
    wrong_origin,
)
from bot.channel._sign_in import users
from bot.channel._signatures import Conversation, Signer
from bot.channel._stream import stream
from bot.channel._turns import NAME, Turn, Turns
from bot.operations.metrics import count_feedback, count_masked, count_refusal
from bot.privacy import mask
from bot.settings import Settings, settings
from bot.storage import erase, read_spoken
from knowledge.loading import knowledge

Route = Callable[[Request], Coroutine[Any, Any, HTTPResponse | None]]

LONGEST_HISTORY = 200  # messages shown again after a reload

HEADER = "Conversation"
"""The header that carries a conversation's token. No cookie: it would outlive the tab."""


class IntranetChannel(InputChannel):
    """The widget's API under ``/webhooks/intranet``; ``openapi.yml`` describes it."""

    def __init__(self, own: Settings | None = None) -> None:
        """Prepare the channel.

        Args:
            own: settings other than the process's, for tests.

        Raises:
            SettingsError: nobody could sign in with these settings.
        """
        self._settings = own or settings()
        self._users = users(self._settings)
        self._signer = Signer(self._settings.secret)
        self._per_user = Rate(self._settings.limits.per_user)
        self._per_address = Rate(self._settings.limits.per_address)
        self._turns: Turns  # made with the blueprint, which brings Rasa's handler

    @classmethod
    def name(cls) -> str:
        """The channel's name: part of its address, and kept with every message."""
        return NAME

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes; each answers in JSON whatever happens."""
        self._turns = Turns(on_new_message, self._settings.limits.turn)
        api = Blueprint(NAME)
        api.middleware("request")(self._only_known_pages)
        api.middleware("response")(self._headers)
        api.exception(Refused)(self._tell)
        for method, path, route in (
            ("GET", "/opening", self._show_opening),
            ("POST", "/conversations", self._begin),
            ("DELETE", "/conversations", self._end),
            ("GET", "/messages", self._read_back),
            ("POST", "/messages", self._receive),
            ("POST", "/feedback", self._receive_feedback),
        ):
            api.add_route(_function(route), path, methods=[method])
        for path in ("/opening", "/conversations", "/messages", "/feedback"):
            # Only so that the middleware is reached; it has answered before this.
            api.add_route(_never, path, methods=["OPTIONS"], name=f"preflight_{path[1:]}")
        return api

    async def _show_opening(self, request: Request) -> HTTPResponse:
        self._users.user(request)
        view = opening(knowledge(), date.today(), self._settings.limits.characters)
        return json(view, ensure_ascii=False)

    async def _begin(self, request: Request) -> HTTPResponse:
        user = self._users.user(request)
        self._spend(user, request)
        conversation = self._signer.new_conversation(user)
        return json({"conversation": conversation.token}, status=HTTPStatus.CREATED)

    async def _end(self, request: Request) -> HTTPResponse:
        conversation = self._conversation(request)
        self._turns.forget(conversation.id)
        agent = request.app.ctx.agent
        # A turn in progress is saved first, and then erased with the rest.
        async with agent.lock_store.lock(conversation.id):
            await erase(agent.tracker_store, conversation.id)
        return empty()

    async def _read_back(self, request: Request) -> HTTPResponse:
        conversation = self._conversation(request)
        store = request.app.ctx.agent.tracker_store
        events = await read_spoken(store, conversation.id, LONGEST_HISTORY)
        messages = history(events, self._signer, conversation)
        return json({"messages": messages}, ensure_ascii=False)

    async def _receive(self, request: Request) -> None:
        user = self._users.user(request)
        conversation = self._conversation(request)
        sent = read_message(request.body, self._settings.limits.characters)
        turn = self._turns.known(conversation.id, sent.id)
        if turn is None:
            self._spend(user or conversation.id, request)
            turn = self._start(sent, conversation)
        await stream(request, turn.lines())

    async def _receive_feedback(self, request: Request) -> HTTPResponse:
        conversation = self._conversation(request)
        self._spend(conversation.id, request)
        feedback = read_feedback(request.body)
        topic = feedback.topic if feedback.topic in knowledge().topics else "other"
        count_feedback(topic, feedback.helped, feedback.reason)
        return empty()

    async def _only_known_pages(self, request: Request) -> HTTPResponse | None:
        if not self._is_known_origin(request):
            return self._refuse(wrong_origin())
        return empty() if request.method == "OPTIONS" else None

    async def _headers(self, request: Request, response: HTTPResponse) -> None:
        response.headers["Cache-Control"] = "no-store"
        origin = request.headers.get("origin")
        if origin in self._settings.origins:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE"
            response.headers["Access-Control-Allow-Headers"] = (
                f"Authorization, Content-Type, {HEADER}"
            )
            response.headers["Access-Control-Max-Age"] = "600"
            response.headers["Vary"] = "Origin"

    async def _tell(self, request: Request, reason: Refused) -> HTTPResponse:
        return self._refuse(reason)

    def _is_known_origin(self, request: Request) -> bool:
        """Whether the page that asks is our own, one in the settings, or no page at all."""
        origin = request.headers.get("origin")
        if origin is None or origin in self._settings.origins:
            return True
        return urlsplit(origin).netloc == request.headers.get("host")

    def _conversation(self, request: Request) -> Conversation:
        user = self._users.user(request)
        conversation = self._signer.conversation(request.headers.get(HEADER, ""), user)
        if conversation is None:
            raise no_conversation()
        return conversation

    def _spend(self, user: str, request: Request) -> None:
        where = address(request, self._settings.proxies)
        wait = self._per_address.take(where) or (user and self._per_user.take(user)) or 0
        if wait:
            raise too_many(int(wait))

    def _start(self, sent: Sent, conversation: Conversation) -> Turn:
        payload, shown = self._understand(sent, conversation)
        message = UserMessage(
            payload,
            sender_id=conversation.id,
            input_channel=NAME,
            message_id=sent.id,
            # The opening view has shown the notices of the day.
            metadata={"quiet": True, **({} if sent.text is not None else {TITLE: shown})},
        )
        return self._turns.start(
            message,
            user_message(shown),
            lambda said: bot_message(said, self._signer, conversation),
        )

    def _understand(self, sent: Sent, conversation: Conversation) -> tuple[str, str]:
        """What Rasa is to read, and what the user sees as the own message."""
        if sent.text is not None:
            masked = mask(sent.text)
            count_masked(masked.kinds)
            return masked.text, masked.text
        if sent.walk is not None:
            walk = knowledge().procedures.get(sent.walk)
            if walk is None:
                raise bad_request("Vägledningen finns inte.")
            return f'/choose{{"choice": "walk:{walk.id}"}}', walk.title
        button = sent.button
        assert button is not None  # read_message has made sure
        if not self._signer.is_button(conversation, button.title, button.payload, button.signature):
            raise forged_button()
        return button.payload, button.title

    def _refuse(self, reason: Refused) -> HTTPResponse:
        count_refusal(reason.code)
        return reason.response()


def _function(route: Route) -> Route:
    """A function that calls a method: Sanic marks its routes, and a method cannot be marked."""

    @wraps(route)
    async def call(request: Request) -> HTTPResponse | None:
        return await route(request)

    return call


async def _never(request: Request) -> HTTPResponse:
    return empty()
