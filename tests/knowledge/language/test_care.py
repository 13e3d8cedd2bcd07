"""Care that a message asks for: by inflection, typo, abbreviation and everyday words."""

from __future__ import annotations

import pytest

from knowledge.language.reading import Reader
from knowledge.loading import Knowledge

CARE = {
    # inflections and compounds
    "tandvårdsavgiften": "tandvard",
    "barntandvård": "tandvard",
    "hälsoundersökningens": "halsoundersokning",
    "läkemedelskostnaderna": "lakemedel",
    "hjälpmedelscentralen": "hjalpmedel",
    "förlossningsavdelningens": "forlossning",
    "vaccinationerna": "vaccination",
    # typos
    "tandvrd": "tandvard",
    "tandvråd": "tandvard",
    "läkemdel": "lakemedel",
    "hälsoundersöknig": "halsoundersokning",
    "mödrahlsovård": "modrahalsovard",
    "hjalpmedl": "hjalpmedel",
    # abbreviations
    "MVC": "modrahalsovard",
    "BVC": "barnhalsovard",
    "BUP": "psykiatri",
    "HU": "halsoundersokning",
    "hu": "halsoundersokning",
    "TBC": "smittskydd",
    "vc": "vardcentral",
    "ssk": "sjukvardande_behandling",
    "IVF": "fertilitet",
    "LPT": "tvangsvard",
    "BB": "forlossning",
    # everyday words
    "insulin": "lakemedel",
    "rullstol": "hjalpmedel",
    "ont i en tand": "tandvard",
    "är gravid": "modrahalsovard",
    "p-piller": "preventivmedel",
    "göra abort": "abort",
    "cellgifter": "cancer",
    "ambulans": "ambulans",
    "taxi till sjukhuset": "sjukresa",
    "sjukgymnast": "rehabilitering",
    "mammografi": "screening",
    "skolsköterska": "elevhalsa",
    "journalkopia": "intyg",
    "wheelchair": "hjalpmedel",
}

NOTHING = [
    "receptionen",
    "jag jobbar i receptionen",
    "personalen",
    "handlingarna på bordet",
    "läkemedelsenheten",
    "vad är en avvikelse",
    "hur mår du",
    "parkering",
    "formedlingscentral",
    "tack så mycket",
    "1234567",
    "🙂",
    "",
]

EVERYDAY = {
    "grå starr på båda ögonen": "slutenvard",
    "hörapparat ok?": "hjalpmedel",
    "rullstolen": "hjalpmedel",
    "protes efter amputation": "hjalpmedel",
    "tbc-utredning": "smittskydd",
    "laga framtanden": "tandvard",
    "ont i tänder": "tandvard",
    "trasig tand": "tandvard",
    "vem betalar förlossningsnotan": "forlossning",
    "bb-nota": "forlossning",
    "läkartid": "lakarbesok",
    "benbrott": "akut",
    "brillor": "glasogon",
    "skolsyster": "elevhalsa",
    "sjukskriva": "intyg",
    "kbt": "psykiatri",
    "cellgiftsbehandling": "cancer",
    "ambulansräkning": "ambulans",
    "abortpiller": "abort",
    "bvc-kontroll": "barnhalsovard",
    "hivmedicin": "smittskydd",
    "vaccinkort": "vaccination",
    "gångträning": "rehabilitering",
    "cellprovskontroll": "screening",
}


class TestCare:
    @pytest.mark.parametrize(("text", "care"), CARE.items())
    def test_care_is_known_by_its_words(self, reader: Reader, text: str, care: str) -> None:
        assert care in reader.read(text).care_types

    @pytest.mark.parametrize("text", NOTHING)
    def test_other_words_name_nothing(self, reader: Reader, text: str) -> None:
        reading = reader.read(text)

        assert (reading.groups, reading.ages, reading.care_types) == ((), (), ())
        assert not reading.says_something

    def test_a_weak_word_counts_only_alone(self, reader: Reader) -> None:
        assert reader.read("träffa läkaren").care_types == ("lakarbesok",)
        assert reader.read("läkaren skrev recept").care_types == ("lakemedel",)

    @pytest.mark.parametrize(
        ("text", "listed"),
        [
            ("tandvård och glasögon", True),
            ("tandvård, glasögon", True),
            ("tandvård eller hjälpmedel", True),
            ("vad kostar tandvård för pat? och för sjukresan", True),
            ("glasögon när hon fått hjälp med tandvård", False),
        ],
    )
    def test_care_types_in_a_row_are_all_asked_for(
        self, reader: Reader, text: str, listed: bool
    ) -> None:
        reading = reader.read(text)

        assert len(reading.care_types) == 2
        assert reading.listed is listed

    def test_every_care_type_is_known_by_every_alias_of_its_own(
        self, reader: Reader, knowledge: Knowledge
    ) -> None:
        lost = [
            (care.id, alias, reader.read(alias).care_types)
            for care in knowledge.care_types.values()
            for alias in (*care.aliases, *care.weak)
            if care.id not in reader.read(alias).care_types
        ]

        assert lost == []


