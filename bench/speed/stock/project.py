"""A stock Rasa project of our data: topics as intents, our actions on a server of their own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from bench.evaluation.splits import Split
from bench.speed.trees import as_nlu
from knowledge.loading import ROOT

_HERE = Path(__file__).parent


def write_project(folder: Path, parts: Split, epochs: int) -> None:
    """Write all that ``rasa train`` and ``rasa run`` read, and ``test.json``: what is held out.

    Args:
        epochs: of DIET.
    """
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    config = (_HERE / "config.yml").read_text(encoding="utf-8")
    (folder / "config.yml").write_text(config.format(epochs=epochs), encoding="utf-8")
    (folder / "credentials.yml").write_text("rest:\n", encoding="utf-8")
    shutil.copy(_HERE / "stories.yml", data)
    shutil.copy(ROOT / "domain.yml", folder)
    shutil.copy(ROOT / "data" / "rules" / "reply.yml", data)
    shutil.copy(ROOT / "data" / "nlu" / "choose.yml", data)  # the buttons' intent: has no cards
    nlu = as_nlu((example.topic, example.text) for example in parts.training)
    (data / "nlu.yml").write_text(nlu, encoding="utf-8")
    rows = [(example.text, example.topic) for example in parts.test]
    (folder / "test.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
