"""Masking, measured on numbers made by the thousand, and on Swedish text without any."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.privacy import mask

RECALL = 0.995
FALSE_POSITIVES = 0.01
SAMPLES = 4000
DASHES = ["-", "–", "—", "‑", "−", " - ", "- ", " ", "  ", "\u00a0", "+", ""]
AROUND = [
    "{}",
    "Patienten {} har ont i magen, vad gäller?",
    "pnr {}, asylsökande",
    "vad kostar det för {}?",
    "({})",
    "hej\n{}\nkan hen få vård",
    "kvinna 34 år, {}, gravid",
]


def birth_date(rng: random.Random) -> str:
    day = date(1915, 1, 1) + timedelta(days=rng.randrange(40_000))
    coordination = 60 if rng.random() < 0.2 else 0
    return f"{day:%Y%m}{day.day + coordination:02d}"


def personal_number(rng: random.Random) -> str:
    """As it may be typed: ten or twelve digits, any dash, any checksum, spaces here and there."""
    born = birth_date(rng)[rng.choice([0, 2]) :]
    last = f"{rng.randrange(10_000):04d}"
    if rng.random() < 0.2:
        born = " ".join(re.findall("..", born)) if len(born) == 6 else f"{born[:4]} {born[4:]}"
    if rng.random() < 0.1:
        last = f"{last[:2]} {last[2:]}"
    return born + rng.choice(DASHES) + last


def phone_number(rng: random.Random) -> str:
    area = rng.choice(["070", "072", "073", "076", "079", "031", "0520", "0500", "08"])
    length = {"0520": 5, "0500": 6}.get(area, 7)
    local = "".join(rng.choices("123456789", k=length))
    gap = rng.choice(["-", " ", "/", ""])
    local = f"{local[:3]} {local[3:]}" if rng.random() < 0.5 else local
    start = (
        rng.choice(["+46", "+46 ", "0046", "+46 (0)"]) + area[1:] if rng.random() < 0.3 else area
    )
    return start + gap + local


def lma_number(rng: random.Random) -> str:
    word = rng.choice(["LMA", "LMA-nummer", "LMA-kort nr", "dossiernummer", "dossiernr", "lma-nr:"])
    return (
        f"{word} {rng.randrange(10, 99)}{rng.choice(['-', '', ' '])}{rng.randrange(10**5, 10**6)}"
    )


def test_recall_on_generated_numbers() -> None:
    rng = random.Random(20261122)
    makers = [personal_number, personal_number, phone_number, lma_number]
    missed = []
    for _ in range(SAMPLES):
        number = rng.choice(makers)(rng)
        masked = mask(rng.choice(AROUND).format(number)).text.replace("34 år", "")
        if re.search(r"\d", masked):
            missed.append((number, masked))
    assert len(missed) <= (1 - RECALL) * SAMPLES, missed[:10]


def harmless(rng: random.Random) -> str:
    """Something with figures in it that the assistant's users and answers do write."""
    day = date(2008, 1, 1) + timedelta(days=rng.randrange(8000))
    other = day + timedelta(days=rng.randrange(400))
    return rng.choice(
        [
            f"lag {rng.randrange(1960, 2027)}:{rng.randrange(1, 1500)}",
            f"{rng.randrange(1, 60)} kap. {rng.randrange(1, 40)} § {rng.randrange(1, 5)} p.",
            f"{day:%Y-%m-%d}",
            f"{day:%Y-%m-%d} {rng.randrange(24):02d}:{rng.randrange(60):02d}",
            f"{day:%Y-%m-%d}–{other:%Y-%m-%d}",
            f"från {day:%d/%m} till {other:%d/%m} {other:%Y}",
            f"{rng.randrange(50, 10_000)} kr, därefter {rng.randrange(10, 99)} 000 kr",
            " kr + ".join(str(rng.randrange(50, 400)) for _ in range(4)),
            f"kl. {rng.randrange(7, 10):02d}.00–{rng.randrange(15, 18)}.30",
            f"{rng.randrange(7, 10):02d}-12 och 13-{rng.randrange(15, 18)}",
            f"ICD {rng.choice('FZUR')}{rng.randrange(10, 99)}.{rng.randrange(10)}",
            f"U{rng.randrange(100, 999)}",
            f"010-44{rng.randrange(10)} {rng.randrange(10, 99)} {rng.randrange(10, 99)}",
            f"{rng.randrange(400, 470)} {rng.randrange(10, 99)} Göteborg",
            f"barn {rng.randrange(0, 9)}-{rng.randrange(10, 17)} år, {rng.randrange(1, 30)} besök",
            f"dnr HSN {rng.randrange(2010, 2027)}-{rng.randrange(10000):05d}",
            f"prop. {rng.randrange(2000, 2026)}/{rng.randrange(10, 26)}:{rng.randrange(1, 200)}",
            f"{rng.randrange(20, 30)}{rng.randrange(20, 90)}00-{rng.randrange(10_000):04d}",
            f"sidan {rng.randrange(1, 300)} av {rng.randrange(300, 900)}",
        ]
    )


def test_false_positives_on_harmless_figures() -> None:
    rng = random.Random(20261122)
    touched = []
    for _ in range(SAMPLES):
        text = f"Vad gäller enligt {harmless(rng)}, och {harmless(rng)}?"
        if mask(text).text != text:
            touched.append((text, mask(text).text))
    assert len(touched) <= FALSE_POSITIVES * SAMPLES, touched[:10]


@given(st.text(max_size=200))
def test_masking_twice_changes_nothing(text: str) -> None:
    masked = mask(text)
    assert mask(masked.text) == masked


@given(st.text(alphabet="0123456789 -+–:./abA§[]", max_size=80))
def test_masking_twice_changes_nothing_among_digits(text: str) -> None:
    masked = mask(text)
    assert mask(masked.text) == masked


@given(st.text(alphabet="0123456789 -+@.aå()LMA", max_size=500))
def test_what_is_left_was_there_before(text: str) -> None:
    """Outside the replacements, no character is changed, added or moved."""
    pieces = re.split(r"\[[\w-]+\]", mask(text).text)
    position = 0
    for piece in pieces:
        position = text.index(piece, position) + len(piece)


def test_a_long_message_is_masked_in_time() -> None:
    """The patterns do not backtrack without end: 500 characters, well within a blink."""
    import time

    for text in ["1" * 500, "1 " * 250, "0" * 500, "07 " * 166, "a@" * 250, "+46" * 166, "-" * 500]:
        started = time.perf_counter()
        mask(text)
        assert time.perf_counter() - started < 0.2, text[:10]
