"""Danger now leads to the right acute card; questions of care for the same conditions do not."""

from __future__ import annotations

import pytest

from knowledge.language.reading import Reader

LARMA = """
patienten krampar
kvinnan fick kramper när vi tog cellprov
patienten fick stroke hos logopeden
krampanfall i väntrummet!!
asylbarn krampar
barn med kramper i väntrummet
pat fick precis ett krampanfall här
nu krampar hon igen
epanfall i receptionen, vad gör jag
papperslös med anafylaktisk chock
barnet har fått en allvarlig allergisk reaktion
allergisk chock efter vaccinet, papperslös
ansiktet svullnar upp och hon får svårt att andas
han har tagit en massa tabletter
hon tog alla sina sömntabletter på en gång
tagit för många alvedon, 15 år
misstänkt överdos på toaletten
pat faller ihop på golvet
en man har fallit ihop i entrén
kvinna kollapsade i kön
mannen svimmade och vaknar inte
gubben i väntrummet har svimmat
barn har svalt batteri
svalt ett knappcellsbatteri 2 år
pojken drack propplösare
barnet har fått i sig lampolja
stroke-symtom, hänger i ena mungipan
hänger i mungipan och sluddrar
plötsligt förlamad i ena armen
kan inte lyfta armen och pratar osammanhängande
misstänkt stroke i kassan
svår andnöd
patienten har jätte svårt att andas
kan knappt andas asylsökande man
andas jättekonstigt å är blå
bröstsmärtor och kallsvettig
man 55 bröstsmärta strålar ut i armen
trycker över bröstet å mår illa
pat säger att det gör ont i bröstet nu
okontaktbar patient
hon är inte kontaktbar
får ingen kontakt med patienten
patienten reagerar inte
han vaknar inte
skottskadad kille kom precis in
knivskuren man i entrén blöder
knivhuggen papperslös
nyfött barn slapp och vill inte äta
bebisen är helt slapp
spädbarn 3 veckor slött, går inte att väcka
hög feber och stel i nacken, 4 år
nackstel och prickar på kroppen
misstänkt sepsis
asylsökande med hjärtinfarkt
tror hon har en hjärtinfarkt
vattnet har gått och barnet kommer nu
hon föder i väntrummet
huvudet syns på bebisen
gravid blöder massor
blöder från huvudet, slutar inte
han kräks blod
lågt blodsocker och går inte å få kontakt
medvetslös utan personnummer
hjärtstopp
ingen puls
hen har satt en bit mat i halsen och blir blå
brand på avdelningen
det brinner i papperskorgen på toaletten
brandrök i korridoren
chest pain
pt unconscious
patient not breathing
seizure in the waiting room
ands inte!!
det briner i rummet bredvid
nu kommer barnet, vi är kvar i bilen
bebisen kommer!!
kvinna från ukraina med stroke
han kom till oss med kramper
she is bleeding heavily
""".strip().splitlines()

SUICID = """
hon hänger sig på toaletten
han har hängt sig i duschen
pat säger att hon ska ta livet av sig i natt
patienten vill dö och har en kniv
står på räcket och tänker hoppa
hon har skurit upp handlederna
skurit sig i handlederna på toan
tagit tabletter för att dö
patienten försöker ta livet av sig
han snarade sig i rummet
vill ta livet av sig just nu
she is trying to kill herself
""".strip().splitlines()

HOT_VALD = """
en man har kniv i receptionen
han hotar oss med kniv
patienten slår mig
pat slår omkring sig i väntrummet
anhörig är våldsam i receptionen
det är slagsmål i väntrummet
någon har ett vapen
patienten attackerar en kollega
han kastar stolar omkring sig
anhörig hotar att döda mig
blir hotad just nu av en patient
he has a gun
""".strip().splitlines()

BARN_FARA = """
pappan slår sin son här i väntrummet
mamman skakar bebisen
pappan misshandlar barnet i rummet
föräldern sparkar barnet
hon drar barnet i håret och slår det
nån försöker röva bort barnet
""".strip().splitlines()

