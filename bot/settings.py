"""What the installation decides, read once from the environment.

Every setting has a name that begins with ``RATTVISAREN_`` and a default that suits a developer's
machine. ``docs/channel.md`` describes them; a test holds the two together.

>>> Settings.read({"RATTVISAREN_LIMIT_PER_USER": "8"}).limits.per_user
8
"""

from __future__ import annotations

import ipaddress
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
PREFIX = "RATTVISAREN_"
SHORTEST_SECRET = 32  # bytes; a shorter key for HMAC-SHA256 can be guessed


class SignIn(Enum):
    """How the server knows who is asking."""

    OPEN = "open"  # nobody signs in: for development, on loopback only
    PROXY = "proxy"  # a reverse proxy has signed the user in and says who it is
    JWT = "jwt"  # the intranet signs a token


class SettingsError(ValueError):
    """A setting that cannot be used. The message is in Swedish and says what to do."""


@dataclass(frozen=True)
class Limits:
    """How much one user may ask of the server."""

    characters: int = 500  # in a message; stock Rasa needs 15 s for 240 000
    body: int = 16 * 1024  # bytes in a request
    per_user: int = 20  # messages a minute
    per_address: int = 300  # messages a minute; a hospital can share one address
    turn: float = 20.0  # seconds until a turn is given up


