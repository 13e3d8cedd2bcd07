"""Tokenizes Swedish with spaCy, for Rasa's own tools and for person names."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.swedish import TRAINED_MODEL, load_swedish


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SwedishTokenizer(Tokenizer):
    """Words with offsets, and lemmas where the trained model is installed."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``model``: name or path of the spaCy model."""
        return {
            "model": TRAINED_MODEL,
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
        }

    @staticmethod
    def required_packages() -> list[str]:
        """Packages that must be importable."""
        return ["spacy"]

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data as it is: nothing in the pipeline learns from tokens."""
        return training_data

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Tokens of the message's text; empty for a text of only white space."""
        model = load_swedish(self._config["model"])
        text = message.get(attribute) or ""
        document = model(text) if model.pipe_names else model.make_doc(text)
        return [
            Token(word.text, word.idx, lemma=word.lemma_ or word.text)
            for word in document
            if not word.is_space
        ]
