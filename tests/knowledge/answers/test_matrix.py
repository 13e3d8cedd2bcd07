"""Entitlements and fees: the levels that the law gives, cell by cell, and both ages together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.answers import Answer, Patient
from knowledge.answers._matrix import (
    AGES,
    Fact,
    entitlement,
    fee,
    for_ages,
    full_care,
    one_fee,
)
from knowledge.loading import Knowledge
from knowledge.model import Certainty, Citation

Ask = Callable[..., Answer]

CHILDREN = ("asylsokande", "tillstandslos", "ukraina_tillfalligt_skydd", "forvar", "avslag")
RESIDENT = ("nyanland", "kvotflykting", "anknytning", "ukraina_folkbokford", "bevisperson")


class TestEntitlement:
    @pytest.mark.parametrize("group", CHILDREN)
    @pytest.mark.parametrize("care", ["tandvard", "psykiatri", "hjalpmedel", "habilitering"])
    def test_children_get_the_same_care_as_residents(self, ask: Ask, group: str, care: str) -> None:
        answer = ask("entitlement", group, "child", care)

        assert answer.lead.startswith("Ja")
        assert "inte kan anstå" not in answer.lead

    @pytest.mark.parametrize("group", ["asylsokande", "tillstandslos", "forvar", "avslag"])
    @pytest.mark.parametrize("care", ["vardcentral", "slutenvard", "specialistvard"])
    def test_adults_get_care_that_cannot_wait_and_a_clinician_decides(
        self, ask: Ask, group: str, care: str
    ) -> None:
        answer = ask("entitlement", group, "adult", care)

        assert "inte kan anstå" in answer.lead
        assert "bedöm" in answer.lead

    @pytest.mark.parametrize("group", ["asylsokande", "tillstandslos", "ukraina_tillfalligt_skydd"])
    @pytest.mark.parametrize(
        "care", ["modrahalsovard", "abort", "preventivmedel", "halsoundersokning"]
    )
    def test_some_care_is_everybodys_own_right_without_assessment(
        self, ask: Ask, group: str, care: str
    ) -> None:
        answer = ask("entitlement", group, "adult", care)

        assert answer.lead.startswith("Ja")
        assert "utan bedömning" in answer.lead or "inte kan anstå" not in answer.lead

    @pytest.mark.parametrize("group", RESIDENT)
    def test_residents_get_full_care(self, ask: Ask, group: str) -> None:
        assert "samma" in ask("entitlement", group, "adult", "slutenvard").lead

    def test_everybody_gets_care_at_once_when_it_is_urgent(
        self, knowledge: Knowledge, ask: Ask
    ) -> None:
        for group in knowledge.groups:
            for age in AGES:
                lead = ask("entitlement", group, age, "akut").lead
                assert "alltid" in lead, (group, age, lead)

    def test_visitors_get_urgent_care_and_may_pay_for_the_rest(self, ask: Ask) -> None:
        lead = ask("entitlement", "turist", "adult", "lakarbesok").lead

        assert "Omedelbar (akut) vård erbjuds alltid" in lead
        assert "full kostnad" in lead

    @pytest.mark.parametrize(
        ("group", "law"), [("asylsokande", "2008:344"), ("tillstandslos", "2013:407")]
    )
    def test_the_law_of_the_group_is_named_with_its_paragraph(
        self, ask: Ask, group: str, law: str
    ) -> None:
        titles = " ".join(s.title for s in ask("entitlement", group, "adult", "slutenvard").sources)

        assert law in titles
        assert "§" in titles

    def test_an_exception_for_a_group_goes_before_its_regime(self, knowledge: Knowledge) -> None:
        exceptions = [
            (care, group, cell)
            for care, row in knowledge.entitlements.items()
            for group, cell in row.groups.items()
        ]

        for care, group, cell in exceptions:
            facts = [entitlement(knowledge, group, age, care) for age in AGES]
            if cell.answer:
                assert any(fact.text.lower() == cell.answer.lower() for fact in facts)

    def test_without_a_care_type_the_general_rule_is_said(self, knowledge: Knowledge) -> None:
        fact = entitlement(knowledge, "asylsokande", "adult", None)

        assert fact.text == knowledge.regime("asylsokande", "adult").rule

    def test_a_group_under_another_law_has_a_rule_of_its_own(self, knowledge: Knowledge) -> None:
        own = {group: column for group, column in knowledge.columns.items() if column.rule}

        assert own
        for group, column in own.items():
            fact = entitlement(knowledge, group, "adult", None)
            assert (fact.text, fact.sources) == (column.rule, column.sources)

    def test_an_unknown_id_is_an_error(self, knowledge: Knowledge) -> None:
        for look_up in (entitlement, fee):
            with pytest.raises(KeyError):
                look_up(knowledge, "marsian", "adult", "tandvard")
            with pytest.raises(KeyError):
                look_up(knowledge, "eu", "adult", "harvard")


class TestFee:
    @pytest.mark.parametrize(
        ("group", "care", "sum_"),
        [
            ("asylsokande", "lakarbesok", "50 kr"),
            ("tillstandslos", "lakarbesok", "50 kr"),
            ("ukraina_tillfalligt_skydd", "vardcentral", "50 kr"),
            ("asylsokande", "rehabilitering", "25 kr"),
            ("tillstandslos", "rehabilitering", "25 kr"),
            ("asylsokande", "sjukresa", "högst 40 kr"),
            ("tillstandslos", "lakemedel", "högst 50 kr"),
            ("asylsokande", "lakemedel", "50 kr"),
        ],
    )
    def test_the_fees_of_the_regulations(self, ask: Ask, group: str, care: str, sum_: str) -> None:
        assert sum_ in ask("fee", group, "adult", care).lead

    @pytest.mark.parametrize("group", CHILDREN)
    @pytest.mark.parametrize("care", ["lakarbesok", "tandvard", "lakemedel"])
    def test_children_pay_nothing(self, ask: Ask, group: str, care: str) -> None:
        assert "är gratis" in ask("fee", group, "child", care).lead

    @pytest.mark.parametrize(
        "care", ["modrahalsovard", "forlossning", "smittskydd", "halsoundersokning", "tolk"]
    )
    def test_some_things_are_free_for_adults_too(self, ask: Ask, care: str) -> None:
        assert "är gratis" in ask("fee", "tillstandslos", "adult", care).lead

    def test_without_a_care_type_a_doctors_visit_is_meant(self, ask: Ask) -> None:
        answer = ask("fee", "asylsokande", "adult")

        assert "50 kr per läkarbesök" in answer.lead

    @pytest.mark.parametrize("group", ["asylsokande", "tillstandslos", "avslag"])
    @pytest.mark.parametrize("care", ["lakarbesok", "rehabilitering"])
    def test_young_adults_are_named_beside_the_sum(self, ask: Ask, group: str, care: str) -> None:
        assert (
            "18–19 år, eller 85 eller äldre, betalar troligen inget"
            in ask("fee", group, "adult", care).lead
        )

    def test_the_sum_after_referral_says_so(self, ask: Ask) -> None:
        assert (
            "25 kr per besök efter läkarremiss"
            in ask("fee", "asylsokande", "adult", "habilitering").lead
        )

    def test_a_fee_that_we_do_not_have_sends_to_the_handbook(self, ask: Ask) -> None:
        lead = ask("fee", "tillstandslos", "adult", "slutenvard").lead

        assert lead.startswith("Vi har inte VGR:s avgift för sjukhusvård")
        assert "Patientavgiftshandboken" in lead

    def test_immediate_care_is_given_before_any_fee_is_named(self, ask: Ask) -> None:
        lead = ask("fee", "tillstandslos", "adult", "akut").lead

        assert lead.index("vården ges alltid först") < lead.index("Patientavgiftshandboken")

    def test_what_is_not_in_the_amount_is_said_after_it(self, ask: Ask) -> None:
        assert ask("fee", "tillstandslos", "adult", "tandvard").lead == (
            "Vuxna utan tillstånd (papperslösa) betalar 50 kr per behandling för tandvård."
        )

    def test_no_sum_is_stated_that_the_regulations_do_not_have(self, knowledge: Knowledge) -> None:
        """VGR's own sums change every year: answers point at Patientavgiftshandboken instead."""
        sums = {
            word
            for row in knowledge.fees.values()
            for cell in (*row.cells.values(), *row.groups.values())
            for word in cell.amount.replace("kronor", "kr").split()
            if word.isdigit()
        }

        assert sums <= {"0", "25", "40", "50"}


