"""Names, where a language model finds people; a region's own numbers; and the logs."""

from __future__ import annotations

import io
import logging
import re

import pytest
import spacy

from bot.privacy import Masker, MaskingFilter

NUMBER = "19121212-1212"


@pytest.fixture(scope="module")
def masker() -> Masker:
    """With a small pipeline that marks people with the label of the Swedish models."""
    model = spacy.blank("sv")
    ruler = model.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PRS", "pattern": "Oksana Kovalenko"},
            {"label": "PRS", "pattern": "migrationsverket"},
            {"label": "LOC", "pattern": "Ukraina"},
        ]
    )
    return Masker(reserve_patterns=(re.compile(r"\bR\d{5}\b"),), name_model=model)


def test_people_are_masked_and_places_are_not(masker: Masker) -> None:
    masked = masker.mask("Oksana Kovalenko från Ukraina har kontakt med migrationsverket")
    assert masked.text == "[namn] från Ukraina har kontakt med migrationsverket"
    assert masked.kinds == ("namn",)


def test_a_regions_own_number_is_masked(masker: Masker) -> None:
    assert masker.mask("hen har R12345").text == "hen har [reservnummer]"
    assert Masker().mask("hen har R12345").text == "hen har R12345"


@pytest.fixture
def log() -> tuple[logging.Logger, io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(MaskingFilter())
    logger = logging.getLogger("test_of_masking")
    logger.handlers, logger.propagate = [handler], False
    return logger, stream


def test_messages_arguments_and_tracebacks_are_masked(
    log: tuple[logging.Logger, io.StringIO],
) -> None:
    logger, stream = log
    logger.warning("patienten %s", NUMBER)
    logger.warning("för många %s %s", NUMBER)
    try:
        raise ValueError(f"fel hos {NUMBER}, a@b.se")
    except ValueError:
        logger.exception("det gick fel")
    written = stream.getvalue()
    assert "1212-1212" not in written and "a@b.se" not in written
    assert "[personnummer]" in written and "ValueError" in written and "det gick fel" in written
