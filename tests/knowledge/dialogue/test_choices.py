"""Choices are shown as buttons, and recognised when they are typed."""

from __future__ import annotations

import pytest

from knowledge.answers import Button, Missing, choose
from knowledge.dialogue import Message, Pending, State
from knowledge.dialogue._choices import Chooser
from knowledge.loading import Knowledge

MATRIX = "entitlement/vad_galler"


@pytest.fixture(scope="module")
def chooser(knowledge: Knowledge) -> Chooser:
    return Chooser(knowledge)


def test_a_missing_slot_is_asked_for_with_a_button_for_each_choice(
    knowledge: Knowledge, chooser: Chooser
) -> None:
    missing = Missing("age", "Hur gammal?", (("child", "Under 18"), ("adult", "18 eller äldre")))

    message = chooser.question(knowledge.cards[MATRIX], missing)

    assert (message.text, message.kind) == ("Hur gammal?", "question")
    assert message.buttons == (
        Button("Under 18", choose("age", "child")),
        Button("18 eller äldre", choose("age", "adult")),
    )
    assert message.parts == {"topic": "entitlement", "card": MATRIX}


def test_for_the_group_there_is_help_to_find_out(knowledge: Knowledge, chooser: Chooser) -> None:
    missing = Missing("group", "Vilken grupp?", (("eu", "EU"),))

    buttons = chooser.question(knowledge.cards[MATRIX], missing).buttons

    assert buttons[-1].payload == choose("walk", "vilken_grupp")


def test_cards_are_offered_by_the_editors_titles_and_remembered(
    knowledge: Knowledge, chooser: Chooser
) -> None:
    message, pending = chooser.offer("Menade du?", ["fee/frikort", "tolk/app"], "fallback")

    for card in ("fee/frikort", "tolk/app"):
        assert knowledge.cards[card].title in message.text
    assert [button.payload for button in message.buttons] == [
        choose("card", "fee/frikort"),
        choose("card", "tolk/app"),
    ]
    assert pending.offers == ("card:fee/frikort", "card:tolk/app")


def test_nothing_to_offer_is_only_a_text(chooser: Chooser) -> None:
    message, pending = chooser.offer("Jag förstod inte.", [], "fallback")

    assert (message.text, message.buttons, pending.offers) == ("Jag förstod inte.", (), ())


@pytest.mark.parametrize(
    "change",
    [
        lambda title: title,
        lambda title: title.upper(),
        lambda title: title.replace("ö", "o"),
        lambda title: title[:5] + title[6:],
    ],
)
def test_a_title_that_is_typed_chooses(knowledge: Knowledge, chooser: Chooser, change) -> None:
    state = State(pending=Pending(offers=("card:fee/frikort", "walk:vilken_grupp")))

    for offer, title in (
        ("card:fee/frikort", knowledge.cards["fee/frikort"].title),
        ("walk:vilken_grupp", knowledge.procedures["vilken_grupp"].title),
    ):
        assert chooser.typed(state, change(title)) == offer


@pytest.mark.parametrize("text", ["", "ja", "vad kostar tandvård", "frikort"])
def test_anything_else_chooses_nothing(chooser: Chooser, text: str) -> None:
    state = State(pending=Pending(offers=("card:fee/frikort", "card:borta/kort")))

    assert chooser.typed(state, text) is None


def test_without_an_offer_nothing_is_chosen(knowledge: Knowledge, chooser: Chooser) -> None:
    title = knowledge.cards["fee/frikort"].title

    assert chooser.typed(State(), title) is None
    assert chooser.typed(State(pending=Pending(card="fee/frikort", need="group")), title) is None


def test_what_buttons_offer_can_be_typed_later(chooser: Chooser) -> None:
    buttons = (Button("Frikort", choose("card", "fee/frikort")), Button("Tolk?", "Tolk?"))

    pending = chooser.pending([Message("Ja.", "answer", buttons), Message("Nej.", "answer")])

    assert pending == Pending(offers=("card:fee/frikort", "ask:Tolk?"))
    assert chooser.pending([Message("Ja.", "answer")]) is None


@pytest.mark.parametrize(
    ("text", "offered"),
    [("Vad kostar det?", True), ("vad kostar det", True), ("vad kostar tolk", False), ("", False)],
)
def test_a_question_that_was_offered_is_known_again(
    chooser: Chooser, text: str, offered: bool
) -> None:
    state = State(pending=Pending(offers=("card:tolk/app", "ask:Vad kostar det?")))

    assert chooser.asks_offered(state, text) is offered


def test_the_question_of_a_topic_is_always_offered(knowledge: Knowledge, chooser: Chooser) -> None:
    assert all(chooser.asks_offered(State(), topic.ask) for topic in knowledge.topics.values())


def test_a_button_that_several_messages_have_is_shown_on_the_last(chooser: Chooser) -> None:
    one, other = Button("Ett", "Ett"), Button("Två", "Två")

    messages = chooser.once([Message("A", "answer", (one, other)), Message("B", "answer", (one,))])

    assert [message.buttons for message in messages] == [(other,), (one,)]


@pytest.mark.parametrize(
    ("kind", "value", "exists"),
    [
        ("group", "eu", True),
        ("group", "marsian", False),
        ("age", "child", True),
        ("age", "baby", False),
        ("care", "tolk", True),
        ("care", "harvard", False),
    ],
)
def test_a_choice_must_exist(chooser: Chooser, kind: str, value: str, exists: bool) -> None:
    assert chooser.exists(kind, value) is exists
