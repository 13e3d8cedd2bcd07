"""The bars: ratios of one run, and whether each is reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

_UNITS = {"s": "{:.1f} s", "ms": "{:.1f} ms", "MB": "{:.0f} MB", "/s": "{:.0f} /s", "%": "{:.1%}"}


@dataclass(frozen=True)
class Bar:
    """A figure of ours beside another, and how they should relate.

    ``ratio``: ours divided by the other. ``at_least``: whether the ratio should be ``limit`` or
    more; otherwise ``limit`` or less.
    """

    what: str
    ours: float
    other: float
    unit: str
    limit: float
    at_least: bool = False
    other_is: str = ""

    @property
    def ratio(self) -> float:
        """Ours divided by the other."""
        return self.ours / self.other

    @property
    def reached(self) -> bool:
        """Whether the ratio is on the right side of the limit."""
        return self.ratio >= self.limit if self.at_least else self.ratio <= self.limit

    def row(self) -> tuple[str, ...]:
        """The cells of a table."""
        shown = _UNITS[self.unit].format
        other = " ".join(filter(None, (shown(self.other), self.other_is)))
        return (
            self.what,
            other,
            shown(self.ours),
            _as_ratio(self.ratio),
            f"{'≥' if self.at_least else '≤'} {_as_ratio(self.limit)}",
            "yes" if self.reached else "**no**",
        )


def bars(results: Mapping[str, Any], training: Mapping[str, Any] | None) -> list[Bar]:
    """Every bar that these results can tell of."""
    ours, stock = (results["servers"][name] for name in ("ours", "stock"))
    return [
        *_of_servers(ours, stock),
        Bar("environment", *_pair(results["environment"]), "MB", 1 / 3),
        *_of_training(training),
        *_of_limits(results, ours),
    ]


def throughput(server: Mapping[str, Any], users: int) -> float:
    """Turns a second; the keys are strings once they have been JSON."""
    load = server["users"][str(users)]
    return float(load["turns"]) / float(load["seconds"])


def centile(values: Sequence[float], which: int) -> float:
    """A percentile.

    >>> centile(range(101), 95)
    95.0
    """
    return float(quantiles(values, n=100, method="inclusive")[which - 1])


def _of_servers(ours: Mapping[str, Any], stock: Mapping[str, Any]) -> Iterator[Bar]:
    yield Bar(
        "turns a second, 16 users", throughput(ours, 16), throughput(stock, 16), "/s", 8, True
    )
    for which in (50, 95):
        pair = (centile(one["one_user"], which) for one in (ours, stock))
        yield Bar(f"a turn of one user, p{which}", *pair, "ms", 1 / 4)
    yield Bar("ready: first answer", median(ours["ready"]), median(stock["ready"]), "s", 1 / 5)
    yield Bar("memory, all processes", sum(ours["megabytes"]), sum(stock["megabytes"]), "MB", 1 / 5)
    turns = {turn: median(took) for turn, took in ours["turns"].items()}
    yield Bar(
        "turn 1 000 of a conversation", turns["1000"], turns["10"], "ms", 1.2, other_is="(turn 10)"
    )


def _of_training(training: Mapping[str, Any] | None) -> Iterator[Bar]:
    if training is not None:
        ours, stock = training["ours"], training["stock"]
        yield Bar("`rasa train`", ours["seconds"], stock["seconds"], "s", 1 / 5)
        pair = (one["accuracy"] for one in (ours, stock))
        yield Bar("accuracy, topics held out", *pair, "%", 1, True)


def _of_limits(results: Mapping[str, Any], ours: Mapping[str, Any]) -> Iterator[Bar]:
    parse, constant = median(results["parse"]["ours"]), median(results["constant"])
    turn = median(ours["one_user"])
    yield Bar(
        "a turn of one user, p50", turn, parse + constant, "ms", 3, other_is="(parse + constant)"
    )
    answer = median(results["ask"]["milliseconds"])
    yield Bar("an answer of `rattvisaren ask`, p50", answer, 10, "ms", 1, other_is="(wanted)")


def _pair(values: Mapping[str, float]) -> tuple[float, float]:
    return values["ours"], values["stock"]


def _as_ratio(ratio: float) -> str:
    """A ratio as people say it.

    >>> _as_ratio(0.2), _as_ratio(8)
    ('1/5.0', '8 ×')
    """
    return f"1/{1 / ratio:.1f}" if ratio < 0.95 else f"{ratio:.3g} ×"
