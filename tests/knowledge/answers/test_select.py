"""Which text of a card is chosen, for whom, and what is added to it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from knowledge.answers import Answer, Missing, Patient, answer_card, choose
from knowledge.loading import Knowledge
from knowledge.model import Card, Certainty

CARD: dict[str, Any] = {
    "id": "fee/prov",
    "title": "Prov",
    "answer": "Det vanliga svaret.",
    "details": ["Villkor."],
    "sources": [{"id": "L344", "at": "4 §"}],
    "certainty": "law",
    "reviewed": date(2026, 11, 22),
    "review_by": date(2027, 2, 22),
}


def card(**fields: Any) -> Card:
    return Card.parse_obj({**CARD, **fields})


def variant(answer: str, when: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"when": when, "answer": answer, **fields}


def answer(known: Knowledge, one: Card, patient: Patient) -> Answer:
    found = answer_card(known, one, patient)
    assert isinstance(found, Answer)
    return found


class TestVariants:
    @pytest.mark.parametrize(
        ("when", "patient", "applies"),
        [
            ({"group": ["eu"]}, Patient("eu"), True),
            ({"group": ["eu", "turist"]}, Patient("turist"), True),
            ({"group": ["eu"]}, Patient("avslag"), False),
            ({"group": ["eu"]}, Patient(), False),
            ({"age": "child"}, Patient(age="child"), True),
            ({"age": "child"}, Patient(age="adult"), False),
            ({"age": "child"}, Patient(), False),
            ({"care": ["tolk"]}, Patient(care="tolk"), True),
            ({"care": ["tolk"]}, Patient(), False),
            ({"group": ["eu"], "age": "child"}, Patient("eu", "child"), True),
            ({"group": ["eu"], "age": "child"}, Patient("eu", "adult"), False),
            ({"regime": ["barn"]}, Patient("asylsokande", "child"), True),
            ({"regime": ["barn"]}, Patient("asylsokande", "adult"), False),
            ({"regime": ["barn"]}, Patient("asylsokande"), False),
            ({"regime": ["barn", "asyl_vuxen"]}, Patient("asylsokande"), True),
            ({"regime": ["barn"]}, Patient(age="child"), False),
            ({}, Patient(), True),
        ],
    )
    def test_a_variant_applies_to_what_is_known(
        self, knowledge: Knowledge, when: dict[str, Any], patient: Patient, applies: bool
    ) -> None:
        one = card(variants=[variant("Det särskilda svaret.", when)])

        lead = answer(knowledge, one, patient).lead

        assert lead == ("Det särskilda svaret." if applies else "Det vanliga svaret.")

    def test_the_first_that_applies_is_taken(self, knowledge: Knowledge) -> None:
        one = card(
            variants=[
                variant("Först.", {"group": ["eu"], "age": "child"}),
                variant("Sedan.", {"group": ["eu"]}),
            ]
        )

        assert answer(knowledge, one, Patient("eu", "child")).lead == "Först."
        assert answer(knowledge, one, Patient("eu")).lead == "Sedan."

    def test_what_a_variant_does_not_say_is_the_cards(self, knowledge: Knowledge) -> None:
        one = card(variants=[variant("Nej.", {"group": ["eu"]})])

        found = answer(knowledge, one, Patient("eu"))

        assert found.details == ("Villkor.",)
        assert found.sources[0].title == "Lag 2008:344 4 §"
        assert found.certainty is Certainty.LAW

    def test_a_variant_may_replace_all_of_it(self, knowledge: Knowledge) -> None:
        own = {
            "details": [],
            "sources": [{"id": "L407"}],
            "certainty": "uncertain",
            "ask": "kjv",
        }
        one = card(variants=[variant("Nej.", {"group": ["eu"]}, **own)])

        found = answer(knowledge, one, Patient("eu"))

        assert found.details == ()
        assert [source.id for source in found.sources] == ["L407"]
        assert found.certainty is Certainty.UNCERTAIN
        assert found.ask is not None
        assert "kjv@vgregion.se" in found.ask


class TestMissing:
    def test_what_decides_is_asked_for_when_there_is_no_common_answer(
        self, knowledge: Knowledge
    ) -> None:
        one = card(answer=None, needs=["age"], variants=[variant("Barn.", {"age": "child"})])

        found = answer_card(knowledge, one, Patient())

        assert found == Missing(
            "age",
            knowledge.say("ask_age"),
            (("child", "Under 18 år"), ("adult", "18 år eller äldre")),
        )

    def test_what_is_known_is_not_asked_for(self, knowledge: Knowledge) -> None:
        one = card(
            answer=None, needs=["group", "age"], variants=[variant("Barn.", {"age": "child"})]
        )

        found = answer_card(knowledge, one, Patient("eu"))

        assert isinstance(found, Missing)
        assert found.need == "age"

    def test_with_everything_known_and_no_variant_somebody_to_ask_is_named(
        self, knowledge: Knowledge
    ) -> None:
        one = card(answer=None, needs=["age"], variants=[variant("Barn.", {"age": "child"})])

        lead = answer(knowledge, one, Patient(age="adult")).lead

        assert "Kunskapscentrum" in lead

    def test_a_common_answer_tells_what_would_sharpen_it(self, knowledge: Knowledge) -> None:
        one = card(needs=["group", "age", "care"])

        missing = answer(knowledge, one, Patient("eu")).missing

        assert [each.need for each in missing] == ["age"]


class TestAround:
    def test_whom_it_is_about_is_said_where_it_matters(self, knowledge: Knowledge) -> None:
        patient = Patient("eu", "child")

        assert answer(knowledge, card(), patient).about is None
        of_group = answer(knowledge, card(needs=["group"]), patient).about
        assert of_group == "Gäller: EU/EES-medborgare."
        about = answer(knowledge, card(needs=["group", "age"]), patient).about
        assert about == "Gäller: barn under 18 från EU/EES."

    def test_contacts_and_resources_say_how_to_reach_them(self, knowledge: Knowledge) -> None:
        one = card(contacts=["kjv"], resources=["riva_hinder"])

        contacts = dict(answer(knowledge, one, Patient()).contacts)

        assert "kjv@vgregion.se" in contacts["Kunskapscentrum för jämlik vård (KJV)"]
        assert "Riva hinder" in contacts

    def test_a_walk_comes_first_then_questions_then_related_cards(
        self, knowledge: Knowledge
    ) -> None:
        one = card(
            walk="vilken_grupp", next=["Vad kostar det?"], related=["fee/frikort", "fee/remiss"]
        )

        buttons = answer(knowledge, one, Patient()).buttons

        assert [button.payload for button in buttons] == [
            choose("walk", "vilken_grupp"),
            "Vad kostar det?",
            choose("card", "fee/frikort"),
        ]
        assert buttons[0].title == knowledge.procedures["vilken_grupp"].title

    def test_a_button_sends_its_choice_as_an_entity(self) -> None:
        assert choose("card", "fee/frikort") == '/choose{"choice": "card:fee/frikort"}'

    def test_card_and_topic_go_with_the_answer(self, knowledge: Knowledge) -> None:
        found = answer(knowledge, card(), Patient())

        assert (found.card, found.topic) == ("fee/prov", "fee")


class TestFullCareFirst:
    """A patient whose care is not limited is told so before a card about limited care."""

    FULL = "Nyanlända med uppehållstillstånd får vård i samma omfattning som bosatta."

    def test_it_stands_before_the_answer_with_its_sources(self, knowledge: Knowledge) -> None:
        one = card(limited_care=True)
        found = answer(knowledge, one, Patient("nyanland"))

        assert found.lead.startswith(self.FULL)
        assert found.lead.endswith("Det vanliga svaret.")
        assert found.certainty is Certainty.REGION
        assert {"L344", "VGP"} <= {source.id for source in found.sources}

    @pytest.mark.parametrize("patient", [Patient(), Patient("asylsokande"), Patient("turist")])
    def test_who_has_limited_or_unknown_care_reads_the_card(
        self, knowledge: Knowledge, patient: Patient
    ) -> None:
        found = answer(knowledge, card(limited_care=True), patient)

        assert found.lead == "Det vanliga svaret."

    def test_a_text_for_the_group_is_left_as_it_is(self, knowledge: Knowledge) -> None:
        one = card(limited_care=True, variants=[variant("Eget.", {"group": ["nyanland"]})])

        assert answer(knowledge, one, Patient("nyanland")).lead == "Eget."

    def test_a_card_about_something_else_is_left_as_it_is(self, knowledge: Knowledge) -> None:
        assert answer(knowledge, card(), Patient("nyanland")).lead == "Det vanliga svaret."

    def test_every_card_about_the_assessment_says_it(self, knowledge: Knowledge) -> None:
        """No card of the topic leads a patient with full care to think that care is weighed."""
        about = [
            one
            for one in knowledge.cards.values()
            if one.topic == "anstaa" and one.limited_care is not False
        ]

        assert about
        for one in about:
            for group in ("nyanland", "kvotflykting", "ukraina_folkbokford", "bevisperson"):
                lead = answer(knowledge, one, Patient(group, "adult")).lead
                assert "bosatta" in lead, (one.id, group)

    def test_the_card_may_say_otherwise_than_its_topic(self, knowledge: Knowledge) -> None:
        history = knowledge.cards["anstaa/ursprung"]

        assert "bosatta" not in answer(knowledge, history, Patient("nyanland")).lead
