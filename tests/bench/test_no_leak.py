"""No evaluation question, nor a near copy of one, is trained on.

Two texts are near copies when their likeness is at least ``NEAR``: the share of characters in
common, in the same order, once folded (0-100, rapidfuzz), as they stand or with their words
sorted. From 88 up, pairs in this domain differ by an inflection, a filler word or word order ("vad
räknas som kränkning av patient" / "… mot en patient" 89). Below, they differ by a word that changes
the question ("vad kostar sjukgymnast efter läkarremiss …" / "vad kostar sjukgymnastik …" 81), and
questions written apart from each other do meet there: there are not many ways to ask what it costs.
SweFAQ is about other things, and its short questions meet ours by chance below ``SAME`` ("Hur går
det till?" / "hur står det till" 91): there only a copy counts.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from bench.evaluation.material import (
    NO_OUTSIDE,
    Example,
    check_off_topic,
    check_questions,
    dev_questions,
    off_topic,
    own_questions,
    swefaq,
    training_examples,
)
from knowledge.language.folding import fold

NEAR, SAME = 88, 95


@pytest.fixture(scope="module")
def examples() -> tuple[Example, ...]:
    return training_examples()


def _near_copies(
    texts: Sequence[str], examples: Sequence[Example], least: float = NEAR
) -> list[str]:
    """A line for each text that is too like an example."""
    found: dict[str, str] = {}
    for form in (fold, _sorted_words):
        wanted = [form(text) or text for text in texts]
        trained = [form(example.text) or example.text for example in examples]
        likeness = process.cdist(
            wanted, trained, scorer=fuzz.ratio, score_cutoff=least, dtype=np.float32, workers=-1
        )
        for row, column in zip(*np.nonzero(likeness), strict=True):
            example = examples[column]
            found[texts[row]] = f"«{texts[row]}» is like «{example.text}» ({example.card})"
    return sorted(found.values())


def _sorted_words(text: str) -> str:
    return " ".join(sorted(fold(text).split()))


def _outside(texts: Sequence[str]) -> Sequence[str]:
    if not texts:
        pytest.skip(NO_OUTSIDE)
    return texts


def test_no_own_question_is_trained_on(examples: tuple[Example, ...]) -> None:
    near = _near_copies(
        [question.text for question in (*own_questions(), *check_questions())], examples
    )

    assert not near, "reword it in bench/evaluation/sets, or in data/nlu:\n" + "\n".join(near)


def test_no_own_off_topic_message_is_trained_on(examples: tuple[Example, ...]) -> None:
    near = _near_copies([message.text for message in (*off_topic(), *check_off_topic())], examples)

    assert not near, "reword it in bench/evaluation/sets, or in data/nlu:\n" + "\n".join(near)


def test_no_outside_question_is_trained_on(examples: tuple[Example, ...]) -> None:
    near = _near_copies(_outside([question.text for question in dev_questions()]), examples)

    assert not near, "reword it in data/nlu:\n" + "\n".join(near)


def test_nothing_of_swefaq_is_trained_on(examples: tuple[Example, ...]) -> None:
    rows = swefaq()
    texts = [row["question"] for row in rows]
    answers = {answer for row in rows for answer in row["candidate_answers"]}
    near = _near_copies(_outside([*texts, *sorted(answers)]), examples, SAME)

    assert not near, "reword it in data/nlu:\n" + "\n".join(near)


def test_a_near_copy_is_found() -> None:
    example = Example("har papperslösa barn rätt till tandvård", "dental/ratt")

    for copy in (
        "har papperslösa barn rätt till tandvården",
        "HAR PAPPERSLOSA BARN RATT TILL TANDVARD?",
        "har barn papperslösa till tandvård rätt",
    ):
        assert _near_copies([copy], [example]), copy
    assert not _near_copies(["har asylsökande kvinnor rätt till mammografi"], [example])
