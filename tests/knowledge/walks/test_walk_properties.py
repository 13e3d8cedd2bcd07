"""Whatever is said, a walk never breaks: it goes on or it ends."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.loading import knowledge
from knowledge.walks import Turn, Walks, WalkState, answer, aside, resume, start
from knowledge.walks.commands import Command

WALKS = Walks.of(knowledge())
STEPS = [step for procedure in WALKS.procedures.values() for step in procedure.steps]
TITLES = sorted({option.title for step in STEPS for option in step.options})
ALIASES = sorted({alias for step in STEPS for option in step.options for alias in option.aliases})
LISTED = [
    phrase
    for name in WALKS.words.commands.__fields__
    for phrase in getattr(WALKS.words.commands, name)
]

texts = st.one_of(
    st.sampled_from(TITLES),
    st.sampled_from(ALIASES),
    st.sampled_from(LISTED + [command.value for command in Command]),
    st.sampled_from(["ja", "nej", "ok", "1", "2", "3", "den sista", "1 och 2", "alla", "bara 1"]),
    st.sampled_from(["nej, jag är chef", "patienten är barn förresten", "vad är lex maria?"]),
    st.builds(" ".join, st.lists(st.sampled_from(ALIASES), max_size=4)),
    st.text(max_size=60),
)
known = st.fixed_dictionaries(
    {},
    optional={
        "role": st.sampled_from(["chef", "medarbetare", "okänd"]),
        "age": st.sampled_from(["child", "adult"]),
        "group": st.sampled_from(["asylsokande", "eu", "nyanland", "avslag", "anknytning"]),
    },
)
between = st.sampled_from([None, None, None, resume, aside])
walk_ids = st.sampled_from(sorted(WALKS.procedures))


def sound(turn: Turn) -> None:
    """What holds for every turn."""
    assert turn.messages
    assert all(isinstance(line, str) and line.strip() for line in turn.messages)
    assert "{" not in "".join(turn.messages)
    n, m = turn.progress
    if turn.state is None:
        assert turn.outcome in ("finished", "cancelled")
        assert (turn.summary is not None) == (turn.outcome == "finished")
        return
    assert turn.outcome in ("asked", "not_understood")
    assert turn.understood == (turn.outcome == "asked")
    assert 1 <= n <= m
    assert turn.options
    assert len({choice.id for choice in turn.options}) == len(turn.options)
    assert WalkState.from_json(json.loads(json.dumps(turn.state.to_json()))) == turn.state


@settings(max_examples=150, deadline=None)
@given(walk_ids, known, st.lists(st.tuples(texts, between), max_size=25))
def test_any_conversation_goes_on_or_ends(walk_id, told, said) -> None:  # type: ignore[no-untyped-def]
    turn = start(WALKS, walk_id, told)
    sound(turn)
    for text, then in said:
        if turn.state is None:
            break
        turn = answer(WALKS, turn.state, text)
        sound(turn)
        if then is not None and turn.state is not None:
            turn = then(WALKS, turn.state)
            sound(turn)


@settings(max_examples=100, deadline=None)
@given(walk_ids, st.lists(st.integers(0, 12), max_size=20))
def test_every_button_is_understood(walk_id, presses) -> None:  # type: ignore[no-untyped-def]
    turn = start(WALKS, walk_id, {})
    for press in presses:
        if turn.state is None:
            break
        turn = answer(WALKS, turn.state, turn.options[press % len(turn.options)].id)
        assert turn.understood
        sound(turn)


@settings(max_examples=100, deadline=None)
@given(walk_ids, st.lists(st.integers(0, 12), max_size=8), st.text(min_size=12, max_size=80))
def test_what_is_written_is_never_repeated(walk_id, presses, text) -> None:  # type: ignore[no-untyped-def]
    turn = start(WALKS, walk_id, {})
    for press in presses:
        if turn.state is not None:
            turn = answer(WALKS, turn.state, turn.options[press % len(turn.options)].id)
    if turn.state is None or not text.strip():
        return
    after = answer(WALKS, turn.state, text)
    shown = "\n".join(after.messages) + (after.summary.text() if after.summary else "")
    if not after.understood:
        assert text not in shown
        assert text not in json.dumps(after.state.to_json() if after.state else {})


@settings(max_examples=100, deadline=None)
@given(walk_ids, st.lists(st.integers(0, 12), min_size=1, max_size=10))
def test_back_undoes_a_press(walk_id, presses) -> None:  # type: ignore[no-untyped-def]
    turn = start(WALKS, walk_id, {})
    for press in presses:
        before = turn
        assert before.state is not None
        turn = answer(WALKS, before.state, turn.options[press % len(turn.options)].id)
        if turn.state is None:
            return
        if turn.state.procedure == before.state.procedure and not before.state.chosen:
            back = answer(WALKS, turn.state, "tillbaka")
            assert back.state is not None
            assert back.state.answers == before.state.answers
