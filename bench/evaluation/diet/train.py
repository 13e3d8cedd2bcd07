"""Runs in DIET's own environment: trains on a split, measures on the rest, prints JSON.

Knows nothing of the project. Usage: ``python train.py <folder> <labels> <epochs>``, where the
folder holds ``training.json`` and ``test.json`` as lists of ``{"text", "topic", "card"}``, and
``questions.json`` as a list of texts to find intents for; the labels are ``topic`` or ``card``.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml
from rasa.core.agent import Agent
from rasa.model_training import train_nlu

PIPELINE = """
recipe: default.v1
assistant_id: diet
language: sv
pipeline:
  - name: WhitespaceTokenizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: {epochs}
    entity_recognition: false
    constrain_similarities: true
    random_seed: 1
policies: []
"""


def main(folder: Path, labels: str, epochs: int) -> None:
    """Train, measure, print the result as the last line."""
    logging.disable(logging.WARNING)
    training = json.loads((folder / "training.json").read_text(encoding="utf-8"))
    test = json.loads((folder / "test.json").read_text(encoding="utf-8"))
    config = folder / f"config_{labels}.yml"
    config.write_text(PIPELINE.format(epochs=epochs), encoding="utf-8")
    data = folder / f"nlu_{labels}.yml"
    data.write_text(_nlu(training, labels), encoding="utf-8")
    started = time.perf_counter()
    model = train_nlu(str(config), str(data), str(folder), fixed_model_name=f"model_{labels}")
    seconds = time.perf_counter() - started
    agent = Agent.load(model)
    found = asyncio.run(_intents(agent, [row["text"] for row in test]))
    hits = [intent == _intent(row, labels) for intent, row in zip(found, test, strict=True)]
    questions = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
    result = {
        "labels": len({_intent(row, labels) for row in training}),
        "epochs": epochs,
        "accuracy": round(sum(hits) / len(hits), 4),
        "seconds": round(seconds),
        "answers": asyncio.run(_intents(agent, questions)),
        "packages": f"rasa {version('rasa')}, tensorflow-cpu {version('tensorflow-cpu')}",
    }
    print(json.dumps(result))


async def _intents(agent: Agent, texts: list[str]) -> list[str]:
    parsed = [await agent.parse_message(text.lstrip("/")) for text in texts]
    return [message["intent"]["name"] or "" for message in parsed]


def _nlu(rows: list[dict[str, str]], labels: str) -> str:
    by_intent: dict[str, list[str]] = {}
    for row in rows:
        by_intent.setdefault(_intent(row, labels), []).append(row["text"])
    entries: list[dict[str, Any]] = [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)}
        for intent, texts in by_intent.items()
    ]
    return yaml.safe_dump({"version": "3.1", "nlu": entries}, allow_unicode=True, width=10_000)


def _intent(row: dict[str, str], labels: str) -> str:
    """A card as a plain intent: with a stroke it would be a retrieval intent."""
    return row[labels].replace("/", "__")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
