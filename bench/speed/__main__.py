"""Measures ours and stock Rasa in one run, and writes ``docs/performance.md``.

The command makes both environments, and a trained copy of the project. Without arguments every
part is measured; parts that are not keep their last figures. What stock Rasa learns in an hour or
more is taken from ``training.json``, unless it is to be trained anew.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
from collections.abc import Callable
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
from knowledge.loading import knowledge

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
    results = json.loads(_RESULTS.read_text(encoding="utf-8")) if _RESULTS.exists() else {}
    for name in options.parts or PARTS:
        results[name] = {**_circumstances(), **PARTS[name](ours, stock)}
        _RESULTS.write_text(json.dumps(results, indent=1), encoding="utf-8")
        print(f"{name}: klar", flush=True)
    write_report(json.loads(_RESULTS.read_text(encoding="utf-8")))
    print("Rapporten står i docs/performance.md.")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"some of: {', '.join(PARTS)}")
    parser.add_argument(
        "--stock-environment", type=Path, metavar="FOLDER", help="use this one; do not make one"
    )
    parser.add_argument(
        "--train-stock",
        type=int,
        metavar="EPOCHS",
        help="only train and compare both, with so many epochs of DIET (rasa init: 100)",
    )
    options = parser.parse_args()
    if unknown := sorted(set(options.parts) - set(PARTS)):
        parser.error(f"no such part: {', '.join(unknown)}")
    return options


def _circumstances() -> dict[str, Any]:
    return {
        "date": date.today().isoformat(),
        "machine": machine(),
        "load": round(os.getloadavg()[0], 2),
    }


def _servers(ours: Path, stock: Path) -> dict[str, Any]:
    """Both servers, and what limits them; times in milliseconds, sizes in megabytes."""
    parts = split(training_examples())
    tree, training = our_tree(ours, parts)
    sides = Sides(ours, stock, tree, stock_project(stock, parts))
    servers = measures.servers(sides)
    return {
        "traffic": traffic.described(),
        "environment": {"ours": round(megabytes(ours)), "stock": round(megabytes(stock))},
        "servers": {name: dataclasses.asdict(one) for name, one in servers.items()},
        "constant": measures.constant(sides),
        "parse": measures.parse(sides),
        "ask": measures.ask(ours, tree, traffic.questions()),
        "training": {"examples": len(parts.training), **training},
    }


def _growth(ours: Path, stock: Path) -> dict[str, Any]:
    """Ours alone, with more content."""
    parts = split(training_examples())
    size = {"cards": len(knowledge().cards), "examples": len(parts.training)}
    return {**size, "contents": growth(ours, parts)}


PARTS: dict[str, Callable[[Path, Path], dict[str, Any]]] = {
    "servers": _servers,
    "growth": _growth,
}


if __name__ == "__main__":
    sys.exit(main())
