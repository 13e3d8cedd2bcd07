"""Masking, on texts as staff write them."""

from __future__ import annotations

import pytest

from bot.privacy import mask, mask_public

MUST_GO = {
    "personnummer": """
        811218-9876|8112189876|19811218-9876|198112189876|811218+9876|811218–9876|811218—9876
        811218 - 9876|811218  9876|811218 9876|1981 12 18 9876|19 81 12 18 98 76|81 12 18 98 76
        8 1 1 2 1 8 - 9 8 7 6|8112 18-9876|8112189 876|1912-12-12-1212|1912-12-12 1212
        19121212 1212|12.12.12-1212|811218/9876|811218.9876|811218_9876|１９８１１２１８９８７６
        811218\u200b-9876|811218\u00a09876|811218\u20119876
        701063-2391|811278-9876|198112789876|811278+9876
        811218-9870|811318-9876|811232-9876|19811218-987|19811218987|1981121898765|811218-98765
        811218-T123|19811218-R123|pnr811218-9876kvinna|(811218-9876)|pnr:8112189876.
    """,
    "telefon": """
        070-123 45 67|070 123 45 67|070/1234567|+46 70 123 45 67|+46701234567
        0046701234567|+46 (0)70-123 45 67|(070) 123 45 67|073-1234567|076 12 34 567
        031-123 45 67|031-3430000|08-123 456 78|08-1234567|0520 123 45|0520-12345
        +380 67 123 45 67|+963 944 123 456|00380671234567|tel 123456|telefon: 45 67 89|ring 345678
    """,
    "e-post": """
        anna.berg@vgregion.se|anna_berg+vgr@gmail.com|Anna.Berg@SKAS.vgregion.se|a@b.se
        åsa.öberg@exempel.se|anna (at) vgregion.se|anna snabel-a vgregion.se
    """,
    "LMA-nummer": """
        LMA 50-123456|LMA-kort nr 12345678|LMA-nummer: 20240501|lma nr 50123456|LMA-kortet 50 123456
        dossiernummer 12-345678|dossier: 12345678|dossiernr 12 345678|LMA: 12345678901
    """,
    "reservnummer": """
        reservnummer 19800101-A12B|19800101-A12B
        800101-12TF|reservnr 99123456|Reservnummer: X1234567
    """,
    "namn": "hon heter Anna Berg|han heter Ali|namn: Oksana Kovalenko|patienten Anna Berg",
}
MUST_STAY = """
    2008:344|lag 2008:344 och 2013:407
    LMA 1994:137|förordning 1994:362 och 2013:412|prop. 2012/13:109
    HSLF-FS 2016:40|SOSFS 2011:7|AFS 2023:2|8 kap. 4 § HSL|6 § lagen 1994:137|OSL 25 kap. 1 §
    1 november 2024|2024-11-01
    2024-01-01 - 2024-12-31|från 2025-01-01 till 2025-06-30|1/1 2024 - 31/12 2024
    10/10-11/12 2023|2023-2024|20241101
    2024-11-01 12:30|2011-11-01 12:30|2011-11-01 12.30|kl 10.15 den 3/4
    U620|ICD F43.1 och Z65.3|covid-19 dos 2|HSA-id SE2321000131-E000000012345|rum 4512|232100-0131
    010-441 20 00|ring 010-441 20 00|0771-112 112|020-11 22 33
    1177|ring 1177 eller 112|114 14|ring 116 111
    08-17|telefontid 08-12 13-17 08-10|08.00-16.30|0800-1700|07:30-16:00|kl. 7-16
    50 kr|kostar 50 kr, 100 kr eller 1 200 kr|1 000 000 000 kr|2 300 kr per 12 månader|0 kr
    barn 0-17 år|13 år och 8 månader|patienten är 45 år|500 mg 3 gånger om dagen i 10 dagar
    405 44 Göteborg|diarienummer HSN 2023-00123
    LMA-kort sedan 2023-05-01|LMA-kort gäller till 2024-11-01
    heter det tillståndslös eller papperslös?|vad heter lagen?
    Patienten har LMA-kort|Vad kostar tolk?
    paragraf 4 och 5 i 2013:412|12 345 678 kr|https://lagen.nu/2008:344|SFS 1982:763 och 2017:30
"""


def split(text: str) -> list[str]:
    return [item.strip() for line in text.split("\n") for item in line.split("|") if item.strip()]


@pytest.mark.parametrize(
    ("kind", "written"), [(kind, item) for kind, texts in MUST_GO.items() for item in split(texts)]
)
@pytest.mark.parametrize("sentence", ["{}", "Patienten ({}) har ont, vad gäller?", "och {}\ntack"])
def test_what_points_at_a_person_is_taken_out(kind: str, written: str, sentence: str) -> None:
    masked = mask(sentence.format(written))
    assert masked.kinds, masked
    assert not any(char.isdigit() for char in masked.text), masked
    assert mask(masked.text) == masked


@pytest.mark.parametrize(
    ("kind", "written"), [(kind, item) for kind, texts in MUST_GO.items() for item in split(texts)]
)
def test_the_user_is_told_what_it_was(kind: str, written: str) -> None:
    assert mask(written).kinds == (kind,)


@pytest.mark.parametrize("written", split(MUST_STAY))
def test_what_points_at_nobody_stays(written: str) -> None:
    assert mask(written).text == written


@pytest.mark.parametrize("written", ["0701234567", "0313430000", "0812345678"])
def test_ten_digits_that_can_be_either_are_taken_out(written: str) -> None:
    assert mask(written).text in ("[telefon]", "[personnummer]")


def test_several_in_one_message_are_all_taken_out() -> None:
    masked = mask("811218-9876 811218-1234 och 25-åringen 8102034567, tel 070-1234567, a@b.se")
    assert masked.text == (
        "[personnummer] [personnummer] och 25-åringen [personnummer], tel [telefon], [e-post]"
    )
    assert masked.kinds == ("personnummer", "telefon", "e-post")


def test_an_age_before_the_number_is_kept() -> None:
    assert mask("patienten är 25 811218-9876").text == "patienten är 25 [personnummer]"


def test_the_assistants_own_contacts_stay_but_a_number_does_not() -> None:
    answer = "Ring 031-343 10 00 eller skriv till kjv@exempel.se om 811218-9876."
    assert mask_public(answer).text == (
        "Ring 031-343 10 00 eller skriv till kjv@exempel.se om [personnummer]."
    )
