"""Denials, the past, two words side by side and cards that show no ground: which group is meant."""

from __future__ import annotations

import pytest

from knowledge.language.reading import Reader

GROUPS = {
    "hon har ut-kort, vad kostar läkarbesök": (),
    "uppehållstillståndskort": (),
    "glömt UT-kortet": (),
    "UT-kort men inget personnummer": (),
    "har bara ut kort, tandvård?": (),
    "UT-kort där det står LMA": ("ukraina_tillfalligt_skydd",),
    "utan besvär, lma-kort, hörselprov": ("asylsokande",),
    "kvinna i luckan, vet inte om hon är asylsökande": (),
    "inte säker på om han är papperslös": (),
    "UT-kort massflykt": ("ukraina_tillfalligt_skydd",),
    "nyanländ asylsökande": ("asylsokande",),
    "papperslös pappa och asylsökande mamma": ("tillstandslos", "asylsokande"),
    "samma lag för papperslösa som för asylsökande": ("tillstandslos", "asylsokande"),
    "lma-kort på en papperslapp": ("asylsokande",),
    "nyanlända asylsökande barn": ("asylsokande",),
    "nyanländ papperslös kvinna": ("tillstandslos",),
    "nyanländ med uppehållstillstånd": ("nyanland",),
    "nyanländ kvotflykting": ("kvotflykting",),
    "nyanländ ukrainare": ("ukraina_tillfalligt_skydd",),
    "fick uppehållstillstånd förra veckan, var asylsökande innan": ("nyanland",),
    "har varit papperslös men fått uppehållstillstånd": ("nyanland",),
    "tidigare asylsökande som fått permanent uppehållstillstånd": ("nyanland",),
    "före detta asylsökande": (),
    "var papperslös förut": (),
    "var asylsökande innan men är papperslös nu": ("tillstandslos",),
    "ukrainare personnummer vad kostar läkarbesök": ("ukraina_folkbokford",),
    "recept ukrainare personnummer": ("ukraina_folkbokford",),
    "ukrainska som visar både personnummer och ett gammalt lma-kort": ("ukraina_folkbokford",),
    "ukrainare utan personnummer": ("ukraina_tillfalligt_skydd",),
    "ukrainare saknar pnr": ("ukraina_tillfalligt_skydd",),
    "ukrainare har ej personnummer": ("ukraina_tillfalligt_skydd",),
    "ukrainare inget svenskt personnummer": ("ukraina_tillfalligt_skydd",),
    "ukrainare pnr saknas, läkarbesök": ("ukraina_tillfalligt_skydd",),
    "ukrainare inte folkbokförd": ("ukraina_tillfalligt_skydd",),
    "förlorar ukrainare LMA vid folkbokföring": ("ukraina_folkbokford",),
    "ukrainsk kvinna folkbokförd": ("ukraina_folkbokford",),
    "ukrainare som inte har fått sitt personnummer": ("ukraina_tillfalligt_skydd",),
    "när får ukrainare personnummer": ("ukraina_tillfalligt_skydd",),
    "asylsökande och ukrainare, vad kostar vårdcentralen": (
        "asylsokande",
        "ukraina_tillfalligt_skydd",
    ),
    "ukrainare, papperslös": ("tillstandslos",),
    "mannen har uppehållstillstånd och frun är i väntan på beslut om anknytning": (),
    "hon har väntat på besked om anknytning i ett halvår": (),
    "anknytning med uppehållstillstånd": ("anknytning",),
    "tysk turist med eu-kort": ("eu",),
    "avslag men gömmer sig inte": ("avslag",),
    "avslag men gömmer sig inte, får hon insulin": ("avslag",),
    "fått avslag, håller sig inte undan": ("avslag",),
    "avslag, har inte avvikit": ("avslag",),
    "avslag men är inte gömd": ("avslag",),
    "ej asylsökande": (),
    "inte en asylsökande": (),
    "alla förutom asylsökande": (),
    "alla utom papperslösa": (),
    "gäller det alla grupper förutom asylsökande?": (),
    "hon är varken asylsökande eller papperslös": (),
    "rumänsk man utan eu-kort": ("eu",),
    "saknar EU-kort": ("eu",),
    "han är faktiskt inte asylsökande": (),
    "inte papperslös utan asylsökande": ("asylsokande",),
    "icke asylsökande": (),
    "utan att vara asylsökande": (),
    "asylsökande är hon inte": (),
    "hans LMA-kort har gått ut, läkarbesök kostnad": (),
    "utgånget lma-kort": (),
    "LMA kortet gick ut i maj": (),
    "turistvisum utgånget": ("tillstandslos",),
    "turistvisumet har gått ut": ("tillstandslos",),
    "visum utgått": ("tillstandslos",),
    "besöksvisum som gått ut, kvar i sverige": ("tillstandslos",),
    "visumet löpte ut i mars": ("tillstandslos",),
    "visum gått ut och kvar": ("tillstandslos",),
    "turist med giltigt visum": ("turist",),
    "arbetstillståndet gick ut i somras och hon är kvar": ("tillstandslos",),
    "studerande med uppehållstillstånd": (),
    "student med uppehållstillstånd för studier": (),
    "har arbetstillstånd": (),
    "har uppehållstillstånd och personnummer": ("nyanland",),
    "UT-kort och personnummer": ("nyanland",),
    "UT-kort och väntar på personnummer": ("nyanland",),
    "asylsökande med utgånget visum": ("asylsokande",),
    "papperslös utan pengar": ("tillstandslos",),
    "asylsökande utan LMA-kort": ("asylsokande",),
    "papperslös som sökt asyl": ("tillstandslos",),
    "får inte asylsökande tandvård?": ("asylsokande",),
    "att asylsökande inte får operation": ("asylsokande",),
    "inte bara asylsökande": ("asylsokande",),
    "papperslös som inte har råd": ("tillstandslos",),
    "nyanländ eller asylsökande, vad är skillnaden": ("nyanland", "asylsokande"),
    "skillnad papperslös asylsökande": ("tillstandslos", "asylsokande"),
}


