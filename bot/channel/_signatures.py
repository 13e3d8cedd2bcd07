"""Keyed hashes: which conversation is whose, and which buttons the assistant has shown.

A conversation's token is made by the server and kept by the browser's tab. From the token and
the signed-in user the server computes the id that Rasa knows the conversation by. Nobody without
the secret can compute an id, and a token is worth nothing to another user.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256

_NONCE = 24  # bytes of chance: cannot be guessed


@dataclass(frozen=True)
class Conversation:
    """A conversation of the user who asks.

    Attributes:
        token: what the tab keeps and sends.
        id: Rasa's ``sender_id``; never leaves the server.
    """

    token: str
    id: str


class Signer:
    """Makes and checks tokens and signatures with the installation's secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def new_conversation(self, user: str) -> Conversation:
        """A conversation that nobody has had before."""
        nonce = secrets.token_urlsafe(_NONCE)
        return self._conversation(f"{nonce}.{self._hash('token', user, nonce)}", user, nonce)

    def conversation(self, token: str, user: str) -> Conversation | None:
        """The conversation of a token; None for a forged one, or when it is another user's."""
        nonce, _, signature = token.partition(".")
        if not nonce or not _same(signature, self._hash("token", user, nonce)):
            return None
        return self._conversation(token, user, nonce)

    def sign_button(self, conversation: Conversation, title: str, payload: str) -> str:
        """The signature of a button as it is shown in a conversation."""
        return self._hash("button", conversation.id, title, payload)

    def is_button(
        self, conversation: Conversation, title: str, payload: str, signature: str
    ) -> bool:
        """Whether a button was shown in this conversation with this title and payload."""
        return _same(signature, self.sign_button(conversation, title, payload))

    def _conversation(self, token: str, user: str, nonce: str) -> Conversation:
        return Conversation(token, self._hash("id", user, nonce))

    def _hash(self, *parts: str) -> str:
        # The lengths are part of it: "ab", "c" must not become the same as "a", "bc".
        message = "".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "replace")
        digest = hmac.new(self._secret, message, sha256).digest()
        return urlsafe_b64encode(digest).decode().rstrip("=")


def _same(given: str, right: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), right.encode())
