"""Measures ours and stock Rasa in one run, and writes ``docs/performance.md``.

The command makes both environments, and a trained copy of the project. What stock Rasa learns in
an hour or more is taken from ``training.json``, unless it is to be trained anew.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from bench.evaluation.material import NO_OUTSIDE, OUTSIDE, training_examples
from bench.evaluation.splits import split
from bench.speed import OUT, measures, traffic
from bench.speed.environments import NoUvError, megabytes, our_environment, stock_environment
from bench.speed.growth import growth
from bench.speed.measures import Sides
from bench.speed.report import machine, write_report
from bench.speed.training import compare, our_tree, stock_project

_RESULTS = OUT / "results.json"


def main() -> int:
    """Measure what is asked for; exit code 1 when uv is missing."""
    options = _options()
    if not OUTSIDE.exists():
        print(NO_OUTSIDE, file=sys.stderr)
    try:
        ours = our_environment()
        stock = options.stock_environment or stock_environment()
    except NoUvError as error:
        print(error, file=sys.stderr)
        return 1
    if options.train_stock:
        command = f"python -m bench.speed --train-stock {options.train_stock}"
        compare(ours, stock, options.train_stock, command)
        return 0
    if not options.report:
        _RESULTS.write_text(json.dumps(_measured(ours, stock), indent=1), encoding="utf-8")
    write_report(json.loads(_RESULTS.read_text(encoding="utf-8")))
    print("Rapporten står i docs/performance.md.")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument(
        "--stock-environment", type=Path, metavar="FOLDER", help="use this one; do not make one"
    )
    parser.add_argument(
        "--train-stock",
        type=int,
        metavar="EPOCHS",
        help="only train and compare both, with so many epochs of DIET (rasa init: 100)",
    )
    parser.add_argument(
        "--report", action="store_true", help="only write the report, from the last measurement"
    )
    return parser.parse_args()


def _measured(ours: Path, stock: Path) -> dict[str, Any]:
    """Everything that is measured anew; times in milliseconds, sizes in megabytes."""
    load = os.getloadavg()[0]
    parts = split(training_examples())
    tree, training = our_tree(ours, parts)
    sides = Sides(ours, stock, tree, stock_project(stock, parts))
    servers = measures.servers(sides)
    return {
        "date": date.today().isoformat(),
        "machine": machine(),
        "load": round(load, 2),
        "split": parts.fingerprint,
        "traffic": traffic.described(),
        "environment": {"ours": round(megabytes(ours)), "stock": round(megabytes(stock))},
        "servers": {name: dataclasses.asdict(one) for name, one in servers.items()},
        "constant": measures.constant(sides),
        "parse": measures.parse(sides),
        "ask": measures.ask(ours, tree, traffic.questions()),
        "training": training,
        "growth": growth(ours, parts),
    }


if __name__ == "__main__":
    sys.exit(main())
