"""Settings: read once, checked, described."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import ROOT, Limits, Settings, SettingsError, SignIn

SECRET = "s" * 32


def read(**values: str) -> Settings:
    return Settings.read({f"RATTVISAREN_{name}": value for name, value in values.items()})


def test_nothing_set_suits_a_developers_machine() -> None:
    settings = read()
    assert settings.sign_in is SignIn.OPEN
    assert settings.limits == Limits()
    assert len(settings.secret) >= 32
    assert read().secret == settings.secret


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"SIGN_IN": "nej"}, "open, proxy, jwt"),
        ({"SECRET": "kort"}, "minst 32"),
        ({"SIGN_IN": "proxy"}, "SECRET saknas"),
        ({"SIGN_IN": "proxy", "SECRET": SECRET}, "PROXY_SECRET"),
        ({"SIGN_IN": "proxy", "SECRET": SECRET, "PROXY_SECRET": "kort"}, "minst 32"),
        ({"SIGN_IN": "jwt", "SECRET": SECRET}, "JWT_KEYS"),
        ({"JWT_KEYS": "/finns/inte"}, "filen finns inte"),
        ({"ENDPOINTS": "/finns/inte"}, "filen finns inte"),
        ({"ORIGINS": "*"}, "utan stjärna"),
        ({"ORIGINS": "https://*.region.se"}, "utan stjärna"),
        ({"ORIGINS": "https://intranat.region.se/"}, "snedstreck"),
        ({"ORIGINS": "intranat.region.se"}, "https://"),
        ({"LIMIT_CHARACTERS": "många"}, "heltal"),
        ({"LIMIT_TURN": "0"}, "från 1"),
        ({"LIMIT_TURN": "60"}, "till 50"),
        ({"RESERVE_PATTERNS": "("}, "går inte att läsa"),
        ({"RESERVE_PATTERNS": ".*"}, "ingenting"),
    ],
)
def test_a_setting_that_cannot_be_used_says_what_to_do(values: dict[str, str], words: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(words)):
        read(**values)


@pytest.mark.parametrize("interface", ["0.0.0.0", "::", "10.0.0.4", "intranat.region.se"])
def test_open_sign_in_stays_on_this_machine(interface: str) -> None:
    with pytest.raises(SettingsError, match="proxy eller jwt"):
        read().check_interface(interface)
    read(SIGN_IN="proxy", SECRET=SECRET, PROXY_SECRET=SECRET).check_interface(interface)


@pytest.mark.parametrize("interface", ["127.0.0.1", "::1", "localhost", "127.1.2.3"])
def test_open_sign_in_serves_this_machine(interface: str) -> None:
    read().check_interface(interface)


def test_several_origins_and_patterns_are_apart_by_spaces() -> None:
    settings = read(ORIGINS="https://a.se https://b.se:8443", RESERVE_PATTERNS=r"R\d{9} X\d{5}")
    assert settings.origins == {"https://a.se", "https://b.se:8443"}
    assert [pattern.pattern for pattern in settings.reserve_patterns] == [r"R\d{9}", r"X\d{5}"]


def test_every_setting_is_described() -> None:
    code = Path(ROOT / "bot" / "settings.py").read_text()
    names = set(re.findall(r'value\.\w+\("([A-Z_]+)"', code))
    described = set(re.findall(r"`RATTVISAREN_([A-Z_]+)`", (ROOT / "docs/channel.md").read_text()))
    assert described == names
