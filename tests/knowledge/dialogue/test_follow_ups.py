"""Follow-ups: the last topic weighs, and the last card is said again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from knowledge.answers import Patient
from knowledge.dialogue import State, Understanding
from knowledge.loading import Knowledge

Talk = Callable[..., Any]
Weigh = Callable[..., Understanding]

EXAMINATION, CALL = "halsoundersokning/innehall", "halsoundersokning/kallelse"
MATRIX, FEE, REPORT = "entitlement/vad_galler", "fee/vad_kostar", "sekretess/migrationsverket"


def test_a_follow_up_without_a_topic_word_is_about_the_last_topic(talk: Talk, weigh: Weigh) -> None:
    said = weigh("hur kallar vi", (CALL, 0.1), ("smalltalk/hjalp", 0.05))

    assert talk(said, state=State(card=EXAMINATION)).cards == [CALL]
    assert talk(said).kinds == ["fallback"]


def test_a_new_subject_wins(talk: Talk, weigh: Weigh) -> None:
    said = weigh("hur bokar jag tolk", ("tolk/bestalla", 0.95), (CALL, 0.001), scope=2.0)

    assert talk(said, state=State(card=EXAMINATION)).cards == ["tolk/bestalla"]


@pytest.mark.parametrize(
    ("text", "card", "last", "expected"),
    [
        # A card of the last topic's own beats the right to care in general.
        ("och barnen då", "migration_health/barn", "migration_health/paverkan", None),
        ("och barn?", "migration_health/barn", MATRIX, MATRIX),
        ("och barn?", "tolk/barn_som_tolk", FEE, FEE),
        ("får sonen tolka", "tolk/barn_som_tolk", "medicines/preventivmedel", None),
        ("och tandvård", "dental/ratt", "tolk/kostnad", None),
        ("och en papperslös", "group_definition/vem_ar", "medicines/e_recept", MATRIX),
        ("och barn?", "acute/barn_fara", EXAMINATION, MATRIX),
        # The last answer is asked for somebody else.
        ("gäller det papperslösa också?", "entitlement/samma_kvalitet", REPORT, REPORT),
    ],
)
def test_few_words_repeat_the_last_question_unless_they_are_one(
    talk: Talk, weigh: Weigh, text: str, card: str, last: str, expected: str | None
) -> None:
    patient = replace(State().patient, group="asylsokande")
    said = weigh(text, (card, 0.9), ("smalltalk/hjalp", 0.01), scope=2.0)

    reply = talk(said, state=State(patient=patient, card=last))

    assert reply.cards == [expected or card]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("är han papperslös då", None),
        ("pat bor kvar på boendet, är hon då tillståndslös?", None),
        ("räknas hon som asylsökande?", None),
        ("hon är papperslös", "tillstandslos"),
        ("är du säker? hon är papperslös", "tillstandslos"),
        ("är hon papperslös får hon vård då?", "tillstandslos"),
    ],
)
def test_a_group_that_is_asked_about_is_not_the_patients(
    talk: Talk, text: str, group: str | None
) -> None:
    assert talk((text, "group_definition/vem_ar")).state.patient.group == group


def test_one_letter_is_no_question(talk: Talk) -> None:
    assert talk(("a", "out_of_scope/nonsens")).kinds == ["fallback"]


def test_a_single_word_points_out_no_card(talk: Talk, weigh: Weigh) -> None:
    said = weigh("pris", ("fee/utanfor", 0.3), ("fee/beloppen", 0.3), ("fee/frikort", 0.3), scope=2)

    assert talk(said).kinds == ["question"]
    assert talk(said).state.pending.card == FEE


def test_who_pays_is_told_first(talk: Talk) -> None:
    reply = talk(("ambulans till papperslös vem får räkningen", MATRIX))

    assert reply.cards == [FEE, MATRIX]


def test_rights_are_answered_where_the_ranking_found_what_the_group_is(talk: Talk) -> None:
    reply = talk(("vad har en kvotflykting rätt till?", "group_definition/vem_ar"))

    assert reply.cards == [MATRIX]
    assert reply.state.patient.group == "kvotflykting"


def test_danger_is_never_offered_as_a_guess(talk: Talk, weigh: Weigh) -> None:
    said = weigh("och om han inte vill", ("acute/suicid", 0.03), ("acute/larma", 0.03), scope=1.7)

    assert not any("acute" in str(offer) for offer in _offers(talk(said)))


def _offers(reply: Any) -> tuple[str, ...]:
    return reply.state.pending.offers if reply.state.pending else ()


def test_more_about_the_patient_is_never_refused(talk: Talk, weigh: Weigh) -> None:
    said = weigh("hon är gravid", ("out_of_scope/egen_vard", 1.0), scope=2.0)

    reply = talk(said, state=State(card="dental/kan_inte_ansta"))

    assert reply.cards == [MATRIX]


@pytest.mark.parametrize("text", ["kränkt", "nån har blivit kränkt här", "rutin vid kränkning"])
def test_who_hurt_whom_is_asked_when_nothing_tells(talk: Talk, weigh: Weigh, text: str) -> None:
    said = weigh(
        text, ("krankning_patient/vad_raknas", 0.97), ("krankning_staff/forst", 0.02), scope=2.0
    )

    reply = talk(said)

    assert reply.kinds == ["fallback"]
    assert len(reply.state.pending.offers) == 2


def test_a_question_that_means_nothing_alone_is_about_the_last_topic(
    talk: Talk, weigh: Weigh
) -> None:
    said = weigh("hur gör man det", ("out_of_scope/asylarende", 0.9), (CALL, 0.01))

    assert talk(said, state=State(card=EXAMINATION)).cards == [CALL]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abort för asylsökande, måste det bedömas", MATRIX),
        ("måste abort bedömas", "anstaa/utanfor_provningen"),
        ("diabetes hos asylsökande, måste det bedömas", "anstaa/kronisk_sjukdom"),
    ],
)
def test_care_that_is_never_weighed_is_not_answered_as_if_it_were(
    talk: Talk, text: str, expected: str
) -> None:
    assert talk((text, "anstaa/kronisk_sjukdom")).cards == [expected]


def test_a_clear_question_wins_over_the_group_that_it_names(talk: Talk) -> None:
    """Few words are its own, and yet it is no follow-up to whom to call."""
    said = ("soctjänsten ringer om en papperslös mamma", "sekretess/orosanmalan")

    assert talk(said, state=State(card="contact/ivo")).cards == ["sekretess/orosanmalan"]


def test_another_group_that_is_asked_about_is_answered_with_what_the_known_one_is(
    talk: Talk,
) -> None:
    known = State(card=MATRIX, patient=Patient(group="kvotflykting"))

    reply = talk(("är hon asylsökande?", "group_definition/vem_ar"), state=known)

    assert "aldrig asylsökande" in reply.text
    assert reply.state.patient.group == "kvotflykting"


def test_a_card_that_is_named_is_explained_before_the_group_is_asked_for(talk: Talk) -> None:
    reply = talk(("han visar ett UT-kort, vad ska han betala", FEE))

    assert reply.cards == ["documents_id/ut_kort", FEE]
    assert reply.kinds == ["answer", "question"]
    assert reply.state.pending.need == "group"


def test_which_care_a_group_gets_is_for_the_matrix(talk: Talk) -> None:
    said = ("vilken vård får en ukrainare med tillfälligt skydd", "ukraine_status/vem_omfattas")

    assert talk(said).cards == [MATRIX]


def test_the_general_card_is_said_when_no_card_of_the_topic_stands_out(
    talk: Talk, weigh: Weigh, knowledge: Knowledge
) -> None:
    spread = tuple((card, 0.07) for card in knowledge.cards if card.startswith("out_of_scope/"))

    said = weigh("jag vill klaga på min chef", *spread[:13])

    assert talk(said).cards == ["out_of_scope/nonsens"]


def test_in_a_conversation_titles_beside_the_last_answer_are_offered_instead_of_a_refusal(
    talk: Talk, weigh: Weigh, knowledge: Knowledge
) -> None:
    spread = tuple((card, 0.07) for card in knowledge.cards if card.startswith("out_of_scope/"))
    said = weigh("kanske som en lapp vid dörren", *spread[:13])

    reply = talk(said, state=State(card="anstaa/lista"))

    assert reply.kinds == ["fallback"]
    beside = knowledge.cards["anstaa/lista"].related
    assert {knowledge.cards[card].title for card in beside} & set(reply.titles)
