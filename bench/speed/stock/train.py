"""Runs in stock Rasa's environment: trains a project, measures on what was held out, prints JSON.

Knows nothing of ours. Usage: ``python train.py <project>``, where the project is a folder that
Rasa can train, and ``test.json`` in it a list of ``[text, intent]``. The last line is the result.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.model_training import train
from rasa.utils.tensorflow.models import RasaModel

_FALLBACK = "nlu_fallback"


def main(project: Path) -> None:
    """Train, measure, print."""
    logging.disable(logging.WARNING)
    started, cpu = time.perf_counter(), time.process_time()
    with _timed_fits() as fits:
        trained = train(
            domain=str(project / "domain.yml"),
            config=str(project / "config.yml"),
            training_files=[str(project / "data")],
            output=str(project / "models"),
            fixed_model_name="stock",
            force_training=True,
        )
    result = {
        "seconds": round(time.perf_counter() - started, 1),
        "cpu_seconds": round(time.process_time() - cpu, 1),
        "fits": fits,
    }
    rows = json.loads((project / "test.json").read_text(encoding="utf-8"))
    found = asyncio.run(_intents(Agent.load(trained.model), [text for text, _ in rows]))
    hits = [intent == wanted for intent, (_, wanted) in zip(found, rows, strict=True)]
    result["accuracy"] = round(sum(hits) / len(hits), 4)
    result["packages"] = f"rasa {version('rasa')}, tensorflow {version('tensorflow')}"
    print(json.dumps(result))


@contextmanager
def _timed_fits() -> Iterator[list[dict[str, Any]]]:
    """A list that gets the epochs and seconds of every network that is trained meanwhile."""
    fits: list[dict[str, Any]] = []
    fit: Callable[..., Any] = RasaModel.fit

    def timed(self: RasaModel, *args: Any, **kwargs: Any) -> Any:
        started = time.perf_counter()
        history = fit(self, *args, **kwargs)
        seconds = round(time.perf_counter() - started, 1)
        fits.append(
            {"model": type(self).__name__, "epochs": kwargs.get("epochs"), "seconds": seconds}
        )
        return history

    RasaModel.fit = timed
    try:
        yield fits
    finally:
        RasaModel.fit = fit


async def _intents(agent: Agent, texts: list[str]) -> list[str]:
    """The likeliest intent of each text, whether or not the fallback would have been chosen."""
    parsed = [await agent.parse_message(text.lstrip("/")) for text in texts]
    rankings = [message["intent_ranking"] for message in parsed]
    return [next((i["name"] for i in r if i["name"] != _FALLBACK), "") for r in rankings]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
