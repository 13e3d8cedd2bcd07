"""Who is asking: nobody in particular, a reverse proxy's word, or a token from the intranet."""

from __future__ import annotations

import hmac
import json
import logging
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import jwt
from jwt.algorithms import HMACAlgorithm, RSAAlgorithm
from sanic.request import Request

from bot.channel._refused import Refused, not_signed_in
from bot.settings import SHORTEST_SECRET, Settings, SettingsError, SignIn, is_loopback

logger = logging.getLogger(__name__)

PROXY_SECRET_HEADER = "X-Proxy-Secret"
_SHORTEST_RSA = 2048  # bits
_LONGEST_USER = 200  # characters
_LEEWAY = 30  # seconds that two machines' clocks may differ


class Users(Protocol):
    """Tells who sent a request."""

    def user(self, request: Request) -> str:
        """An id of the user; the same person always gets the same.

        Raises:
            Refused: nobody has signed in.
        """


def users(settings: Settings) -> Users:
    """The sign-in that the settings ask for.

    Raises:
        SettingsError: the keys cannot be used.
    """
    if settings.sign_in is SignIn.PROXY:
        return ProxyUsers(settings.proxy_header, settings.proxy_secret)
    if settings.sign_in is SignIn.JWT:
        assert settings.jwt_keys is not None  # Settings.read has made sure
        return TokenUsers(settings.jwt_keys, settings.jwt_audience, settings.jwt_issuer)
    return OpenUsers()


class OpenUsers:
    """Everybody on this machine; the conversation's token alone keeps people apart."""

    def user(self, request: Request) -> str:
        """The empty id, for requests to a loopback address only.

        A page elsewhere can let its own name point at 127.0.0.1; the browser then sends that name.
        """
        host = urlsplit(f"//{request.headers.get('host', '')}").hostname
        if host is None or not is_loopback(host):
            raise Refused(
                HTTPStatus.FORBIDDEN,
                "wrong_host",
                "Rättvisaren körs öppet på den här datorn. Öppna http://127.0.0.1/ med rätt port.",
            )
        return ""


class ProxyUsers:
    """The user that the reverse proxy names in a header, when it also sends the shared secret."""

    def __init__(self, header: str, secret: bytes) -> None:
        self._header = header
        self._secret = secret

    def user(self, request: Request) -> str:
        """The user's name from the proxy's header."""
        given = request.headers.get(PROXY_SECRET_HEADER, "").encode("utf-8", "replace")
        # A header that comes twice has been added to on the way: by whom is not known.
        names = request.headers.getall(self._header, [])
        if not hmac.compare_digest(given, self._secret) or len(names) != 1:
            raise not_signed_in()
        return _checked(names[0])


class TokenUsers:
    """The subject of a JWT that the intranet has signed.

    The keys lie in a JWKS file. It is read again when it changes, so keys are rotated by adding
    the new one, letting the intranet sign with it, and taking the old one away.
    """

    def __init__(self, keys: Path, audience: str, issuer: str) -> None:
        self._file = keys
        self._audience = audience
        self._issuer = issuer
        # A file that cannot be used stops the start, not the first user.
        self._last = read_keys(keys, keys.stat().st_mtime_ns)

    def user(self, request: Request) -> str:
        """The token's ``sub``."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            raise not_signed_in()
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            for key in self._keys():
                if key.kid in (None, kid) or kid is None:
                    claims = self._claims(token, key)
                    if claims is not None:
                        return _checked(claims.get("sub"))
        except jwt.InvalidTokenError as error:
            # The kind of fault, never the token: it is as good as a password while it lasts.
            logger.info("sign-in refused: %s", type(error).__name__)
        raise not_signed_in()

    def _claims(self, token: str, key: Key) -> dict[str, Any] | None:
        """The claims, or None when another key has signed."""
        try:
            return jwt.decode(
                token,
                key.value,
                algorithms=[key.algorithm],
                audience=self._audience,
                issuer=self._issuer,
                leeway=_LEEWAY,
                options={"require": ["exp", "aud", "iss", "sub"]},
            )
        except (jwt.InvalidSignatureError, jwt.InvalidAlgorithmError):
            return None

    def _keys(self) -> tuple[Key, ...]:
        try:
            self._last = read_keys(self._file, self._file.stat().st_mtime_ns)
        except (OSError, SettingsError) as error:
            # Half written, or gone: those who are signed in go on with the keys there were.
            logger.error("the keys in RATTVISAREN_JWT_KEYS cannot be read: %s", error)
        return self._last


class Key:
    """A key of a JWKS file, tied to the one algorithm that it is for."""

    def __init__(self, description: dict[str, Any]) -> None:
        """Read a key.

        Raises:
            ValueError: of another kind than RSA or HMAC, or too short.
        """
        self.kid = description.get("kid")
        self.value: Any
        if description.get("kty") == "RSA":
            self.algorithm = "RS256"
            self.value = RSAAlgorithm.from_jwk(description)
            if self.value.key_size < _SHORTEST_RSA:
                raise ValueError(f"RSA-nyckeln är kortare än {_SHORTEST_RSA} bitar")
            if hasattr(self.value, "private_numbers"):
                raise ValueError("filen har en privat nyckel; bara den publika ska vara här")
        elif description.get("kty") == "oct":
            self.algorithm = "HS256"
            self.value = HMACAlgorithm.from_jwk(description)
            if len(self.value) < SHORTEST_SECRET:
                raise ValueError(f"HMAC-nyckeln är kortare än {SHORTEST_SECRET} byte")
        else:
            raise ValueError("kty ska vara RSA eller oct")


@lru_cache(maxsize=4)
def read_keys(file: Path, changed: int) -> tuple[Key, ...]:
    """The keys of a JWKS file.

    Args:
        changed: when the file was changed, so that a new one is read.

    Raises:
        SettingsError: the file cannot be used.
    """
    try:
        keys = tuple(Key(description) for description in json.loads(file.read_text())["keys"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, jwt.PyJWTError) as error:
        raise SettingsError(
            f"RATTVISAREN_JWT_KEYS={file}: kan inte användas som JWKS: {error}."
        ) from None
    if not keys:
        raise SettingsError(f"RATTVISAREN_JWT_KEYS={file}: inga nycklar.")
    return keys


def _checked(user: object) -> str:
    if not isinstance(user, str) or not user.strip() or len(user) > _LONGEST_USER:
        raise not_signed_in()
    return user.strip()
