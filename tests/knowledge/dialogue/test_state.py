"""The state goes to the tracker and back without loss; old and empty data is read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers import Patient
from knowledge.dialogue import Pending, State

WORD = st.one_of(st.none(), st.text(max_size=10))
STATES = st.builds(
    State,
    patient=st.builds(Patient, WORD, WORD, WORD),
    card=WORD,
    pending=st.one_of(
        st.none(),
        st.builds(Pending, WORD, WORD, st.lists(st.text(max_size=10), max_size=3).map(tuple)),
    ),
    walk=st.one_of(st.none(), st.just({"procedure": "prov", "answers": [["a", "b"]]})),
    misses=st.integers(0, 5),
)


@given(STATES)
def test_a_state_survives_json(state: State) -> None:
    stored = json.loads(json.dumps(state.to_json()))

    assert State.from_json(stored) == state


@pytest.mark.parametrize(
    "data", [None, {}, {"patient": None}, {"pending": None, "walk": None, "misses": None}]
)
def test_what_is_missing_counts_as_not_known(data: dict[str, object] | None) -> None:
    assert State.from_json(data) == State()


def test_nothing_of_what_was_written_is_kept() -> None:
    """Ids, choices and counts: no field of the state holds text from the user."""
    assert set(State().to_json()) == {"patient", "card", "pending", "walk", "misses", "manager"}
    assert set(State().to_json()["patient"]) == {"group", "age", "care"}
