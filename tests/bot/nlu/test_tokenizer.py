"""Swedish words with their places, from the blank tokenizer and from a trained model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.language import Language
from spacy.tokens import Doc

from bot.nlu.tokenizer import SwedishTokenizer

Make = Callable[..., SwedishTokenizer]
Text = Callable[[str], Message]

pytestmark = pytest.mark.usefixtures("forget_swedish")


@Language.component("prov_bort_med_s")
def prov_bort_med_s(document: Doc) -> Doc:
    """A lemmatizer of one rule."""
    for word in document:
        word.lemma_ = word.lower_.removesuffix("s")
    return document


@pytest.fixture
def blank(make: Make) -> SwedishTokenizer:
    return make(SwedishTokenizer, model="sv_finns_inte")


def test_words_have_their_places_in_the_text(blank: SwedishTokenizer, message: Text) -> None:
    text = "Får en LMA-patient tandvård?"

    found = blank.tokenize(message(text), TEXT)

    assert [token.text for token in found] == ["Får", "en", "LMA-patient", "tandvård", "?"]
    assert all(text[token.start : token.end] == token.text for token in found)


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_a_text_of_nothing_has_no_words(blank: SwedishTokenizer, message: Text, text: str) -> None:
    assert blank.tokenize(message(text), TEXT) == []


def test_white_space_is_no_word(blank: SwedishTokenizer, message: Text) -> None:
    found = blank.tokenize(message("en  papperslös\n\nkvinna"), TEXT)

    assert [token.text for token in found] == ["en", "papperslös", "kvinna"]


def test_without_a_trained_model_a_word_is_its_own_lemma(
    blank: SwedishTokenizer, message: Text
) -> None:
    assert [token.lemma for token in blank.tokenize(message("Barnens tand"), TEXT)] == [
        "Barnens",
        "tand",
    ]


def test_a_trained_model_gives_lemmas(make: Make, message: Text, tmp_path: Path) -> None:
    model = spacy.blank("sv")
    model.add_pipe("prov_bort_med_s")
    model.to_disk(tmp_path / "sv_prov")

    trained = make(SwedishTokenizer, model=str(tmp_path / "sv_prov"))
    found = trained.tokenize(message("Barnens tand"), TEXT)

    assert [(token.text, token.lemma) for token in found] == [
        ("Barnens", "barnen"),
        ("tand", "tand"),
    ]


def test_rasa_gets_the_tokens_of_a_message(blank: SwedishTokenizer, message: Text) -> None:
    processed = blank.process([message("vad kostar tandvård")])

    assert [token.text for token in processed[0].get("text_tokens")] == [
        "vad",
        "kostar",
        "tandvård",
    ]


def test_it_needs_no_other_package_than_spacy() -> None:
    assert SwedishTokenizer.required_packages() == ["spacy"]


def test_training_data_is_left_as_it_is(blank: SwedishTokenizer, message: Text) -> None:
    """Nothing learns from tokens, and cutting every example would be a tenth of the training."""
    example = message("gäller frikort")

    blank.process_training_data(TrainingData([example]))

    assert example.get(TOKENS_NAMES[TEXT]) is None
