"""Every path of every walk is walked to its summary."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.model._procedures import Option
from knowledge.walks import Answer, Walks, answer, start
from knowledge.walks.paths import answers_to, paths, travel
from knowledge.walks.route import chosen_options, ids

WALKS = (
    "krankning_patient_medarbetare",
    "krankning_patient_chef",
    "krankning_staff_medarbetare",
    "krankning_staff_chef",
    "forebyggande",
    "anstaa_bedomning",
    "vilken_grupp",
)
SHORTEST, LONGEST = 1, 15
"""Questions in a walk."""


def chosen(walks: Walks, procedure: str, step_id: str, given: Answer) -> tuple[Option, ...]:
    step = walks.procedures[procedure].step(step_id)
    return () if step is None else chosen_options(step, given)


@pytest.mark.parametrize("procedure", WALKS)
class TestEveryWalk:
    def test_every_path_ends_in_a_summary(self, walks: Walks, procedure: str) -> None:
        walked = 0
        for path in paths(walks, procedure):
            turn = travel(walks, procedure, path)
            assert turn.outcome == "finished", path
            assert turn.summary is not None
            assert turn.progress[0] == turn.progress[1]
            assert SHORTEST <= len(path) <= LONGEST
            assert "har inte rätt" not in turn.summary.text()
            walked += 1
        assert walked > 0
        print(f"{procedure}: {walked} paths")

    def test_every_option_of_every_step_is_taken(self, walks: Walks, procedure: str) -> None:
        own = {str(step.id) for step in walks.procedures[procedure].steps}
        taken: set[tuple[str, str | None]] = set()
        for path in paths(walks, procedure):
            for step_id, given in path:
                taken.update((step_id, one) for one in ids(given) or (None,))
                if any(option.switch for option in chosen(walks, procedure, step_id, given)):
                    break
        for step in walks.procedures[procedure].steps:
            expected = {(step.id, one) for a in answers_to(step) for one in ids(a) or (None,)}
            assert {pair for pair in taken if pair[0] == step.id} == expected
        assert own == {step_id for step_id, _ in taken}

    def test_steps_never_count_beyond_the_whole(self, walks: Walks, procedure: str) -> None:
        for path in paths(walks, procedure):
            turn = start(walks, procedure, {})
            whole = turn.progress[1]
            for _, given in path:
                if turn.state is None:
                    break
                n, m = turn.progress
                assert 1 <= n <= m <= whole
                whole = m
                text = "hoppa över" if given is None else ", ".join(ids(given))
                turn = answer(walks, turn.state, text)
                if turn.state is not None and turn.state.chosen:
                    turn = answer(walks, turn.state, "klar")


def test_a_path_that_does_not_fit_is_an_error(walks: Walks) -> None:
    with pytest.raises(ValueError, match="asks acute, not age"):
        travel(walks, "anstaa_bedomning", (("age", "barn"),))
    with pytest.raises(ValueError, match="ends before age"):
        travel(walks, "anstaa_bedomning", (("acute", "ja"), ("age", "barn")))


def test_answers_that_lead_the_same_way_are_taken_in_turn(small: Any, step: Any) -> None:
    walks = small(step("a", next="b"), step("b", must="Svara."))
    assert list(paths(walks, "prov")) == [
        (("a", "rod"), ("b", "rod")),
        (("a", "gron"), ("b", "gron")),
        (("a", None), ("b", "rod")),
    ]


def test_branches_and_conditions_are_paths_of_their_own(small: Any, step: Any) -> None:
    options = [{"id": "rod", "title": "Röd"}, {"id": "gron", "title": "Grön", "next": "slut"}]
    walks = small(
        step("a", options=options, next="b", must="Svara."),
        step("b", next="c", must="Svara."),
        step("c", only_if={"b": ["rod"]}, must="Svara."),
    )
    assert {tuple(step for step, _ in path) for path in paths(walks, "prov")} == {
        ("a",),
        ("a", "b"),
        ("a", "b", "c"),
    }
