"""Rasa is shown topics as intents; the card stays beside each example."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils import io

from bot.training.importer import CARD_KEY, CardImporter

DATA = """\
version: "3.1"
nlu:
- intent: fee/frikort
  examples: |
    - gäller frikort
    - högkostnadsskydd för asylsökande
- intent: choose
  examples: |
    - knapp
"""


@pytest.fixture
def importer(tmp_path: Path) -> CardImporter:
    (tmp_path / "nlu.yml").write_text(DATA, encoding="utf-8")
    return CardImporter(training_data_paths=[str(tmp_path)])


def by_text(importer: CardImporter) -> dict[str, Message]:
    return {example.get(TEXT): example for example in importer.get_nlu_data().training_examples}


def test_a_cards_topic_is_the_intent(importer: CardImporter) -> None:
    example = by_text(importer)["gäller frikort"]

    assert example.get(INTENT) == "fee"
    assert example.get(CARD_KEY) == "fee/frikort"
    assert example.get(INTENT_RESPONSE_KEY) is None


def test_an_intent_without_cards_is_left_as_it_is(importer: CardImporter) -> None:
    example = by_text(importer)["knapp"]

    assert example.get(INTENT) == "choose"
    assert example.get(CARD_KEY) is None


def test_rasa_sees_no_retrieval_intents(importer: CardImporter) -> None:
    data = importer.get_nlu_data()

    assert data.retrieval_intents == set()
    assert data.intents == {"fee", "choose"}


def test_every_example_is_there_and_read_once(importer: CardImporter) -> None:
    assert set(by_text(importer)) == {
        "gäller frikort",
        "högkostnadsskydd för asylsökande",
        "knapp",
    }
    assert importer.get_nlu_data() is importer.get_nlu_data()


def test_examples_are_shared_and_not_copied(importer: CardImporter) -> None:
    """Rasa merges training data a score of times, and would copy every message each time."""
    data = importer.get_nlu_data()

    merged = TrainingData().merge(data)

    assert all(
        one is other
        for one, other in zip(data.training_examples, merged.training_examples, strict=True)
    )


def test_a_changed_file_is_read_again(importer: CardImporter, tmp_path: Path) -> None:
    before = by_text(importer)
    (tmp_path / "nlu.yml").write_text(DATA.replace("knapp", "en annan"), encoding="utf-8")
    os.utime(tmp_path / "nlu.yml", ns=(1, 1))

    assert "knapp" in before
    assert "en annan" in by_text(importer)


def test_what_tells_examples_apart_is_not_worked_out_again_for_what_is_set_to_itself(
    importer: CardImporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rasa sets the intent of every example anew each time it puts training data together."""
    example = by_text(importer)["gäller frikort"]
    before = example.fingerprint()
    monkeypatch.setattr(io, "deep_container_fingerprint", lambda _: "worked out again")

    example.set(INTENT, example.get(INTENT))

    assert example.fingerprint() == before


def test_examples_with_another_text_are_told_apart(importer: CardImporter) -> None:
    example = by_text(importer)["gäller frikort"]
    before = example.fingerprint()

    example.set(TEXT, "gäller något annat")

    assert example.fingerprint() != before
