"""The parts of the evaluation by name, in the order of the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from bench.evaluation.assistant import Assistant
from bench.evaluation.chains import chains, chains_section
from bench.evaluation.checks import checks_section
from bench.evaluation.comparison import comparison_section
from bench.evaluation.material import (
    conversations,
    dev_questions,
    own_questions,
    swefaq,
    training_examples,
)
from bench.evaluation.misspelt import misspelt_section
from bench.evaluation.questions import questions_section
from bench.evaluation.ranking import ranking_section
from bench.evaluation.rejections import rejections_section
from bench.evaluation.report import Section
from bench.evaluation.swefaq import swefaq_section
from bench.evaluation.talks import talks_section
from bench.evaluation.thresholds import thresholds_section

Part = Callable[[], list[Section]]


@lru_cache(maxsize=1)
def _assistant() -> Assistant:
    return Assistant()


def _questions() -> list[Section]:
    sections = [questions_section(_assistant(), "own", own_questions(), ("≥ 95 %", "≥ 70 %"))]
    if outside := dev_questions():
        dev = questions_section(_assistant(), "dev", outside, ("≥ 97 %", "≥ 80 %"))
        sections.insert(0, dev)
    return sections


def _conversations() -> list[Section]:
    outside = conversations()
    return [talks_section(_assistant(), outside)] if outside else []


def _swefaq() -> list[Section]:
    outside = swefaq()
    return [swefaq_section(outside)] if outside else []


PARTS: Mapping[str, Part] = {
    "questions": _questions,
    "misspelt": lambda: [misspelt_section(_assistant(), own_questions())],
    "conversations": _conversations,
    "chains": lambda: [chains_section(_assistant(), chains())],
    "offtopic": lambda: [rejections_section(_assistant())],
    "checks": lambda: [checks_section(_assistant())],
    "thresholds": lambda: [thresholds_section(_assistant(), own_questions())],
    "ranking": lambda: [ranking_section(training_examples())],
    "comparison": lambda: [comparison_section(training_examples())],
    "swefaq": _swefaq,
}
