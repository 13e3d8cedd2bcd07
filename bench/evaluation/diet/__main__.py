"""Makes DIET's environment, trains on the evaluation's split, and stores ``result.json``.

``python -m bench.evaluation.diet`` trains on topics, then on cards. The environment and what is
trained lie in ``bench/out/diet`` and can be thrown away; the result is kept in the repository.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.evaluation.comparison import DIET as RESULT
from bench.evaluation.comparison import in_scope_questions
from bench.evaluation.judging import rate
from bench.evaluation.material import Example, training_examples
from bench.evaluation.replies import answered_with
from bench.evaluation.splits import split
from knowledge.loading import ROOT

_HERE = Path(__file__).parent
_FOLDER = ROOT / "bench" / "out" / "diet"
_QUIET = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "2"}


def main() -> int:
    """Run both trainings; exit code 1 when uv is missing."""
    parser = argparse.ArgumentParser(prog="python -m bench.evaluation.diet", description=__doc__)
    parser.add_argument("--epochs", type=int, default=100, help="for topics")
    parser.add_argument("--card-epochs", type=int, default=100, help="for cards; 0 leaves them out")
    options = parser.parse_args()
    uv = shutil.which("uv", path=os.pathsep.join((os.environ["PATH"], str(ROOT / ".uv" / "bin"))))
    if uv is None:
        print("uv saknas: kör «make setup» först.", file=sys.stderr)
        return 1
    parts = split(training_examples())
    _environment(uv)
    _write("training", _rows(parts.training))
    _write("test", _rows(parts.test))
    _write("questions", [question.text for question in in_scope_questions()])
    result: dict[str, Any] = {
        "command": " ".join(("python -m bench.evaluation.diet", *sys.argv[1:])),
        "date": date.today().isoformat(),
        "split": parts.fingerprint,
        "training": len(parts.training),
        "test": len(parts.test),
        "topic": _train("topic", options.epochs),
    }
    if options.card_epochs:
        result["card"] = _train("card", options.card_epochs)
        result["card"] |= _judged(result["card"]["answers"])
    for run in _runs(result):
        result["packages"] = run.pop("packages")
        del run["answers"]
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=2))
    return 0


def _runs(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [result[labels] for labels in ("topic", "card") if labels in result]


def _environment(uv: str) -> None:
    _FOLDER.mkdir(parents=True, exist_ok=True)
    shutil.copy(_HERE / "pyproject.toml", _FOLDER)
    command = [uv, "sync", "--project", str(_FOLDER), "--python", sys.executable]
    subprocess.run(command, check=True, env=_clean())


def _train(labels: str, epochs: int) -> dict[str, Any]:
    python = _FOLDER / ".venv" / "bin" / "python"
    command = [str(python), str(_HERE / "train.py"), str(_FOLDER), labels, str(epochs)]
    log = _FOLDER / f"train_{labels}.log"
    print(f"{labels}: {epochs} epochs, log in {log.relative_to(ROOT)}", flush=True)
    with log.open("w", encoding="utf-8") as noise:
        run = subprocess.run(
            command, check=True, env=_clean(), cwd=_FOLDER, stdout=subprocess.PIPE, stderr=noise
        )
    result: dict[str, Any] = json.loads(run.stdout.decode().strip().splitlines()[-1])
    return result


def _judged(intents: Sequence[str]) -> dict[str, float]:
    """The own questions, answered with the cards that were found."""
    cards = [intent.replace("__", "/") for intent in intents]
    verdicts = answered_with(in_scope_questions(), cards)
    return {
        "own_topic": round(rate(verdict.topic for verdict in verdicts), 4),
        "own_words": round(rate(verdict.words for verdict in verdicts), 4),
    }


def _rows(examples: Sequence[Example]) -> list[dict[str, str]]:
    return [{"text": e.text, "topic": e.topic, "card": e.card} for e in examples]


def _write(name: str, content: Sequence[Any]) -> None:
    path = _FOLDER / f"{name}.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _clean() -> dict[str, str]:
    """The environment without this project's own Python in it."""
    dropped = {"VIRTUAL_ENV", "PYTHONPATH", "UV_PROJECT_ENVIRONMENT"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | _QUIET


if __name__ == "__main__":
    sys.exit(main())
