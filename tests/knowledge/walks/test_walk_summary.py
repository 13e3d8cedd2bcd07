"""The summary that ends a walk."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.walks import Summary

ANSTAA = "anstaa_bedomning"
ADULT = {"age": "adult", "group": "tillstandslos"}


def summary(turn: Any) -> Summary:
    assert turn.outcome == "finished"
    assert turn.summary is not None
    return turn.summary


class TestViolation:
    @pytest.fixture
    def ended(self, say: Any) -> Any:
        """A patient violated by a comment, told to a colleague who has done nothing yet."""
        texts = ("nej", "vuxen", "tolk", "rasism", "tog emot", "inte än", "inte än", "nej", "ja")
        return say("krankning_patient_medarbetare", {"role": "medarbetare"}, *texts)

    def test_lists_what_to_do_and_whom_to_ask(self, ended: Any) -> None:
        found = summary(ended)
        assert any("avvikelse" in line for line in found.section("now"))
        assert any("chef" in line for line in found.section("now"))
        assert found.section("days")
        assert {"chef", "patientnamnden", "do", "ivo", "tolkformedling_vast"} <= set(found.contacts)
        assert ended.contacts == found.contacts

    def test_lists_the_answers_by_their_titles(self, ended: Any) -> None:
        assert "Vad det handlar om: Rasism" in summary(ended).section("answers")

    def test_names_sources_once_each_with_address(self, ended: Any) -> None:
        links = summary(ended).section("links")
        assert any(line.startswith("Diskrimineringslagen") for line in links)
        assert all("http" in line for line in links)
        names = [line.split(" – ")[-1] for line in links]
        assert len(names) == len(set(names))

    def test_the_routine_governs(self, ended: Any) -> None:
        assert "gäller före" in summary(ended).reminder
        assert summary(ended).text().rstrip().endswith(summary(ended).reminder)

    def test_the_text_holds_every_line(self, ended: Any) -> None:
        found = summary(ended)
        text = found.text()
        assert text.startswith(found.title)
        for part in found.sections:
            assert part.heading in text
            assert all(f"- {line}" in text for line in part.lines)

    def test_skipped_questions_say_so(self, say: Any) -> None:
        told = {"role": "medarbetare"}
        turn = say("krankning_patient_medarbetare", told, "nej", *["hoppa över"] * 9)
        assert "Hur du är inblandad: Hoppade över" in summary(turn).section("answers")


class TestAssessment:
    def test_reasons_name_their_criteria(self, say: Any) -> None:
        turn = say(ANSTAA, ADULT, "nej", "inget", "1 och 2", "tortyr", "klar", "jag", "ja")
        found = summary(turn).section("for")
        assert "Redan en måttlig fördröjning kan ge allvarliga följder (kriterium 3)" in found
        assert any(line.endswith("(kriterierna 4 och 5)") for line in found)
        assert any(line.endswith("(kriterium 8)") for line in found)

    def test_one_criterion_that_nobody_considered_is_named(self, say: Any) -> None:
        turn = say(ANSTAA, ADULT, "nej", "inget", "1 och 2", "tortyr", "klar", "jag", "ja")
        assert len(summary(turn).section("not_considered")) == 1
        assert "Kriterium 7" in summary(turn).section("not_considered")[0]
        assert any("Kriterium 7" in line for line in turn.messages)

    def test_there_is_always_one_criterion_left(self, say: Any) -> None:
        turn = say(ANSTAA, ADULT, "nej", "inget", "alla", "alla", "jag", "ja")
        assert len(summary(turn).section("not_considered")) == 1

    def test_without_reasons_a_physicians_judgement_is_asked_for(self, say: Any) -> None:
        turn = say(ANSTAA, ADULT, "nej", "inget", "ingen trolig följd", "nej", "jag", "ja")
        assert "läkarbedömning" in summary(turn).section("for")[0]
        assert summary(turn).section("against") == (
            "Ingen trolig följd av att vänta är känd just nu",
        )

    def test_what_to_write_down_is_listed(self, say: Any) -> None:
        turn = say(ANSTAA, ADULT, "nej", "inget", "1", "klar", "nej", "jag", "ja")
        assert any("Vem som bedömde" in line for line in summary(turn).section("document"))

    @pytest.mark.parametrize(
        ("known", "texts", "words"),
        [
            ({}, ("ja",), "Omedelbar vård ges alltid"),
            ({}, ("osäker",), "omedelbar vård"),
            ({}, ("nej", "12 år"), "samma omfattning som bosatta barn"),
            ({"age": "child"}, ("nej",), "samma omfattning som bosatta barn"),
            ({"age": "adult"}, ("nej", "folkbokförd"), "full vård"),
            ({"age": "adult"}, ("nej", "eu"), "nödvändig"),
            ({"age": "adult"}, ("nej", "turist"), "Omedelbar vård ges alltid"),
            ({"age": "adult"}, ("nej", "bevisperson"), "samma omfattning som bosatta"),
            (ADULT, ("nej", "gravid"), "utan bedömning av om vården kan anstå"),
            (ADULT, ("nej", "abort"), "utan bedömning av om vården kan anstå"),
            (ADULT, ("nej", "spiral"), "utan bedömning av om vården kan anstå"),
            (ADULT, ("nej", "hälsoundersökning"), "gratis"),
            (ADULT, ("nej", "tuberkulos"), "gratis"),
        ],
    )
    def test_ends_early_with_the_right_answer(
        self, say: Any, known: dict[str, str], texts: tuple[str, ...], words: str
    ) -> None:
        found = summary(say(ANSTAA, known, *texts))
        assert words in " ".join(found.section("result"))
        assert not found.section("for")
        assert not found.section("not_considered")


class TestGroup:
    @pytest.mark.parametrize(
        ("texts", "group"),
        [
            (("lma-kort", "nej"), "asylsokande"),
            (("kvitto", "avslag"), "avslag"),
            (("lma", "håller sig undan"), "tillstandslos"),
            (("personnummer", "ukraina"), "ukraina_folkbokford"),
            (("personnummer", "vet inte"), "nyanland"),
            (("ut-kort", "ukraina"), "ukraina_tillfalligt_skydd"),
            (("ut-kort", "kvotflykting"), "kvotflykting"),
            (("ut-kort", "anknytning"), "anknytning"),
            (("ut-kort", "bevisperson"), "bevisperson"),
            (("eu-kort",), "eu"),
            (("förvar",), "forvar"),
            (("inget", "ja, asyl", "nej"), "asylsokande"),
            (("inget", "ukraina"), "ukraina_tillfalligt_skydd"),
            (("inget", "nej", "papperslös"), "tillstandslos"),
            (("inget", "nej", "turist"), "turist"),
            (("inget", "nej", "från ukraina"), "turist"),
            (("inget", "nej", "eu-medborgare"), "eu"),
            (("vet inte", "vet inte", "visum som gått ut"), "tillstandslos"),
        ],
    )
    def test_ends_in_a_group_and_offers_the_entitlement(
        self, say: Any, texts: tuple[str, ...], group: str
    ) -> None:
        turn = say("vilken_grupp", {}, *texts)
        assert turn.outcome == "finished"
        assert turn.slots == {"group": group}
        assert turn.card == "entitlement/vad_galler"
        assert summary(turn).section("result")

    @pytest.mark.parametrize(
        "texts",
        [
            ("vet inte", "vet inte", "vet inte"),
            ("ut-kort", "vet inte"),
            ("inget", "nej", "väntar på besked om anknytning"),
        ],
    )
    def test_where_it_stays_unclear_no_group_is_set(self, say: Any, texts: tuple[str, ...]) -> None:
        turn = say("vilken_grupp", {}, *texts)
        assert turn.slots == {}
        assert turn.card == "contact/asylenheten"
        assert "asylenheten" in turn.contacts
        assert "Omedelbar vård ges alltid" in " ".join(summary(turn).section("result"))
