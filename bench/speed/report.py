"""Writes what was measured into ``docs/performance.md``, between two marks."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from bench.evaluation.report import table
from bench.evaluation.writing import replace_between
from bench.speed.bars import bars, centile, throughput
from bench.speed.measures import TURNS, USERS
from bench.speed.plots import draw
from bench.speed.training import stored
from knowledge.loading import ROOT

DOCS = ROOT / "docs" / "performance.md"

_PICTURE = ROOT / "docs" / "performance" / "speed.svg"
_BEGIN, _END = "<!-- measured: begin -->", "<!-- measured: end -->"
_WANTED = 100  # epochs of `rasa init`
_NAMES = {"stock": "stock Rasa", "ours": "ours"}


def write_report(results: Mapping[str, Any]) -> None:
    """Replace what stands between the marks, and draw the picture."""
    draw(_PICTURE, results)
    shown = f"![What the tables say](performance/{_PICTURE.name})"
    replace_between(DOCS, _BEGIN, _END, "\n\n".join([*_parts(results), shown]))


def machine() -> str:
    """The kind of machine, without its name."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return f"{os.cpu_count()} cores ({model}), {pages / 2**30:.0f} GiB"


def _parts(results: Mapping[str, Any]) -> Iterator[str]:
    """Paragraphs; of what has been measured."""
    training = stored()
    if measured := results.get("servers"):
        yield "### Bars"
        yield _circumstances("servers", measured) + (
            " Both servers were asked in turn, in one run."
        )
        header = ("what", "stock Rasa, or the limit", "ours", "ratio", "bar", "reached")
        yield table(header, [bar.row() for bar in bars(measured, training)])
        yield "### Servers"
        yield f"What is said: {measured['traffic']}"
        yield _servers(measured["servers"])
        yield _limits(measured)
    yield "### Training and accuracy"
    yield _training(training, results.get("servers", {}).get("training"))
    if measured := results.get("growth"):
        yield "### Growth"
        yield _circumstances("growth", measured) + (
            f" The content as it is: {measured['cards']} cards, {measured['examples']} examples."
        )
        yield _growth(measured["contents"])


def _circumstances(part: str, measured: Mapping[str, Any]) -> str:
    return (
        f"`python -m bench.speed {part}` on {measured['date']}, {measured['machine']}; load before "
        f"the start {measured['load']}."
    )


def _servers(servers: Mapping[str, Any]) -> str:
    def row(what: str, figure: Any) -> tuple[str, ...]:
        return (what, *(figure(servers[name]) for name in _NAMES))

    rows = [
        row("ready, each start", lambda s: " / ".join(f"{ready:.1f} s" for ready in s["ready"])),
        row("memory of each process", lambda s: " + ".join(f"{m:.0f} MB" for m in s["megabytes"])),
        *(
            row(f"one user, p{which}", lambda s, w=which: f"{centile(s['one_user'], w):.1f} ms")
            for which in (50, 95, 99)
        ),
        *(
            row(f"turns a second, {n} users", lambda s, n=n: f"{throughput(s, n):.0f}")
            for n in USERS
        ),
        *(
            row(f"CPU a turn, {n} users", lambda s, n=n: f"{_cpu(s['users'][str(n)]):.1f} ms")
            for n in USERS
        ),
        *(
            row(
                f"turn {n} of a conversation", lambda s, n=n: f"{median(s['turns'][str(n)]):.1f} ms"
            )
            for n in TURNS
        ),
    ]
    return table(("", *_NAMES.values()), rows)


def _limits(results: Mapping[str, Any]) -> str:
    parse = results["parse"]
    rows = [
        ("NLU alone, ours", *_centiles(parse["ours"])),
        ("NLU alone, stock Rasa", *_centiles(parse["stock"])),
        ("our HTTP server answering a constant", *_centiles(results["constant"])),
        ("`rattvisaren ask`: a turn without HTTP", *_centiles(results["ask"]["milliseconds"])),
    ]
    return table(("the limits", "p50", "p95"), rows)


def _training(training: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> str:
    """The stored comparison; and our training of this run, whose data may be newer."""
    if training is None:
        return "Not compared yet: `python -m bench.speed --train-stock 100`."
    stock = training["stock"]
    pairs = (("stock Rasa", stock), ("ours", training["ours"]))
    rows = [(name, *_took(one), f"{one['accuracy']:.1%}") for name, one in pairs]
    if now is not None:
        rows.append((f"ours, in this run, {now['examples']} examples", *_took(now), ""))
    diet = next(fit for fit in stock["fits"] if "DIET" in fit["model"])
    note = (
        f"Stored in `bench/speed/training.json` by `{training['command']}` on {training['date']}: "
        f"both on the same {training['training']} examples, and {training['test']} held out, of "
        f"{training['topics']} topics (split `{training['split']}`); {stock['packages']}. DIET: "
        f"{diet['epochs']} epochs, {diet['seconds'] / diet['epochs']:.0f} s each."
    )
    if diet["epochs"] < _WANTED:
        whole = stock["seconds"] + (_WANTED / diet["epochs"] - 1) * diet["seconds"]
        note += f" With the {_WANTED} of `rasa init`, extrapolated: {whole:.0f} s."
    header = ("", "training", "CPU time", "accuracy, topics held out")
    return "\n\n".join((table(header, rows), note))


def _took(training: Mapping[str, Any]) -> tuple[str, str]:
    return f"{training['seconds']:.0f} s", f"{training['cpu_seconds']:.0f} s"


def _growth(growth: Sequence[Mapping[str, Any]]) -> str:
    rows = [
        (
            one["content"],
            f"{one['training']['seconds']:.0f} s",
            f"{one['training']['cpu_seconds']:.0f} s",
            f"{one['training']['megabytes']:.0f} MB",
            f"{one['ask']['megabytes']:.0f} MB",
            *_centiles(one["ask"]["milliseconds"]),
        )
        for one in growth
    ]
    header = (
        "content",
        "training",
        "CPU",
        "memory at most",
        "memory of `ask`",
        "answer p50",
        "p95",
    )
    return table(header, rows)


def _centiles(milliseconds: list[float]) -> tuple[str, str]:
    return f"{centile(milliseconds, 50):.1f} ms", f"{centile(milliseconds, 95):.1f} ms"


def _cpu(load: Mapping[str, float]) -> float:
    return 1000 * load["cpu_seconds"] / load["turns"]
