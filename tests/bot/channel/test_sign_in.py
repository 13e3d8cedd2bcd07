"""Who may ask, in each of the three ways to sign in."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from bot.settings import Settings, SettingsError, SignIn

from .conftest import SECRET, Client, Running, Serve

HMAC_KEY = b"k" * 32
HMAC_JWK = {"kty": "oct", "kid": "h1", "k": "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s"}
RSA_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_RSA_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PROXY_SECRET = b"p" * 32


def public_jwk(key: rsa.RSAPrivateKey, kid: str) -> dict[str, Any]:
    return {**json.loads(RSAAlgorithm.to_jwk(key.public_key())), "kid": kid}


def claims(**changes: Any) -> dict[str, Any]:
    base = {"sub": "anna", "aud": "rattvisaren", "iss": "intranat", "exp": time.time() + 300}
    return {name: value for name, value in {**base, **changes}.items() if value is not None}


def token(key: Any = RSA_KEY, algorithm: str = "RS256", kid: str = "r1", **changes: Any) -> str:
    return jwt.encode(claims(**changes), key, algorithm=algorithm, headers={"kid": kid})


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("keys") / "jwks.json"
    file.write_text(json.dumps({"keys": [HMAC_JWK, public_jwk(RSA_KEY, "r1")]}))
    return file


def jwt_settings(keys: Path) -> Settings:
    return Settings(
        sign_in=SignIn.JWT,
        secret=SECRET,
        jwt_keys=keys,
        jwt_audience="rattvisaren",
        jwt_issuer="intranat",
    )


@pytest.fixture(scope="module")
def by_token(serve: Serve, keys: Path) -> Running:
    return serve(jwt_settings(keys))


@pytest.fixture(scope="module")
def by_proxy(serve: Serve) -> Running:
    return serve(Settings(sign_in=SignIn.PROXY, secret=SECRET, proxy_secret=PROXY_SECRET))


def bearer(running: Running, value: str) -> Client:
    return running.client(Authorization=f"Bearer {value}")


def proxied(running: Running, user: str) -> Client:
    return running.client(
        **{"X-Remote-User": user, "X-Proxy-Secret": PROXY_SECRET.decode()},
    )


GOOD = {
    "RSA": token(),
    "HMAC": token(HMAC_KEY, "HS256", "h1"),
    "several audiences": token(aud=["annat", "rattvisaren"]),
}


@pytest.mark.parametrize("kind", GOOD)
def test_a_good_token_signs_in(by_token: Running, kind: str) -> None:
    assert bearer(by_token, GOOD[kind]).begin().ask("hej")[-1] == {"type": "end"}


BAD = {
    "empty": "",
    "nonsense": "a.b.c",
    "none": jwt.encode(claims(), None, algorithm="none"),
    "expired": token(exp=time.time() - 300),
    "without exp": token(exp=None),
    "without aud": token(aud=None),
    "without iss": token(iss=None),
    "without sub": token(sub=None),
    "empty sub": token(sub=" "),
    "long sub": token(sub="a" * 201),
    "other aud": token(aud="annat"),
    "other iss": token(iss="annan"),
    "other key": token(OTHER_RSA_KEY),
    "other algorithm": token(HMAC_KEY, "HS512", "h1"),
    "not yet": token(nbf=time.time() + 300),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_token_does_not(by_token: Running, kind: str) -> None:
    for method, path in (("POST", "/conversations"), ("GET", "/opening"), ("GET", "/messages")):
        response = bearer(by_token, BAD[kind]).call(method, path)
        assert response.status_code == 401
        assert response.json()["error"]["code"] == "not_signed_in"


def test_a_public_key_is_no_secret(by_token: Running) -> None:
    """The old trick: sign with HMAC, and the public RSA key as its secret."""
    import base64
    import hashlib
    import hmac

    def part(data: bytes) -> bytes:
        return base64.urlsafe_b64encode(data).rstrip(b"=")

    public = json.dumps(public_jwk(RSA_KEY, "r1")).encode()
    head = part(json.dumps({"alg": "HS256", "kid": "r1"}).encode())
    signed = head + b"." + part(json.dumps(claims()).encode())
    forged = signed + b"." + part(hmac.new(public, signed, hashlib.sha256).digest())
    assert bearer(by_token, forged.decode()).call("POST", "/conversations").status_code == 401


def test_one_users_conversation_is_closed_to_another(by_token: Running, by_proxy: Running) -> None:
    anna, bo = token(), token(sub="bo")
    conversation = bearer(by_token, anna).begin()
    conversation.ask("hemligt")
    thief = Client(by_token.url, {**conversation.headers, "Authorization": f"Bearer {bo}"})
    assert thief.call("GET", "/messages").status_code == 403
    assert thief.call("DELETE", "/conversations").status_code == 403
    assert len(conversation.history()) == 3

    conversation = proxied(by_proxy, "anna").begin()
    thief = Client(by_proxy.url, {**conversation.headers, "X-Remote-User": "bo"})
    assert thief.call("GET", "/messages").status_code == 403


def test_keys_are_rotated_without_a_restart(serve: Serve, tmp_path: Path) -> None:
    file = tmp_path / "jwks.json"
    file.write_text(json.dumps({"keys": [public_jwk(RSA_KEY, "r1")]}))
    running = serve(jwt_settings(file))
    new = token(OTHER_RSA_KEY, kid="r2")
    assert bearer(running, new).call("POST", "/conversations").status_code == 401

    file.write_text(
        json.dumps({"keys": [public_jwk(RSA_KEY, "r1"), public_jwk(OTHER_RSA_KEY, "r2")]})
    )
    assert bearer(running, new).call("POST", "/conversations").status_code == 201
    assert bearer(running, token()).call("POST", "/conversations").status_code == 201

    file.write_text(json.dumps({"keys": [public_jwk(OTHER_RSA_KEY, "r2")]}))
    assert bearer(running, token()).call("POST", "/conversations").status_code == 401

    file.write_text("{halv")
    assert bearer(running, new).call("POST", "/conversations").status_code == 201


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Remote-User": "anna"},
        {"X-Remote-User": "anna", "X-Proxy-Secret": "p" * 31},
        {"X-Remote-User": "", "X-Proxy-Secret": "p" * 32},
        {"X-Proxy-Secret": "p" * 32},
    ],
)
def test_only_the_proxy_may_name_the_user(by_proxy: Running, headers: dict[str, str]) -> None:
    assert by_proxy.client(**headers).call("POST", "/conversations").status_code == 401


def test_the_user_that_the_proxy_names_is_signed_in(by_proxy: Running) -> None:
    assert proxied(by_proxy, "anna").begin().ask("hej")[-1] == {"type": "end"}


@pytest.mark.parametrize(
    "jwk",
    [
        {"kty": "oct", "k": "a29ydA"},
        {"kty": "EC"},
        public_jwk(rsa.generate_private_key(public_exponent=65537, key_size=1024), "short"),
        json.loads(RSAAlgorithm.to_jwk(RSA_KEY)),
    ],
)
def test_a_weak_or_private_key_stops_the_start(tmp_path: Path, jwk: dict[str, Any]) -> None:
    from bot.channel import IntranetChannel

    file = tmp_path / "jwks.json"
    file.write_text(json.dumps({"keys": [jwk]}))
    with pytest.raises(SettingsError, match="JWKS"):
        IntranetChannel(jwt_settings(file))
