"""Which Swedish model is used: the trained one where it is, else the blank tokenizer."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.nlu.swedish import TRAINED_MODEL, load_swedish

pytestmark = pytest.mark.usefixtures("forget_swedish")


@Language.component("prov_lemmas")
def prov_lemmas(document: Doc) -> Doc:
    """Stands for what a trained model adds: a lemma for every word."""
    for word in document:
        word.lemma_ = word.lower_
    return document


@pytest.fixture
def trained(tmp_path: Path) -> Path:
    """A small pipeline saved in the form in which a trained one is installed."""
    model = spacy.blank("sv")
    model.meta["version"] = "9.9.9"
    model.add_pipe("prov_lemmas")
    model.to_disk(tmp_path / "sv_prov")
    return tmp_path / "sv_prov"


def test_without_the_trained_model_the_blank_one_is_used_and_the_log_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO, logger="bot.nlu.swedish"):
        model = load_swedish("sv_finns_inte")

    assert (model.lang, model.pipe_names) == ("sv", [])
    assert [record.getMessage() for record in caplog.records] == [
        "Swedish: sv_finns_inte is not installed, using spacy.blank('sv')"
    ]


def test_with_the_trained_model_it_is_used_and_the_log_says_so(
    trained: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="bot.nlu.swedish"):
        model = load_swedish(str(trained))

    assert model.pipe_names == ["prov_lemmas"]
    assert [record.getMessage() for record in caplog.records] == [f"Swedish: using {trained} 9.9.9"]


def test_the_model_is_loaded_once(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="bot.nlu.swedish"):
        assert load_swedish("sv_finns_inte") is load_swedish("sv_finns_inte")

    assert len(caplog.records) == 1


def test_the_model_that_is_looked_for_is_the_small_swedish_one() -> None:
    assert TRAINED_MODEL == "sv_core_news_sm"
