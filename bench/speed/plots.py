"""The report's pictures: ours beside stock Rasa's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from bench.evaluation.plots import pyplot
from bench.speed.bars import throughput

_COLOURS = {"stock": "#9a9a9a", "ours": "#1a6e8e"}
_NAMES = {"stock": "stock Rasa", "ours": "Rättvisaren"}
_STEADY = {"svg.fonttype": "none", "svg.hashsalt": "speed"}
"""The same picture of the same figures every time, and a small one: letters are not drawn."""


def draw(path: Path, results: Mapping[str, Any]) -> None:
    """Draw all that has been measured into one picture."""
    figure, axes = pyplot().subplots(2, 2, figsize=(9, 6))
    if measured := results.get("servers"):
        servers = measured["servers"]
        _turns(axes[0][0], servers)
        _users(axes[0][1], servers)
        _long(axes[1][0], servers)
    if measured := results.get("growth"):
        _growth(axes[1][1], measured["contents"])
    figure.tight_layout()
    path.parent.mkdir(parents=True, exist_ok=True)
    with pyplot().rc_context(_STEADY):
        figure.savefig(path, metadata={"Date": None})
    pyplot().close(figure)


def _turns(axes: Any, servers: Mapping[str, Any]) -> None:
    """How large a share of the turns of one user was answered within a time."""
    for name, server in servers.items():
        took = sorted(server["one_user"])
        shares = [(place + 1) / len(took) for place in range(len(took))]
        axes.plot(took, shares, color=_COLOURS[name], label=_NAMES[name])
    axes.set(xscale="log", xlabel="ms", title="one user: turns answered within")
    axes.legend(fontsize=8)
    axes.grid(alpha=0.3)


def _users(axes: Any, servers: Mapping[str, Any]) -> None:
    for name, server in servers.items():
        users = [int(number) for number in server["users"]]
        rates = [throughput(server, number) for number in users]
        axes.plot(users, rates, "o-", color=_COLOURS[name], label=_NAMES[name])
        _label(axes, users, rates, "{:.0f}")
    axes.set(xscale="log", xlabel="users at once", title="turns a second")
    axes.set_xticks(users, [str(number) for number in users])
    axes.set_ylim(bottom=0)
    axes.grid(alpha=0.3)


def _long(axes: Any, servers: Mapping[str, Any]) -> None:
    for name, server in servers.items():
        turns = [int(turn) for turn in server["turns"]]
        took = [median(values) for values in server["turns"].values()]
        axes.plot(turns, took, "o-", color=_COLOURS[name], label=_NAMES[name])
        _label(axes, turns, took, "{:.0f}")
    axes.set(xscale="log", yscale="log", xlabel="turn", title="one long conversation: ms a turn")
    axes.grid(alpha=0.3)


def _growth(axes: Any, growth: Sequence[Mapping[str, Any]]) -> None:
    """Training, memory and answers of larger content, as times those of the content as it is."""
    figures = {
        "training (CPU)": [one["training"]["cpu_seconds"] for one in growth],
        "memory": [one["ask"]["megabytes"] for one in growth],
        "answer, p50": [median(one["ask"]["milliseconds"]) for one in growth],
    }
    for place, (name, values) in enumerate(figures.items()):
        times = [value / values[0] for value in values[1:]]
        places = [x + place * 0.27 for x in range(len(times))]
        bars = axes.bar(places, times, width=0.25, label=name)
        axes.bar_label(bars, fmt="%.1f", fontsize=7)
    names = [one["content"] for one in growth[1:]]
    axes.set_xticks([x + 0.27 for x in range(len(names))], names, fontsize=7)
    axes.set(title="content ten times larger: times as much")
    axes.axhline(10, color="red", linestyle=":", label="linear")
    axes.legend(fontsize=7)


def _label(axes: Any, across: Sequence[float], up: Sequence[float], form: str) -> None:
    for x, y in zip(across, up, strict=True):
        axes.annotate(form.format(y), (x, y), textcoords="offset points", xytext=(0, 5), fontsize=7)