@dataclass(frozen=True)
class Settings:
    """The settings of this process; see ``docs/channel.md``."""

    sign_in: SignIn = SignIn.OPEN
    secret: bytes = b""  # signs conversations and buttons
    proxy_header: str = "X-Remote-User"
    proxy_secret: bytes = b""
    jwt_keys: Path | None = None  # a JWKS file
    jwt_audience: str = ""
    jwt_issuer: str = ""
    proxies: int = 0  # proxies of ours that a request passes
    origins: frozenset[str] = frozenset()  # other origins that may call the API and frame the page
    endpoints: Path = ROOT / "endpoints.yml"  # Rasa's file of stores
    limits: Limits = Limits()
    reserve_patterns: tuple[re.Pattern[str], ...] = ()

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Settings:
        """Read the settings from environment variables.

        Raises:
            SettingsError: a value has the wrong form, or the settings together are not safe.
        """
        value = _Values(environment)
        sign_in = value.one_of("SIGN_IN", SignIn)
        settings = cls(
            sign_in=sign_in,
            secret=value.secret("SECRET") or _own_secret(sign_in),
            proxy_header=value.text("PROXY_HEADER", cls.proxy_header),
            proxy_secret=value.secret("PROXY_SECRET"),
            jwt_keys=value.file("JWT_KEYS"),
            jwt_audience=value.text("JWT_AUDIENCE", ""),
            jwt_issuer=value.text("JWT_ISSUER", ""),
            proxies=value.number("PROXIES", cls.proxies, 9),
            origins=value.origins("ORIGINS"),
            endpoints=value.file("ENDPOINTS") or cls.endpoints,
            limits=Limits(
                characters=value.number("LIMIT_CHARACTERS", Limits.characters, 4000),
                per_user=value.number("LIMIT_PER_USER", Limits.per_user, 10_000),
                per_address=value.number("LIMIT_PER_ADDRESS", Limits.per_address, 100_000),
                turn=value.number("LIMIT_TURN", int(Limits.turn), 50),
            ),
            reserve_patterns=value.patterns("RESERVE_PATTERNS"),
        )
        settings._check()
        return settings

    def check_interface(self, interface: str) -> None:
        """Make sure that these settings are safe for an interface to listen on.

        Raises:
            SettingsError: other machines can reach it, and nobody signs in.
        """
        if self.sign_in is SignIn.OPEN and not is_loopback(interface):
            raise SettingsError(
                f"{interface} kan nås från andra datorer, men ingen loggar in. Sätt "
                "RATTVISAREN_SIGN_IN till proxy eller jwt, eller lyssna bara på 127.0.0.1."
            )

    def _check(self) -> None:
        if self.sign_in is SignIn.PROXY and not self.proxy_secret:
            raise SettingsError(
                "RATTVISAREN_SIGN_IN=proxy kräver RATTVISAREN_PROXY_SECRET: en hemlighet som "
                "proxyn skickar med, så att ingen kan gå förbi den."
            )
        if self.sign_in is SignIn.JWT and not (
            self.jwt_keys and self.jwt_audience and self.jwt_issuer
        ):
            raise SettingsError(
                "RATTVISAREN_SIGN_IN=jwt kräver RATTVISAREN_JWT_KEYS, RATTVISAREN_JWT_AUDIENCE "
                "och RATTVISAREN_JWT_ISSUER."
            )


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: as ``Settings.read``.
    """
    return Settings.read(os.environ)


def is_loopback(host: str) -> bool:
    """Whether an address or a name reaches only this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class _Values:
    """Reads single settings, each with an error that names the variable."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def text(self, name: str, default: str) -> str:
        return self._environment.get(PREFIX + name, "").strip() or default

    def number(self, name: str, default: int, highest: int) -> int:
        text = self.text(name, "")
        if not text:
            return default
        if not (text.isascii() and text.isdecimal()) or not 1 <= int(text) <= highest:
            raise SettingsError(
                f"{PREFIX}{name}={text}: ska vara ett heltal från 1 till {highest}."
            )
        return int(text)

    def one_of(self, name: str, kind: type[SignIn]) -> SignIn:
        text = self.text(name, SignIn.OPEN.value)
        try:
            return kind(text)
        except ValueError:
            allowed = ", ".join(choice.value for choice in kind)
            raise SettingsError(f"{PREFIX}{name}={text}: ska vara något av {allowed}.") from None

    def secret(self, name: str) -> bytes:
        secret = self.text(name, "").encode()
        if secret and len(secret) < SHORTEST_SECRET:
            raise SettingsError(
                f"{PREFIX}{name}: för kort, minst {SHORTEST_SECRET} tecken. Slumpa fram en: "
                "openssl rand -hex 32"
            )
        return secret

    def file(self, name: str) -> Path | None:
        text = self.text(name, "")
        if text and not Path(text).is_file():
            raise SettingsError(f"{PREFIX}{name}={text}: filen finns inte.")
        return Path(text) if text else None

    def origins(self, name: str) -> frozenset[str]:
        origins = self.text(name, "").split()
        for origin in origins:
            parts = urlsplit(origin)
            if origin != f"{parts.scheme}://{parts.netloc}" or not parts.hostname or "*" in origin:
                raise SettingsError(
                    f"{PREFIX}{name}: {origin} ska se ut som https://intranat.region.se, "
                    "utan stjärna och utan snedstreck på slutet."
                )
        return frozenset(origins)

    def patterns(self, name: str) -> tuple[re.Pattern[str], ...]:
        patterns = []
        for text in self.text(name, "").split():
            try:
                pattern = re.compile(text)
            except re.error as error:
                raise SettingsError(f"{PREFIX}{name}: {text} går inte att läsa: {error}.") from None
            if pattern.search(""):
                raise SettingsError(f"{PREFIX}{name}: {text} passar på ingenting alls.")
            patterns.append(pattern)
        return tuple(patterns)


def _own_secret(sign_in: SignIn) -> bytes:
    """A secret kept in the project's folder, so that conversations outlive a restart.

    For development only: several processes, or a read-only disk, need one from the settings.

    Raises:
        SettingsError: users sign in, so the secret must come from the settings.
    """
    if sign_in is not SignIn.OPEN:
        raise SettingsError(
            "RATTVISAREN_SECRET saknas: en hemlighet som signerar samtal och knappar. "
            "Slumpa fram en: openssl rand -hex 32"
        )
    file = ROOT / ".rasa" / "secret"
    try:
        return file.read_bytes()
    except FileNotFoundError:
        file.parent.mkdir(exist_ok=True)
        secret = secrets.token_hex(SHORTEST_SECRET).encode()
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as new:
            new.write(secret)
        return secret
