"""Ratios of one run, and the side of the limit that they are on."""

from __future__ import annotations

from typing import Any

import pytest

from bench.speed.bars import Bar, bars, centile, throughput


@pytest.mark.parametrize(
    ("ours", "at_least", "reached"),
    [(25.0, False, True), (26.0, False, False), (25.0, True, True), (24.0, True, False)],
)
def test_a_bar_is_reached_on_the_right_side(ours: float, at_least: bool, reached: bool) -> None:
    assert Bar("x", ours, 100.0, "ms", 1 / 4, at_least).reached is reached


def test_a_row_tells_both_figures_the_ratio_and_the_limit() -> None:
    row = Bar("ready", 2.0, 20.0, "s", 1 / 5).row()

    assert row == ("ready", "20.0 s", "2.0 s", "1/10.0", "≤ 1/5.0", "yes")


def test_every_bar_of_a_run_that_is_ten_times_as_fast(
    results: dict[str, Any], training: dict[str, Any]
) -> None:
    found = {bar.what: bar for bar in bars(results["servers"], training)}

    assert found["turns a second, 16 users"].ratio == pytest.approx(10)
    assert found["ready: first answer"].ratio == pytest.approx(1 / 10)
    assert found["environment"].ratio == pytest.approx(1 / 4)
    assert found["`rasa train`"].ratio == pytest.approx(1 / 50)
    assert found["turn 1 000 of a conversation"].ratio == pytest.approx(1)
    assert all(bar.reached for bar in found.values())


def test_training_that_has_not_been_compared_has_no_bar(results: dict[str, Any]) -> None:
    assert "`rasa train`" not in {bar.what for bar in bars(results["servers"], None)}


def test_throughput_is_turns_a_second(results: dict[str, Any]) -> None:
    assert throughput(results["servers"]["servers"]["ours"], 16) == 100


def test_centiles_lie_among_the_values() -> None:
    assert [centile(range(101), which) for which in (50, 95, 99)] == [50, 95, 99]
