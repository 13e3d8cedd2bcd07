"""The static checks, each on a procedure that is broken on purpose."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from knowledge.loading import knowledge
from knowledge.walks import Walks
from knowledge.walks._check_content import word_faults
from knowledge.walks.check import Finding, check

A, B = {"id": "rod", "title": "Röd"}, {"id": "gron", "title": "Grön"}


def only(findings: list[Finding]) -> Finding:
    assert len(findings) == 1, [str(finding) for finding in findings]
    return findings[0]


class TestOurOwn:
    def test_every_walk_is_whole(self, walks: Walks) -> None:
        assert [str(finding) for finding in check(walks, knowledge().cards)] == []

    def test_every_sentence_can_be_filled_in(self, walks: Walks) -> None:
        assert list(word_faults(walks.words)) == []

    def test_the_seven_walks_are_there(self, walks: Walks) -> None:
        assert set(walks.procedures) == {
            "krankning_patient_medarbetare",
            "krankning_patient_chef",
            "krankning_staff_medarbetare",
            "krankning_staff_chef",
            "forebyggande",
            "anstaa_bedomning",
            "vilken_grupp",
        }


class TestGraph:
    def test_a_whole_procedure_has_no_faults(self, small: Any, step: Any) -> None:
        assert check(small(step("a", next="b"), step("b"))) == []

    def test_a_step_that_nothing_leads_to(self, small: Any, step: Any) -> None:
        found = only(check(small(step("a"), step("b"))))
        assert (found.procedure, found.step) == ("prov", "b")
        assert found.got == "ett steg som aldrig nås"

    def test_a_target_that_does_not_exist(self, small: Any, step: Any) -> None:
        found = check(small(step("a", next="c")))
        assert ("steps[0].next", "«c»") in {(each.field, each.got) for each in found}

    def test_an_option_to_a_target_that_does_not_exist(self, small: Any, step: Any) -> None:
        found = only(check(small(step("a", options=[A, {**B, "next": "c"}]))))
        assert found.location == ("steps", 0, "options", 1, "next")
        assert str(found) == (
            "prov, steget «a», steps[0].options[1].next: väntade ett steg eller slut, fick «c»"
        )

    def test_an_option_without_a_target(self, small: Any, step: Any) -> None:
        made = step("a", options=[{**A, "next": "slut"}, B], next=None, must="Svara.")
        assert only(check(small(made))).field == "steps[0].options[1].next"

    def test_a_step_that_can_be_skipped_to_nowhere(self, small: Any, step: Any) -> None:
        options = [{**A, "next": "slut"}, {**B, "next": "slut"}]
        found = only(check(small(step("a", options=options, next=None))))
        assert "hoppa över" in found.expected

    def test_a_loop_without_exit(self, small: Any, step: Any) -> None:
        found = check(small(step("a", next="b"), step("b", next="a")))
        assert {each.step for each in found} == {"a", "b"}
        assert "en väg som aldrig tar slut" in {each.got for each in found}
        assert "en slinga tillbaka till steget" in {each.got for each in found}

    def test_a_loop_with_an_exit(self, small: Any, step: Any) -> None:
        made = step("b", options=[{**A, "next": "a"}, {**B, "next": "slut"}], next=None, must="Ja")
        found = check(small(step("a", next="b"), made))
        assert {each.got for each in found} == {"en slinga tillbaka till steget"}

    def test_a_step_that_leads_to_itself(self, small: Any, step: Any) -> None:
        made = step("a", options=[{**A, "next": "a"}, B])
        assert only(check(small(made))).got == "en slinga tillbaka till steget"

    def test_two_steps_with_one_id(self, small: Any, step: Any) -> None:
        assert "«a»" in {each.got for each in check(small(step("a"), step("a")))}

    def test_no_steps(self, small: Any) -> None:
        assert only(check(small())).field == "steps"

    def test_a_hand_over_to_nothing(self, small: Any, step: Any) -> None:
        found = only(check(small(step("a", options=[A, {**B, "switch": "borta"}]))))
        assert (found.field, found.got) == ("steps[0].options[1].switch", "«borta»")

    def test_a_hand_over_that_is_handed_back(self, both: Any, step: Any) -> None:
        def roles(other: str) -> list[dict[str, Any]]:
            chef = {"id": "chef", "title": "Chef", "slots": {"role": "chef"}, "switch": other}
            return [chef, A]

        walks = both(
            ("ena", [step("role", slot="role", options=roles("andra"))]),
            ("andra", [step("role", slot="role", options=roles("ena"))]),
        )
        assert {each.procedure for each in check(walks)} == {"ena", "andra"}

    def test_a_shared_step_that_asks_about_something_else(self, both: Any, step: Any) -> None:
        over = {"id": "byt", "title": "Byt", "switch": "andra"}
        walks = both(("ena", [step("a", options=[A, over])]), ("andra", [step("a", title="Annat")]))
        found = only(check(walks))
        assert (found.procedure, found.field) == ("ena", "steps[0].title")

    @pytest.mark.parametrize(
        ("condition", "got"),
        [({"c": ["rod"]}, "«c»"), ({"a": ["bla"]}, "«bla»"), ({"b": ["rod"]}, "«b»")],
    )
    def test_a_condition_on_what_is_not_asked_before(
        self, small: Any, step: Any, condition: dict[str, list[str]], got: str
    ) -> None:
        found = only(check(small(step("a", next="b"), step("b", only_if=condition))))
        assert (found.step, found.got) == ("b", got)

    def test_a_condition_on_advice_is_checked_too(self, small: Any, step: Any) -> None:
        advice = [{"text": "Gör så.", "only_if": {"a": ["bla"]}}]
        made = step("b", options=[{**A, "advice": advice}, B])
        found = only(check(small(step("a", next="b"), made)))
        assert found.field == "steps[1].options[0].advice[0].only_if.a"


class TestContent:
    @pytest.mark.parametrize("basis", ["law", "public"])
    def test_a_step_without_a_source(self, small: Any, step: Any, basis: str) -> None:
        assert only(check(small(step("a", basis=basis)))).field == "steps[0].sources"

    def test_advice_without_a_source(self, small: Any, step: Any) -> None:
        advice = [{"text": "Gör så.", "basis": "law"}]
        found = only(check(small(step("a", options=[{**A, "advice": advice}, B]))))
        assert found.field == "steps[0].options[0].advice[0].sources"

    def test_two_options_that_are_typed_alike(self, small: Any, step: Any) -> None:
        found = only(check(small(step("a", options=[A, {**B, "aliases": ["röd"]}]))))
        assert (found.field, found.got) == ("steps[0].options[1].aliases[0]", "svaret «rod»")

    def test_an_alias_that_is_a_number(self, small: Any, step: Any) -> None:
        found = only(check(small(step("a", options=[A, {**B, "aliases": ["ettan"]}]))))
        assert found.got == "svaret «rod»"

    @pytest.mark.parametrize("taken", ["tillbaka", "slut", "klar"])
    def test_an_option_with_the_id_of_a_command(self, small: Any, step: Any, taken: str) -> None:
        found = check(small(step("a", options=[A, {"id": taken, "title": "Grön"}])))
        assert "steps[0].options[1].id" in {each.field for each in found}

    def test_two_options_with_one_id(self, small: Any, step: Any) -> None:
        assert check(small(step("a", options=[A, {**B, "id": "rod"}])))[0].got == "«rod»"

    def test_two_options_for_vet_inte(self, small: Any, step: Any) -> None:
        options = [{**A, "unknown": True}, {**B, "unknown": True}]
        assert "(unknown)" in only(check(small(step("a", options=options)))).expected

    def test_two_options_for_yes(self, small: Any, step: Any) -> None:
        options = [{**A, "means": "ja"}, {**B, "means": "ok"}]
        assert "(means)" in only(check(small(step("a", options=options)))).expected

    def test_an_option_that_stands_alone_among_single_choices(self, small: Any, step: Any) -> None:
        found = only(check(small(step("a", options=[A, {**B, "alone": True}]))))
        assert found.field == "steps[0].options[1].alone"

    def test_no_options(self, small: Any, step: Any) -> None:
        assert check(small(step("a", options=[])))[0].field == "steps[0].options"

    def test_an_unknown_slot(self, small: Any, step: Any) -> None:
        assert only(check(small(step("a", slot="sko")))).got == "sko"

    def test_a_reason_with_a_criterion_that_is_not_listed(self, small: Any, step: Any) -> None:
        reason = {"side": "for", "text": "Det brådskar", "criteria": [3]}
        found = only(check(small(step("a", options=[{**A, "reasons": [reason]}, B]))))
        assert found.got == "3"

    def test_pointers_to_nothing(self, walks: Walks, small: Any, step: Any) -> None:
        wrong = {**A, "contacts": ["ingen"], "resources": ["inget"], "card": "fee/inget"}
        cited = {**B, "advice": [{"text": "Gör så.", "sources": [{"id": "XX"}]}]}
        broken = small(step("a", options=[wrong, cited], sources=[{"id": "YY"}]), contact="borta")
        broken = replace(
            broken, sources=walks.sources, contacts=walks.contacts, resources=walks.resources
        )
        assert {each.field for each in check(broken, {"fee/annat"})} == {
            "contact",
            "steps[0].sources[0].id",
            "steps[0].options[0].card",
            "steps[0].options[0].contacts[0]",
            "steps[0].options[0].resources[0]",
            "steps[0].options[1].advice[0].sources[0].id",
        }

    def test_a_sentence_with_an_unknown_name(self, walks: Walks) -> None:
        sentences = walks.words.sentences.copy(update={"said": "Du sade {text}."})
        broken = walks.words.copy(update={"sentences": sentences})
        assert list(word_faults(broken)) == [("sentences.said", "{step}, {option}", "{text}")]