HARMLESS = """
patienten vill anmäla till do, måste hon gå via patientnämnden
anhörig hotar stämma mig för vården
anhörig hotar mig med IVO
ränta på en obetald faktura
får hon köra bil efter epileptiskt anfall
hon hotar att anmäla oss
mannen hotar oss med att gå till tidningen
patienten vill anmäla oss till DO
patienten hotar med DO
han hotar med att anmäla oss till ivo
barnet kommer från Ukraina, vilken vård
bebisen kommer till bvc i morgon
plastikkirurgi efter brännskada, asylsökande
till akuten i ambulans med krampanfall, tar ni betalt för barnet
får en papperslös vård för stroke
kostar ambulans
hjärtinfarkt förra året, vad gäller för rehab
efterkontroll av suicidförsök
har haft krampanfall, epilepsimedicin
rutin vid hot
vad kostar ambulans för asylsökande
har tillståndslösa rätt till vård vid hjärtinfarkt
strokerehab för papperslös
rehab efter stroke, asylsökande
asylsökande som hade stroke i våras, får hon fysioterapi
hade en hjärtinfarkt 2019, behöver nya mediciner
epilepsi med krampanfall ibland, får han medicin
feberkramper förra veckan, får barnet återbesök
utredning av krampanfall för asylsökande
kramper i vaderna, får hon läkartid på vc
får turist akut vård vid anafylaxi
vem betalar för adrenalinpenna till allergisk asylsökande
haft allergisk reaktion tidigare, får hon allergiutredning
allergisk mot penicillin
fick en överdos för två år sedan, beroendevård för papperslös?
beroendevård efter överdos
vård efter självmordsförsök för tillståndslösa
självmordstankar, får asylsökande gå hos psykolog
får en papperslös vård vid suicidtankar
ingår psykiatri för den som försökt ta livet av sig tidigare
återbesök efter suicidförsök i somras
svimmar ibland, utredning asylsökande vuxen
yrsel och svimningar sen en månad, har hon rätt till läkartid
avgift för akutbesök vid bröstsmärta
är bröstsmärtor vård som inte kan anstå
bröstsmärta räknas det som omedelbar vård
kontroll efter bröstsmärta, vad kostar läkarbesök
andnöd vid ansträngning sedan länge, astmautredning för papperslös
kol-patient med andnöd, rätt till syrgas?
ont i bröstet vid amning, får hon komma till amningsmottagning
förlamad i benen sen kriget, rullstol till asylsökande
förlamning efter skottskada, hjälpmedel
gammal skottskada, operation kan vänta?
skottskadad i kriget för tre år sen, får han opereras
knivskada från hemlandet, fysioterapi
sepsis i fjol, vilken vård har han rätt till nu
vad kostar vården för en turist med sepsis
är sepsis omedelbar vård
papperslös behöver opereras för en blödning, får vi neka
får hon gratis förlossning om vattnet går
vattnet har inte gått än, var ska asylsökande föda
planerat kejsarsnitt papperslös kostnad
föder i januari, vilken avgift
får asylsökande föda på sjukhus gratis
blodförgiftning för en månad sedan, återbesök
barnet är stel i nacken sen en vecka, naprapat?
slapp hållning, fysioterapi barn
tablett mot kramper, recept asylsökande
kramplösande medicin papperslös pris
vad kostar medicin mot epilepsi
läkemedel vid hjärtsvikt och efter hjärtstopp
pacemaker efter hjärtstopp, har hon rätt till det
rutin vid brand
var hittar jag utbildning om hot och våld
patienten hotade mig i går, hur anmäler jag
blev slagen av en patient förra veckan
hot mot personal, ska jag polisanmäla
vad gör chefen efter hot och våld
patienten var våldsam igår, får vi neka vård
skrek och hotade, hur skriver vi avvikelse
vad gör man vid misstanke om barnmisshandel
hur gör man en orosanmälan när barn far illa
pappan slog barnet i hemlandet, bup för asylsökande
könsstympad flicka, vilken vård har hon rätt till
HLR-utbildning för personal
hjärt-lungräddning kurs
vilken tandvård får man för en tand som gått av
har kniv och gaffel tagit slut i köket
skjuter upp operationen för en asylsökande, får man det
patienten ska dö snart, palliativ vård papperslös
dödsfall, vem betalar begravning av asylsökande
bouppteckning efter självmord
traumabehandling efter skottlossning i hemlandet
jag blir galen på journalsystemet
det brinner i knutarna, måste ha tolk imorgon
smärtan hänger i sedan operationen, sjukgymnast?
patienten hänger upp sig på avgiften
barnet tog en tablett om dagen, recept?
""".strip().splitlines()

DANGERS = [
    *((text, "acute/larma") for text in LARMA),
    *((text, "acute/suicid") for text in SUICID),
    *((text, "acute/hot_vald") for text in HOT_VALD),
    *((text, "acute/barn_fara") for text in BARN_FARA),
]


@pytest.mark.parametrize(("text", "card"), DANGERS)
def test_danger_now_leads_to_its_card(reader: Reader, text: str, card: str) -> None:
    assert reader.read(text).danger == card


@pytest.mark.parametrize("text", HARMLESS)
def test_a_question_of_care_is_no_alarm(reader: Reader, text: str) -> None:
    assert reader.read(text).danger is None


class TestRead:
    @pytest.mark.parametrize(
        ("text", "card"),
        [
            ("hon andas inte", "acute/larma"),
            ("patienten har slutat andas", "acute/larma"),
            ("MEDVETSLÖS I VÄNTRUMMET", "acute/larma"),
            ("andas hon inte", "acute/larma"),
            ("han hotar mig med kniv", "acute/hot_vald"),
            ("hon säger att hon ska ta livet av sig", "acute/suicid"),
            ("pappan slår barnet nu", "acute/barn_fara"),
        ],
    )
    def test_fixed_phrases_mean_danger(self, reader: Reader, text: str, card: str) -> None:
        assert reader.read(text).danger == card

    @pytest.mark.parametrize(
        "text",
        [
            "får en asylsökande akut vård",
            "rätt till vård vid bröstsmärta",
            "vård vid självmordstankar för papperslösa",
            "hur skriver jag ett orosanmälan",
            "vad kostar ambulans",
        ],
    )
    def test_questions_about_care_are_no_danger(self, reader: Reader, text: str) -> None:
        assert reader.read(text).danger is None
