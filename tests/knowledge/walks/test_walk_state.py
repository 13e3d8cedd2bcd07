"""A walk survives the tracker store: JSON both ways."""

from __future__ import annotations

import json
from typing import Any

import pytest

from knowledge.walks import Walks, WalkState, answer

FULL = WalkState(
    procedure="anstaa_bedomning",
    answers=(("acute", "nej"), ("age", None), ("consequences", ("samre", "smittrisk"))),
    misses=2,
    asides=True,
    chosen=("trauma",),
    kept=(("special", ("inget",)),),
    known=(("group", "asylsokande"),),
)


@pytest.mark.parametrize("state", [WalkState("prov"), FULL])
def test_there_and_back_through_json(state: WalkState) -> None:
    assert WalkState.from_json(json.loads(json.dumps(state.to_json()))) == state


def test_a_walk_goes_on_from_json(walks: Walks, say: Any) -> None:
    turn = say("krankning_patient_medarbetare", {"role": "medarbetare"}, "nej", "barn")
    assert turn.state is not None
    again = WalkState.from_json(json.loads(json.dumps(turn.state.to_json())))
    assert answer(walks, again, "nej") == answer(walks, turn.state, "nej")


def test_an_older_state_without_the_newer_fields_is_read() -> None:
    assert WalkState.from_json({"procedure": "prov"}) == WalkState("prov")


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"procedure": 3},
        {"procedure": "prov", "answers": [["steg"]]},
        {"procedure": "prov", "answers": [["steg", 7]]},
        {"procedure": "prov", "answers": 5},
        {"procedure": "prov", "misses": "många"},
        {"procedure": "prov", "known": [["role"]]},
    ],
)
def test_other_data_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not a walk's state"):
        WalkState.from_json(data)


def test_the_summary_goes_to_json_with_its_text(say: Any) -> None:
    turn = say("anstaa_bedomning", {}, "ja")
    assert turn.summary is not None
    data = json.loads(json.dumps(turn.summary.to_json()))
    assert data["text"] == turn.summary.text()
    assert {"id", "heading", "lines"} == set(data["sections"][0])