class TestOneFee:
    def test_a_fee_that_is_the_same_for_both_ages_is_given_with_its_sources(
        self, knowledge: Knowledge
    ) -> None:
        cost = one_fee(knowledge, Patient("asylsokande", None, "smittskydd"))

        assert cost is not None
        assert cost.text == "gratis"
        assert cost.sources

    def test_a_fee_that_differs_with_the_age_is_left_out_until_the_age_is_known(
        self, knowledge: Knowledge
    ) -> None:
        assert one_fee(knowledge, Patient("asylsokande", None, "lakarbesok")) is None
        assert one_fee(knowledge, Patient("asylsokande", "adult", "lakarbesok")) is not None

    def test_a_fee_that_is_not_sure_is_never_said_in_passing(self, knowledge: Knowledge) -> None:
        for group in knowledge.groups:
            for care in knowledge.care_types:
                cost = one_fee(knowledge, Patient(group, None, care))
                assert cost is None or cost.certainty in (Certainty.LAW, Certainty.AUTHORITY)

    def test_there_is_no_fee_without_a_group_and_a_care_type(self, knowledge: Knowledge) -> None:
        assert one_fee(knowledge, Patient(None, "adult", "tandvard")) is None
        assert one_fee(knowledge, Patient("asylsokande", "adult", None)) is None


