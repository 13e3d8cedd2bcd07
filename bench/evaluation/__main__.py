"""Measures, and writes ``results/evaluation.md`` with its plots.

Without arguments every part is run; ``python -m bench.evaluation questions offtopic`` runs some.
"""

from __future__ import annotations

import argparse
import sys
import time

from bench.evaluation.material import NO_OUTSIDE, OUTSIDE
from bench.evaluation.parts import PARTS
from bench.evaluation.report import RESULTS, Section
from bench.evaluation.writing import write_docs, write_report
from knowledge.loading import KnowledgeError, knowledge


def main() -> int:
    """Run the parts asked for; exit code 1 when the knowledge base does not load."""
    parser = argparse.ArgumentParser(prog="python -m bench.evaluation", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"some of: {', '.join(PARTS)}")
    parser.add_argument(
        "--docs", action="store_true", help="put the headline table into docs/evaluation.md too"
    )
    options = parser.parse_args()
    unknown = sorted(set(options.parts) - set(PARTS))
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}")
    if not OUTSIDE.exists():
        print(NO_OUTSIDE, file=sys.stderr)
    try:
        knowledge()
        sections = [
            section
            for name in PARTS
            if name in (options.parts or PARTS)
            for section in _timed(name)
        ]
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1
    report = write_report(sections)
    print(f"Rapporten står i {report.relative_to(RESULTS.parent)}.")
    if options.docs:
        write_docs(sections)
    return 0


def _timed(name: str) -> list[Section]:
    started = time.perf_counter()
    sections = PARTS[name]()
    print(f"{name}: {time.perf_counter() - started:.0f} s", flush=True)
    return sections


if __name__ == "__main__":
    sys.exit(main())
