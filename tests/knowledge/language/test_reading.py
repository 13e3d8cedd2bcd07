"""What a message says of the patient: tables of Swedish as staff type it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.reading import Reader, Reading
from knowledge.loading import Knowledge

TODAY = date(2026, 11, 22)

GROUPS = {
    # inflections
    "asylsökandes barn": "asylsokande",
    "tillståndslösas rätt": "tillstandslos",
    "de papperslösa": "tillstandslos",
    "kvotflyktingarnas vård": "kvotflykting",
    "de nyanländas vård": "nyanland",
    "EU-medborgarna": "eu",
    "turisternas kostnader": "turist",
    # typos
    "asylöskande": "asylsokande",
    "asylsökanade": "asylsokande",
    "papperlös": "tillstandslos",
    "paperslös": "tillstandslos",
    "tillståndlös": "tillstandslos",
    "kvotflyktning": "kvotflykting",
    "ukrianare": "ukraina_tillfalligt_skydd",
    # without å, ä and ö, and in capitals
    "asylsokande": "asylsokande",
    "papperslos": "tillstandslos",
    "TANDVÅRD FÖR TILLSTÅNDSLÖSA": "tillstandslos",
    "NYANLAND": "nyanland",
    # words that mean a group
    "LMA-patient": "asylsokande",
    "har LMA-kort": "asylsokande",
    "har kvitto från Migrationsverket": "asylsokande",
    "gömd": "tillstandslos",
    "lever gömd": "tillstandslos",
    "utan papper": "tillstandslos",
    "odokumenterad": "tillstandslos",
    "visum som gått ut": "tillstandslos",
    "visumet har gått ut": "tillstandslos",
    "massflykt": "ukraina_tillfalligt_skydd",
    "tillfälligt skydd": "ukraina_tillfalligt_skydd",
    "från Ukraina": "ukraina_tillfalligt_skydd",
    "har fått uppehållstillstånd": "nyanland",
    "kvot": "kvotflykting",
    "kvotare": "kvotflykting",
    "anhöriginvandrare": "anknytning",
    "sitter i förvar": "forvar",
    "förvarstagen": "forvar",
    "har fått avslag": "avslag",
    "utvisningsbeslut": "avslag",
    "EU-migrant": "eu",
    "rumänsk medborgare": "eu",
    "turist": "turist",
    "på besök i Sverige": "turist",
    "bevisperson": "bevisperson",
    "offer för människohandel": "bevisperson",
    "asylum seeker": "asylsokande",
    "undocumented patient": "tillstandslos",
    "ukrainian refugee": "ukraina_tillfalligt_skydd",
}

COMBINED = {
    "avslag och gömmer sig": "tillstandslos",
    "fått avslag men håller sig undan": "tillstandslos",
    "har fått avslag men gömmer sig": "tillstandslos",
    "avslag men överklagat": "asylsokande",
    "fått avslag och har överklagat": "asylsokande",
    "avslag på sin asylansökan men har överklagat": "asylsokande",
    "asylsökande som gömmer sig": "tillstandslos",
    "ukrainsk utan personnummer": "ukraina_tillfalligt_skydd",
    "ukrainare med personnummer": "ukraina_folkbokford",
    "folkbokförd ukrainare": "ukraina_folkbokford",
    "ukrainska kvinnan har fått personnummer": "ukraina_folkbokford",
    "från Ukraina i våras och har UT-kort men inget personnummer": "ukraina_tillfalligt_skydd",
    "från Ukraina och har inte sökt skydd": "turist",
    "papperslös ukrainare": "tillstandslos",
    "papperslös EU-medborgare": "eu",
    "tillfälligt skydd som gått ut, från Ukraina": "tillstandslos",
    "asylsökande men har personnummer nu": "nyanland",
    "asylsökande som fått uppehållstillstånd": "nyanland",
    "LMA-kort och UT-kort": "nyanland",
    "UT-kort och väntar på personnummer": "nyanland",
    "EU-medborgare med personnummer": "nyanland",
}

DENIED = {
    "inte asylsökande utan papperslös": ("tillstandslos",),
    "nej inte papperslös, asylsökande": ("asylsokande",),
    "är inte papperslös men asylsökande": ("asylsokande",),
    "hon är inte nyanländ": (),
    "inte asylsökande": (),
    "ej asylsökande": (),
    "hon är inte längre asylsökande": (),
    "inte papperslös": (),
    "inte från Ukraina": (),
    "har inte LMA-kort": (),
}


def read(reader: Reader, text: str) -> Reading:
    return reader.read(text, TODAY)


class TestGroups:
    @pytest.mark.parametrize(("text", "group"), GROUPS.items())
    def test_a_group_is_known_by_its_words(self, reader: Reader, text: str, group: str) -> None:
        assert read(reader, text).groups == (group,)

    @pytest.mark.parametrize(("text", "group"), COMBINED.items())
    def test_circumstances_together_mean_a_group(
        self, reader: Reader, text: str, group: str
    ) -> None:
        reading = read(reader, text)

        assert reading.groups == (group,)
        assert not reading.compared

    @pytest.mark.parametrize(("text", "groups"), DENIED.items())
    def test_what_is_denied_does_not_count(
        self, reader: Reader, text: str, groups: tuple[str, ...]
    ) -> None:
        assert read(reader, text).groups == groups

    @pytest.mark.parametrize(
        "text",
        [
            "skillnaden mellan asylsökande och tillståndslös",
            "asylsökande eller papperslös",
            "asylsökande jämfört med papperslösa",
            "vad är det för skillnad på vård för asylsökande och för papperslösa",
            "gäller det både asylsökande och papperslösa?",
        ],
    )
    def test_two_groups_side_by_side_are_compared(self, reader: Reader, text: str) -> None:
        reading = read(reader, text)

        assert reading.groups == ("asylsokande", "tillstandslos")
        assert reading.compared

    def test_a_group_that_is_named_is_told_from_one_that_is_hinted_at(self, reader: Reader) -> None:
        assert read(reader, "asylsökande").named
        assert not read(reader, "har LMA-kort").named

    @pytest.mark.parametrize(
        ("known", "clues", "after"),
        [
            ("ukraina_tillfalligt_skydd", ["personnummer_finns"], "ukraina_folkbokford"),
            ("asylsokande", ["personnummer_finns"], "nyanland"),
            ("asylsokande", ["gommer_sig"], "tillstandslos"),
            ("avslag", ["overklagat"], "asylsokande"),
            ("avslag", ["gommer_sig"], "tillstandslos"),
            ("kvotflykting", ["overklagat"], None),
            ("asylsokande", [], None),
        ],
    )
    def test_a_known_group_is_sharpened_by_what_comes_after(
        self, reader: Reader, known: str, clues: list[str], after: str | None
    ) -> None:
        assert reader.sharpen(known, clues) == after

    def test_every_group_is_known_by_every_alias_of_its_own(
        self, reader: Reader, knowledge: Knowledge
    ) -> None:
        lost = [
            (group.id, alias, read(reader, alias).groups)
            for group in knowledge.groups.values()
            for alias in group.aliases
            if group.id not in read(reader, alias).groups
        ]

        assert lost == []

    def test_every_combination_of_circumstances_means_its_group(
        self, reader: Reader, knowledge: Knowledge
    ) -> None:
        wrong = [
            (combination, group.id)
            for group in knowledge.groups.values()
            for combination in group.combinations
            if reader._combined(set(combination))[1] != group.id
        ]

        assert wrong == []


class TestAges:
    @pytest.mark.parametrize(
        ("text", "ages"),
        [
            ("spädbarn", ("child",)),
            ("en tonåring", ("child",)),
            ("nyfödd", ("child",)),
            ("hennes dotter", ("child",)),
            ("25-årig dotter", ("adult",)),
            ("ukrainska som hälsar på dottern", ()),
            ("bor med sin son och har ont", ()),
            ("pensionär", ("adult",)),
            ("en ung kvinna", ("adult",)),
            ("kvinna 16 år", ("child",)),
            ("16-åring", ("child",)),
            ("fyller 18 nästa vecka", ("child",)),
            ("gäller det både barn och vuxna?", ("child", "adult")),
            ("man kan väl inte göra så", ()),
            ("vad betalar mamman respektive barnet på 7 år", ("adult", "child")),
            ("vad är 15 paragrafen", ()),
        ],
    )
    def test_words_and_figures_tell_the_age(
        self, reader: Reader, text: str, ages: tuple[str, ...]
    ) -> None:
        assert read(reader, text).ages == ages

    @pytest.mark.parametrize("text", ["patienten är inte barn", "det är inte ett barn"])
    def test_who_is_no_child_is_not_read_as_one(self, reader: Reader, text: str) -> None:
        assert "child" not in read(reader, text).ages


class TestDocuments:
    @pytest.mark.parametrize(
        ("text", "document"),
        [
            ("LMA-kort", "lma_kort"),
            ("lma kortet", "lma_kort"),
            ("kvitto på asylansökan", "kvitto"),
            ("UT-kort", "ut_kort"),
            ("reservnummer", "reservnummer"),
            ("samordningsnumret", "samordningsnummer"),
            ("pnr", "personnummer"),
            ("EU-kortet", "eu_kort"),
        ],
    )
    def test_a_document_is_known_by_its_words(
        self, reader: Reader, text: str, document: str
    ) -> None:
        assert document in read(reader, text).documents


class TestTold:
    @pytest.mark.parametrize(
        "text", ["papperslös varit här i 3 år", "har bott 2 år i Sverige", "jobbat här i 17 år"]
    )
    def test_how_long_somebody_has_been_here_is_no_age(self, reader: Reader, text: str) -> None:
        assert read(reader, text).ages == ()

    @pytest.mark.parametrize(
        ("text", "groups"),
        [("förvar vuxen tandvård", ("forvar",)), ("förvaring av läkemedel", ())],
    )
    def test_detention_is_known_by_one_word(
        self, reader: Reader, text: str, groups: tuple[str, ...]
    ) -> None:
        assert read(reader, text).groups == groups


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("avslagen framtand", ()),
        ("tanden är avslagen", ()),
        ("avslagen ansökan", ("avslag",)),
        ("avslag och avslagen tand", ("avslag",)),
    ],
)
def test_a_tooth_is_not_refused_asylum(reader: Reader, text: str, groups: tuple[str, ...]) -> None:
    assert read(reader, text).groups == groups


class TestRest:
    def test_what_is_recognised_is_not_left_over(self, reader: Reader) -> None:
        assert read(reader, "och en 16-åring då?").rest == ("och", "en", "da")
        assert read(reader, "vad kostar tandvård").rest == ("vad", "kostar")

    @given(text=st.text())
    def test_any_text_can_be_read(self, reader: Reader, text: str) -> None:
        reading = read(reader, text)

        assert len(reading.groups) == len(set(reading.groups))
        assert set(reading.ages) <= {"child", "adult"}

    def test_a_long_text_is_read_at_once(self, reader: Reader) -> None:
        text = "jag undrar vad som gäller för en papperslös kvinna med tandvärk " * 150

        assert read(reader, text).groups == ("tillstandslos",)


@pytest.mark.parametrize(
    "text", ["vad kostar det för en tillståndslös att få barn", "papperslös ska föda barn"]
)
def test_who_has_a_child_is_not_a_child(reader: Reader, text: str) -> None:
    reading = reader.read(text)

    assert (reading.ages, reading.care_types) == (("adult",), ("forlossning",))
