"""Any text, any button, any state: there is always a reply, also where content has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers import Patient
from knowledge.dialogue import Pending, Respondent, State, Understanding
from knowledge.language.reading import Reader
from knowledge.loading import knowledge

Talk = Callable[..., Any]

MATRIX, LAW = "entitlement/vad_galler", "law_source/vilken_lag"


class TestStale:
    """A conversation may outlive the content it began with."""

    @pytest.mark.parametrize(
        "state",
        [
            State(card="fee/borta"),
            State(Patient("marsian", "child", "tolk"), card=MATRIX),
            State(Patient("eu", "baby", "tolk"), card=MATRIX),
            State(Patient("eu", "child", "harvard"), card=MATRIX),
            State(pending=Pending(card="fee/borta", need="group")),
            State(pending=Pending(card=MATRIX, need="humör")),
            State(pending=Pending(offers=("card:fee/borta", "skräp"))),
            State(walk={"procedure": "borta"}),
            State(walk={"procedure": "vilken_grupp", "answers": [["borta", "x"]]}),
        ],
        ids=lambda state: str(state.to_json())[:60],
    )
    @pytest.mark.parametrize("turn", ["och barn?", "asylsökande", "vilken lag?", "ja", ""])
    def test_ids_that_are_gone_are_forgotten(self, talk: Talk, state: State, turn: str) -> None:
        for ranked in (turn, (turn, MATRIX), (turn, LAW)):
            assert talk(ranked, state=state).messages


KNOWN = knowledge()
SOMETIMES = st.one_of(st.none(), st.sampled_from(["borta", "x/y"]))
PATIENTS = st.builds(
    Patient,
    st.one_of(SOMETIMES, st.sampled_from(list(KNOWN.groups))),
    st.one_of(st.none(), st.sampled_from(["child", "adult"])),
    st.one_of(SOMETIMES, st.sampled_from(list(KNOWN.care_types))),
)
CARDS = st.one_of(SOMETIMES, st.sampled_from(list(KNOWN.cards)))
PENDING = st.one_of(
    st.none(),
    st.builds(Pending, CARDS, st.sampled_from([None, "group", "age", "care"])),
    st.builds(
        Pending,
        offers=st.lists(CARDS.map(lambda found: f"card:{found}"), max_size=3).map(tuple),
    ),
)
WALKS = st.one_of(
    st.none(),
    st.sampled_from(list(KNOWN.procedures)).map(lambda found: {"procedure": found, "answers": []}),
)
STATES = st.builds(State, PATIENTS, CARDS, PENDING, WALKS, st.integers(0, 3))
PHRASES = [
    "och barn?", "tandvård då?", "nej, jag menade asylsökande", "vad kostar det?", "hon är 17",
    "fortsätt", "avbryt", "tillbaka", "ja", "vet inte", "börja om", "hon andas inte", "2", "",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(), st.sampled_from(PHRASES), st.lists(st.sampled_from(PHRASES)).map(" ".join)
)


class TestAnything:
    @given(
        state=STATES, text=TEXTS, ranked=st.one_of(st.none(), st.sampled_from(list(KNOWN.cards)))
    )
    def test_any_text_in_any_state_gets_a_reply(
        self, respondent: Respondent, reader: Reader, state: State, text: str, ranked: str | None
    ) -> None:
        message = Understanding(
            text=text,
            reading=reader.read(text),
            topics=((ranked.split("/")[0], 0.9),) if ranked else (),
            cards=((ranked, 0.9),) if ranked else (),
            nearest=0.9,
            scope=9.0,
        )

        reply = respondent.reply(state, message)

        assert reply.messages
        assert all(message.text.strip() for message in reply.messages)
        assert State.from_json(reply.state.to_json()) == reply.state

    @given(state=STATES, choice=st.one_of(st.text(), st.sampled_from(["card:", "walk:x", "age:"])))
    def test_any_button_in_any_state_gets_a_reply(
        self, respondent: Respondent, state: State, choice: str
    ) -> None:
        assert respondent.reply(state, Understanding(choice=choice)).messages
