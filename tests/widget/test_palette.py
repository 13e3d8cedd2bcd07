"""The widget's colours, as pairs that stand on one another: WCAG 2.2 AAA in light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STYLES = (Path(__file__).parents[2] / "widget" / "rattvisaren.css").read_text()
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":host \{(.*?)\}", STYLES, re.DOTALL)[:2]
)
TEXT = [
    *((name, ground) for name in ("text", "muted", "accent") for ground in ("surface", "raised")),
    *(("text", ground) for ground in ("user", "warn", "bad")),
    *(("accent", ground) for ground in ("warn", "bad")),
    ("on-accent", "accent"),
]
LINES = [("line", "surface"), ("warn-line", "warn"), ("bad-line", "bad"), ("focus", "surface")]


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(first: str, second: str) -> float:
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(palette: dict[str, str], text: str, ground: str) -> None:
    assert contrast(palette[text], palette[ground]) >= 7


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), LINES)
def test_edges_can_be_seen(palette: dict[str, str], line: str, ground: str) -> None:
    assert contrast(palette[line], palette[ground]) >= 3
