"""The Swedish spaCy model: the trained one where it is installed, else the blank tokenizer."""

from __future__ import annotations

import logging
from functools import lru_cache

import spacy
from spacy.language import Language

TRAINED_MODEL = "sv_core_news_sm"

logger = logging.getLogger(__name__)


@lru_cache(maxsize=2)
def load_swedish(name: str = TRAINED_MODEL) -> Language:
    """Load the model by name or path; one log line says which one is used.

    Accuracy rests on character n-grams, so the blank tokenizer is a full citizen. The trained
    model adds lemmas and person names.
    """
    try:
        model = spacy.load(name, exclude=["parser", "textcat"])
    except OSError:
        logger.info("Swedish: %s is not installed, using spacy.blank('sv')", name)
        return spacy.blank("sv")
    logger.info("Swedish: using %s %s", name, model.meta["version"])
    return model