@pytest.mark.parametrize(("text", "groups"), GROUPS.items())
def test_the_group_that_is_meant_is_read(
    reader: Reader, text: str, groups: tuple[str, ...]
) -> None:
    assert reader.read(text).groups == groups


@pytest.mark.parametrize(
    ("known", "text", "after"),
    [
        ("ukraina_tillfalligt_skydd", "har hon personnummer då? vad kostar läkarbesök", None),
        ("ukraina_tillfalligt_skydd", "ska vi skriva personnummer i journalen", None),
        ("ukraina_tillfalligt_skydd", "vet inte om hon har svenskt personnummer", None),
        ("ukraina_tillfalligt_skydd", "hon har fått personnummer", "ukraina_folkbokford"),
        ("avslag", "han gömmer sig inte", None),
        ("avslag", "han gömmer sig", "tillstandslos"),
    ],
)
def test_a_known_group_is_not_sharpened_by_what_is_only_asked(
    reader: Reader, known: str, text: str, after: str | None
) -> None:
    assert reader.sharpen(known, reader.read(text).clues) == after


@pytest.mark.parametrize("text", ["är patienten över eller under 18?", "under eller över 18 år"])
def test_both_sides_of_eighteen_are_no_age(reader: Reader, text: str) -> None:
    assert reader.read(text).ages == ()


@pytest.mark.parametrize(("text", "years"), [("asylsökande 18 år", 18), ("han är 19", 19)])
def test_young_adults_are_told_by_their_years(reader: Reader, text: str, years: int) -> None:
    reading = reader.read(text)

    assert (reading.ages, reading.years) == (("adult",), years)


@pytest.mark.parametrize("text", ["kan dottern få veta något", "får en sambo klaga åt patienten"])
def test_a_relative_who_asks_is_not_the_patient(reader: Reader, text: str) -> None:
    assert reader.read(text).ages == ()


@pytest.mark.parametrize(
    "text",
    [
        "hon vill inte ha läkare från ukraina",
        "blev avklädd utan förvarning",
        "nöp honom i rumpan",
        "ersätter nya EU-pakten hälsosamtalet",
        "vänta tills hon fått uppehållstillstånd",
    ],
)
def test_words_like_a_groups_are_no_group(reader: Reader, text: str) -> None:
    assert reader.read(text).groups == ()