class TestForAges:
    CHILD = Fact("Ja.", ("Gratis.",), (Citation(id="A"),), Certainty.LAW, None)
    ADULT = Fact("Kanske.", ("Fråga.",), (Citation(id="B"),), Certainty.UNCERTAIN, "kjv")

    def test_what_is_the_same_is_said_once(self, knowledge: Knowledge) -> None:
        assert for_ages(knowledge, {"child": self.CHILD, "adult": self.CHILD}) is self.CHILD

    def test_what_differs_is_said_for_each_as_sure_as_the_least_sure(
        self, knowledge: Knowledge
    ) -> None:
        both = for_ages(knowledge, {"child": self.CHILD, "adult": self.ADULT})

        assert both.text == "Ja. Kanske."
        assert not both.yes
        assert both.notes == ("Barn: Gratis.", "Vuxna: Fråga.")
        assert [citation.id for citation in both.sources] == ["A", "B"]
        assert (both.certainty, both.ask) == (Certainty.UNCERTAIN, "kjv")

    def test_a_sentence_that_is_alike_is_said_once_for_the_group(
        self, knowledge: Knowledge, ask: Ask
    ) -> None:
        lead = ask("entitlement", "nyanland", None, "hjalpmedel").lead

        assert lead == (
            "Ja. Nyanlända med uppehållstillstånd får hjälpmedel i samma omfattning som bosatta. "
            "Det gäller både vuxna och barn."
        )

    def test_yes_is_said_once_for_both_ages(self, knowledge: Knowledge, ask: Ask) -> None:
        for group in knowledge.groups:
            for care in knowledge.care_types:
                assert ask("entitlement", group, None, care).lead.count("Ja.") <= 1, (group, care)

    def test_a_note_of_both_ages_has_no_age(self, knowledge: Knowledge) -> None:
        notes = ("Fråga.",)
        child = Fact("Ja.", notes, (), Certainty.LAW, None)
        adult = Fact("Kanske.", notes, (), Certainty.LAW, None)

        assert for_ages(knowledge, {"adult": adult, "child": child}).notes == notes


class TestFullCare:
    @pytest.mark.parametrize("group", RESIDENT)
    @pytest.mark.parametrize("age", [None, "adult", "child"])
    def test_who_has_full_care_is_read_from_the_matrix(
        self, knowledge: Knowledge, group: str, age: str | None
    ) -> None:
        fact = full_care(knowledge, Patient(group, age))

        assert fact is not None
        assert "i samma omfattning som bosatta" in fact.text
        assert fact.sources

    @pytest.mark.parametrize("group", CHILDREN)
    def test_children_have_it_whatever_the_adults_of_the_group_have(
        self, knowledge: Knowledge, group: str
    ) -> None:
        assert full_care(knowledge, Patient(group, "child")) is not None
        assert full_care(knowledge, Patient(group, "adult")) is None
        assert full_care(knowledge, Patient(group)) is None

    @pytest.mark.parametrize("group", [None, "eu", "turist"])
    def test_visitors_and_the_unknown_do_not_have_it(
        self, knowledge: Knowledge, group: str | None
    ) -> None:
        assert full_care(knowledge, Patient(group, "adult")) is None
