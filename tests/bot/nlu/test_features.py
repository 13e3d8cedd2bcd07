"""Features: near texts are near, and what is learnt goes to plain arrays and back."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.features import VIEWS, Features, Texts, _characters

TEXTS: list[Texts] = [
    ("vad kostar tandvard", "vad kostar xvard", "care_tandvard concept_avgift"),
    ("vad kostar tolk", "vad kostar xvard", "care_tolk concept_avgift"),
    ("far hon tandvard", "far hon xvard", "care_tandvard"),
    ("vem ringer hon", "vem ringer hon", "concept_ringa"),
]


@pytest.fixture(scope="module")
def features() -> Features:
    features = Features()
    features.fit_transform(TEXTS)
    return features


def likeness(features: Features, one: Texts, other: Texts) -> float:
    return float((features.transform([one]) @ features.transform([other]).T).toarray()[0, 0])


def test_inflections_compounds_and_typos_are_near(features: Features) -> None:
    asked = TEXTS[0]

    near = likeness(features, asked, ("vad kostar tandvarden", "vad kostar xvard", "care_tandvard"))
    far = likeness(features, asked, TEXTS[3])

    assert near > 3 * far


def test_one_pattern_stands_for_many_names(features: Features) -> None:
    assert likeness(features, TEXTS[0], TEXTS[1]) > likeness(features, TEXTS[0], TEXTS[3])


@pytest.mark.parametrize("text", [("", "", ""), ("qqq", "", "")])
def test_what_was_never_seen_has_few_features(features: Features, text: Texts) -> None:
    row = features.transform([text])

    assert row.shape == (1, features.transform(TEXTS).shape[1])
    assert row.nnz == 0


def test_every_row_has_the_same_length(features: Features) -> None:
    lengths = np.sqrt(features.transform(TEXTS).multiply(features.transform(TEXTS)).sum(axis=1))

    assert np.allclose(lengths, 1)


def test_a_single_message_is_a_row(features: Features) -> None:
    columns, values = features.one(TEXTS[0])

    row = features.transform([TEXTS[0]])
    assert np.array_equal(columns, row.indices)
    assert np.array_equal(values, row.data)
    assert features.size == row.shape[1]


def test_learning_gives_the_features_too() -> None:
    features = Features()

    learnt = features.fit_transform(TEXTS)

    assert abs(learnt - features.transform(TEXTS)).max() == 0


@pytest.mark.parametrize("place", range(len(TEXTS)))
def test_what_is_learned_from_is_what_is_served(place: int) -> None:
    """Many messages at once are weighed in another way than one: the features are the same."""
    features = Features()

    row = features.fit_transform(TEXTS)[place]

    columns, values = features.one(TEXTS[place])
    assert np.array_equal(columns, row.indices)
    assert np.array_equal(values, row.data)


def test_all_stretches_within_words_are_seen() -> None:
    """Two- and three-letter words have one stretch of their whole length, with their spaces."""
    stretches, rows = _characters([["en", "tolk"], ["tolk"], [], ["a"]], 2, 5)

    of_message = [stretches[rows == row] for row in range(4)]
    assert len(of_message[0]) == (3 + 2 + 1) + (5 + 4 + 3 + 2)
    assert set(of_message[1]) < set(of_message[0])
    assert len(of_message[2]) == 0
    assert len(of_message[3]) == 2 + 1


def test_before_anything_is_learnt_there_are_no_features() -> None:
    columns, values = Features().one(TEXTS[0])

    assert (len(columns), len(values), Features().size) == (0, 0, 0)


def test_what_was_learnt_is_plain_arrays(features: Features) -> None:
    state = features.state()

    assert set(state) == {f"{view.name}_{part}" for view in VIEWS for part in ("grams", "idf")}
    assert all(array.dtype.kind in "uf" for array in state.values())


def test_arrays_rebuild_the_same_features(features: Features) -> None:
    rebuilt = Features.from_state(features.state())

    difference = features.transform(TEXTS) - rebuilt.transform(TEXTS)

    assert abs(difference).max() < 1e-6
    assert rebuilt.transform(TEXTS).dtype == np.float32