class TestNeeded:
    @pytest.mark.parametrize(
        ("text", "care"),
        [
            ("hemtjänsten ringde, asylsökande dam 71 behöver sjukgymnast hemma", "rehabilitering"),
            ("från vårdcentralen, söker tandvård", "tandvard"),
            ("behöver sjukgymnast, hemtjänsten ringde", "rehabilitering"),
            ("tandvård och medicin", "tandvard"),
        ],
    )
    def test_care_that_is_needed_comes_before_what_is_told(
        self, reader: Reader, text: str, care: str
    ) -> None:
        assert reader.read(text).care_types[0] == care


@pytest.mark.parametrize(
    ("text", "care", "listed"),
    [
        ("tb-utredning och medicin vid besöket", ("smittskydd",), False),
        ("läkarbesök och medicin", ("lakarbesok", "lakemedel"), True),
        ("sjukgymnast på remiss", ("rehabilitering",), False),
        ("rullator och hjälp av sjukgymnast", ("hjalpmedel", "rehabilitering"), True),
        ("bvc å få alla vaccinationer", ("barnhalsovard", "vaccination"), True),
        ("hos barnmorskan och på vårdcentralen", ("modrahalsovard", "vardcentral"), True),
    ],
)
def test_care_that_covers_other_care_is_named_alone(
    reader: Reader, text: str, care: tuple[str, ...], listed: bool
) -> None:
    reading = reader.read(text)

    assert reading.care_types == care
    assert reading.listed is listed


@pytest.mark.parametrize(("text", "care"), EVERYDAY.items())
def test_care_is_known_by_everyday_words(reader: Reader, text: str, care: str) -> None:
    assert care in reader.read(text).care_types


@pytest.mark.parametrize("text", ["hur tänker jag", "röda korset", "hälsoskola", "var i processen"])
def test_words_that_look_like_care_are_none(reader: Reader, text: str) -> None:
    assert reader.read(text).care_types == ()


@pytest.mark.parametrize(
    ("text", "care"),
    [
        ("jag är ssk, vad har en asylsökande rätt till?", ()),
        ("jag jobbar som sjuksköterska. får hon vård?", ()),
        ("Barnmorska här. Papperslös, får hon läkemedel?", ("lakemedel",)),
        ("ny på vc. vad ingår för en asylsökande", ()),
        ("kan barnmorskan bestämma om vården kan anstå", ()),
        ("får tandläkaren själv avgöra om tandvården kan vänta", ("tandvard",)),
        ("kan barnmorskan skriva intyg", ("modrahalsovard", "intyg")),
        ("jobbar i receptionen på akuten, ska papperslös visa id", ()),
        ("ringde barnmorskan, hon vill ha abort", ("abort",)),
        ("får hon träffa en sjuksköterska?", ("sjukvardande_behandling",)),
    ],
)
def test_who_asks_is_no_care_of_the_patients(
    reader: Reader, text: str, care: tuple[str, ...]
) -> None:
    assert reader.read(text).care_types == care


@pytest.mark.parametrize(
    "text",
    ["vad får hon utöver det akuta", "mer än bara akuten", "vad ingår förutom akutvård"],
)
def test_care_that_more_is_asked_than_is_not_what_is_needed(reader: Reader, text: str) -> None:
    assert reader.read(text).care_types == ()


def test_habilitation_is_asked_about_and_not_the_diagnosis(reader: Reader) -> None:
    assert reader.read("habilitering för en pojke med autism").care_types == ("habilitering",)
