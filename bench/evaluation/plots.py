"""The report's plots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from bench.evaluation.thresholds import Outcome

_RESOLUTION = 120


def plot_thresholds(path: Path, curves: Mapping[str, tuple[Sequence[Outcome], float]]) -> None:
    """Precision against coverage, and both against the threshold, for each threshold."""
    figure, axes = pyplot().subplots(len(curves), 2, figsize=(11, 4.2 * len(curves)), squeeze=False)
    for (left, right), (name, (points, chosen)) in zip(axes, curves.items(), strict=True):
        _trade_off(left, name, points, chosen)
        _by_value(right, name, points, chosen)
    _save(figure, path)


def plot_confusion(path: Path, names: Sequence[str], counts: np.ndarray) -> None:
    """Which topic is taken for which; rows are the true ones, as shares of their row."""
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    figure, axes = pyplot().subplots(figsize=(11, 10))
    image = axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(names)), names, rotation=60, ha="right", fontsize=8)
    axes.set_yticks(range(len(names)), names, fontsize=8)
    axes.set_xlabel("predicted")
    axes.set_ylabel("true")
    for row, column in zip(*np.nonzero(counts), strict=True):
        share = shares[row, column]
        colour = "white" if share > 0.5 else "black"
        text = str(counts[row, column])
        axes.text(column, row, text, ha="center", va="center", fontsize=6, color=colour)
    figure.colorbar(image, ax=axes, fraction=0.04, label="share of the true topic")
    _save(figure, path)


def _trade_off(axes: Any, name: str, points: Sequence[Outcome], chosen: float) -> None:
    axes.plot([p.coverage for p in points], [p.precision for p in points], "o-", markersize=3)
    for point in points[::3]:
        axes.annotate(f"{point.value:.2f}", (point.coverage, point.precision), fontsize=7)
    near = min(points, key=lambda p: abs(p.value - chosen))
    axes.plot(near.coverage, near.precision, "r*", markersize=13, label=f"as set: {chosen}")
    axes.set_xlabel("coverage: questions in scope that are answered")
    axes.set_ylabel("precision: answers that are right")
    axes.set_title(f"threshold: {name}")
    axes.legend(loc="lower left")
    axes.grid(alpha=0.3)


def _by_value(axes: Any, name: str, points: Sequence[Outcome], chosen: float) -> None:
    values = [p.value for p in points]
    axes.plot(values, [p.precision for p in points], label="precision")
    axes.plot(values, [p.coverage for p in points], label="coverage")
    axes.plot(values, [p.right for p in points], label="answered right")
    axes.plot(values, [p.false_accepts for p in points], label="off-topic accepted")
    axes.axvline(chosen, color="red", linestyle=":", label=f"as set: {chosen}")
    axes.set_xlabel(name)
    axes.legend(fontsize=8)
    axes.grid(alpha=0.3)


def _save(figure: Any, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, dpi=_RESOLUTION)
    pyplot().close(figure)


def pyplot() -> Any:
    """Matplotlib without a screen; imported here, since it takes a second."""
    import matplotlib  # type: ignore[import-untyped]

    matplotlib.use("Agg")
    from matplotlib import pyplot

    return pyplot
