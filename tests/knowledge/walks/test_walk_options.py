"""Typed answers: own words, typos, numbers; and what must not be taken for an answer."""

from __future__ import annotations

import pytest

from knowledge.model._procedures import Step
from knowledge.walks import THRESHOLD, Walks, match
from knowledge.walks.options import match_phrase

UNDERSTOOD = [
    # walk, step, text, options
    ("krankning_patient_medarbetare", "role", "medarbetare", "medarbetare"),
    ("krankning_patient_medarbetare", "role", "MEDARBETARE!", "medarbetare"),
    ("krankning_patient_medarbetare", "role", "medarbetre", "medarbetare"),
    ("krankning_patient_medarbetare", "role", "medabetare", "medarbetare"),
    ("krankning_patient_medarbetare", "role", "medarb", "medarbetare"),
    ("krankning_patient_medarbetare", "role", "jag är chf", "chef"),
    ("krankning_patient_medarbetare", "role", "jag är chef här", "chef"),
    ("krankning_patient_medarbetare", "role", "enhetschef", "chef"),
    ("krankning_patient_medarbetare", "role", "jag är inte chef", "medarbetare"),
    ("krankning_patient_medarbetare", "role", "sjukskoterska", "medarbetare"),
    (
        "krankning_patient_medarbetare",
        "role",
        "jag är undersköterska på avdelningen",
        "medarbetare",
    ),
    ("krankning_patient_medarbetare", "role", "2", "chef"),
    ("krankning_patient_medarbetare", "role", "den andra", "chef"),
    ("krankning_patient_medarbetare", "role", "alternativ två", "chef"),
    ("krankning_patient_medarbetare", "role", "2:an", "chef"),
    ("krankning_patient_medarbetare", "role", "nr 3", "utsatt"),
    ("krankning_patient_medarbetare", "role", "den sista", "utsatt"),
    ("krankning_patient_medarbetare", "role", "jag blev kränkt", "utsatt"),
    ("krankning_patient_medarbetare", "role", "en patient kränkte mig", "utsatt"),
    ("krankning_patient_medarbetare", "danger", "ja", "ja"),
    ("krankning_patient_medarbetare", "danger", "japp", "ja"),
    ("krankning_patient_medarbetare", "danger", "ja det gör det", "ja"),
    ("krankning_patient_medarbetare", "danger", "jo tyvärr", "ja"),
    ("krankning_patient_medarbetare", "danger", "nej", "nej"),
    ("krankning_patient_medarbetare", "danger", "nej då", "nej"),
    ("krankning_patient_medarbetare", "danger", "nä, det är lugnt nu", "nej"),
    ("krankning_patient_medarbetare", "danger", "nej, patienten har gått hem", "nej"),
    ("krankning_patient_medarbetare", "danger", "absolut inte", "nej"),
    ("krankning_patient_medarbetare", "danger", "ingen är i fara", "nej"),
    ("krankning_patient_medarbetare", "danger", "det pågår fortfarande", "ja"),
    ("krankning_patient_medarbetare", "danger", "osäker", "ja"),
    ("krankning_patient_medarbetare", "violated", "anhörig", "narstaende"),
    ("krankning_patient_medarbetare", "violated", "det var mamman", "narstaende"),
    ("krankning_patient_medarbetare", "violated", "ett barn", "patient_barn"),
    ("krankning_patient_medarbetare", "violated", "patienten är 15 år", "patient_barn"),
    ("krankning_patient_medarbetare", "violated", "en 45-åring", "patient_vuxen"),
    ("krankning_patient_medarbetare", "violated", "närstånde", "narstaende"),
    ("krankning_staff_chef", "what", "hott", "hot"),
    ("krankning_patient_medarbetare", "kind", "rasism", "rasism"),
    ("krankning_patient_medarbetare", "kind", "rassism", "rasism"),
    ("krankning_patient_medarbetare", "kind", "en rasistisk kommentar", "rasism"),
    ("krankning_patient_medarbetare", "kind", "en kommentar", "bemotande"),
    ("krankning_patient_medarbetare", "kind", "det handlar om journalen", "journal"),
    ("krankning_patient_medarbetare", "kind", "undersökningen", "undersokning"),
    ("krankning_patient_medarbetare", "kind", "tafsande", "sexuellt"),
    ("krankning_patient_medarbetare", "kind", "annat", "annat"),
    ("krankning_patient_medarbetare", "part", "vitne", "vittne"),
    ("krankning_patient_medarbetare", "part", "jag såg det", "vittne"),
    ("krankning_patient_medarbetare", "part", "det var nog jag", "kan_ha_krankt"),
    ("krankning_patient_medarbetare", "part", "patienten berättade för mig", "tog_emot"),
    ("krankning_patient_medarbetare", "listen", "klart", "klart"),
    ("krankning_patient_medarbetare", "listen", "okej", "klart"),
    ("krankning_patient_medarbetare", "listen", "ja det har jag gjort", "klart"),
    ("krankning_patient_medarbetare", "listen", "inte än", "inte_an"),
    ("krankning_patient_chef", "phase", "lex maria", "lex_maria"),
    ("krankning_patient_chef", "phase", "Lex Maria?", "lex_maria"),
    ("krankning_patient_chef", "phase", "svara på klagomålet", "svara"),
    ("krankning_patient_chef", "phase", "det hände idag", "akut"),
    ("krankning_patient_chef", "harm", "alvarlig", "allvarlig"),
    ("krankning_patient_chef", "harm", "nej", "nej"),
    ("krankning_staff_medarbetare", "what", "hot", "hot"),
    ("krankning_staff_medarbetare", "what", "våld", "vald"),
    ("krankning_staff_medarbetare", "what", "hon slog mig", "vald"),
    ("krankning_staff_medarbetare", "what", "han ville ha en svensk läkare", "byte"),
    ("krankning_staff_medarbetare", "what", "de filmade mig", "inspelning"),
    ("krankning_staff_medarbetare", "change", "hudfärg", "diskriminerande"),
    ("anstaa_bedomning", "age", "17", "barn"),
    ("anstaa_bedomning", "age", "17-åring", "barn"),
    ("anstaa_bedomning", "age", "hon är 34", "vuxen"),
    ("anstaa_bedomning", "age", "vuxen", "vuxen"),
    ("anstaa_bedomning", "age", "vet ej", "vet_inte"),
    ("anstaa_bedomning", "group", "pappersl0s", "utan_tillstand"),
    ("anstaa_bedomning", "group", "asylsökand", "asylsokande"),
    ("anstaa_bedomning", "group", "hon är gömd", "utan_tillstand"),
    ("anstaa_bedomning", "group", "ukraina", "ukraina"),
    ("anstaa_bedomning", "group", "eu-medborgare", "eu"),
    ("anstaa_bedomning", "own_right", "gravid", "gravid"),
    ("anstaa_bedomning", "own_right", "nej inget av det", "inget"),
    ("anstaa_bedomning", "own_right", "tbc", "smitta"),
    ("vilken_grupp", "document", "lma-kort", "lma"),
    ("vilken_grupp", "document", "han har inga papper", "inget"),
    ("vilken_grupp", "document", "kvittot från migrationsverket", "kvitto"),
    ("vilken_grupp", "decision", "avslag men överklagat", "nej"),
    ("vilken_grupp", "decision", "håller sig undan", "undan"),
    ("vilken_grupp", "stay", "visumet har gått ut", "utan_tillstand"),
    ("vilken_grupp", "stay", "visumet gick ut", "utan_tillstand"),
    ("krankning_staff_medarbetare", "own_safe", "ja jag är säker nu", "ja"),
    ("krankning_staff_medarbetare", "own_safe", "nej jag är inte säker", "nej"),
    ("krankning_staff_medarbetare", "own_safe", "osäker", "nej"),
    ("krankning_staff_medarbetare", "what", "krävde annan läkare", "byte"),
    ("krankning_patient_medarbetare", "violated", "mannen till patienten", "narstaende"),
    ("krankning_patient_medarbetare", "role", "underläkare", "medarbetare"),
    ("anstaa_bedomning", "assessor", "tandläkare", "tandlakare"),
]

SEVERAL = [
    # walk, step, text, options, complete
    ("anstaa_bedomning", "consequences", "1 och 3", "allvarlig akutbesok", True),
    ("anstaa_bedomning", "consequences", "1,3", "allvarlig akutbesok", True),
    ("anstaa_bedomning", "consequences", "1 3 4", "allvarlig akutbesok pagaende", True),
    ("anstaa_bedomning", "consequences", "3 och 1", "allvarlig akutbesok", True),
    ("anstaa_bedomning", "consequences", "sömn, smittrisk", "smittrisk funktion", True),
    ("anstaa_bedomning", "consequences", "förvärras och inläggning", "samre akutbesok", True),
    ("anstaa_bedomning", "consequences", "4", "pagaende", False),
    ("anstaa_bedomning", "consequences", "bara 4", "pagaende", True),
    ("anstaa_bedomning", "consequences", "ingen trolig följd", "ingen", True),
    ("anstaa_bedomning", "consequences", "vet inte", "vet_inte", True),
    ("anstaa_bedomning", "special", "tortyr och suicidrisk", "trauma suicid", True),
    ("anstaa_bedomning", "special", "våld och tortyr", "trauma", False),
    ("anstaa_bedomning", "special", "nej", "inget", True),
    (
        "krankning_staff_medarbetare",
        "staff_support",
        "chefen, facket och skyddsombud",
        "chef skyddsombud fack",
        True,
    ),
    ("forebyggande", "utbildning", "riva hinder + apt", "riva_hinder apt_material", True),
]

QUESTIONS = [
    "vad gör patientnämnden?",
    "vad gor patientnamnden",
    "vad är lex maria",
    "vad är lex maria?",
    "hur skriver jag en avvikelse",
    "vad kostar det",
    "vad kostar ett läkarbesök för en asylsökande?",
    "vem är chefläkare hos oss",
    "vem bestämmer om vården kan vänta",
    "hur når jag patientnämnden",
    "vart vänder jag mig om jag är rädd för patienten",
    "får jag berätta för polisen",
    "måste jag anmäla till polisen?",
    "har barn rätt till tandvård",
    "har en papperslös rätt till abort?",
    "är det diskriminering om patienten är papperslös?",
    "kan jag vägra vårda en rasistisk patient",
    "vilken lag gäller",
    "vilka är diskrimineringsgrunderna",
    "när ska chefen svara på klagomål",
    "var hittar jag rutinen",
    "finns det någon utbildning om rasism",
    "vad menas med vårdskada",
    "vad betyder vård som inte kan anstå",
    "vad är skillnaden mellan hot och våld",
    "hur gammal ska man vara för att räknas som barn",
    "berätta om riva hinder",
    "jag vill veta mer om sekretess",
    "jag undrar vad som gäller för närstående",
    "vad händer om chefen inte gör något",
    "gäller sekretess mot chefen?",
    "behöver patienten betala för tolken?",
    "kan patienten få tolk",
    "hur länge har man på sig att svara på ett klagomål",
    "vad säger diskrimineringslagen om hudfärg",
    "vad ska stå i journalen",
    "får barn tolka åt sina föräldrar",
    "vem anmäler arbetsskada",
    "vad är ett LMA-kort?",
    "hur ser ett UT-kort ut",
    "vad är allvarligt tillbud",
    "vilken vård får en gravid asylsökande",
    "blaj",
    "asdf qwer",
    "det regnar ute i dag och bussen är sen",
    "tandvård papperslös vuxen pris",
    "tandvård asylsökande vuxen",
    "kostnad läkarbesök asylsökande",
    "avgift för papperslös",
    "patientnämnden telefonnummer",
    "länk till rutinen",
    "lex maria tidsgräns",
    "diskrimineringslagen paragraf",
    "min chef säger att jag inte får anmäla",
    "chefen vägrar skriva avvikelse",
    "jag hittar inte rutinen",
    "jag behöver numret till patientnämnden",
    "en annan sak, vad kostar det för barn",
    "läkemedel för asylsökande barn",
    "hade en fråga om tandvård",
    "tack så mycket",
    "du är dum",
    "ring 112",
    "hjälp",
    "en sekund",
]


def the(walks: Walks, procedure: str, step: str) -> Step:
    found = walks.procedures[procedure].step(step)
    assert found is not None
    return found


class TestOneOption:
    @pytest.mark.parametrize(("procedure", "step", "text", "option"), UNDERSTOOD)
    def test_own_words_choose_the_option(
        self, walks: Walks, procedure: str, step: str, text: str, option: str
    ) -> None:
        found = match(text, the(walks, procedure, step), walks.wording)
        assert found is not None
        assert found.ids == (option,)
        assert THRESHOLD <= found.score <= 100

    @pytest.mark.parametrize("text", ["", "  ", "?", "4000", "0", "99", "chef eller medarbetare"])
    def test_nothing_clear_chooses_nothing(self, walks: Walks, text: str) -> None:
        role = the(walks, "krankning_patient_medarbetare", "role")
        assert match(text, role, walks.wording) is None

    @pytest.mark.parametrize(
        "text", ["en patient blev kränkt", "patient kränkt", "hon blev kränkt"]
    )
    def test_that_a_patient_was_violated_is_not_that_i_was(self, walks: Walks, text: str) -> None:
        role = the(walks, "krankning_patient_medarbetare", "role")
        assert match(text, role, walks.wording) is None

    def test_numbers_follow_the_buttons_on_the_screen(self, walks: Walks) -> None:
        step = the(walks, "krankning_patient_medarbetare", "danger")
        found = match("3", step, walks.wording, ("ja", "nej", "hoppa_over"))
        assert found is not None
        assert found.ids == ("hoppa_over",)


class TestSeveralOptions:
    @pytest.mark.parametrize(("procedure", "step", "text", "options", "complete"), SEVERAL)
    def test_several_at_once(
        self, walks: Walks, procedure: str, step: str, text: str, options: str, complete: bool
    ) -> None:
        found = match(text, the(walks, procedure, step), walks.wording)
        assert found is not None
        assert found.ids == tuple(options.split())
        assert found.complete is complete

    def test_one_unknown_part_spoils_the_list(self, walks: Walks) -> None:
        step = the(walks, "anstaa_bedomning", "consequences")
        assert match("1 och blaj", step, walks.wording) is None


class TestQuestions:
    @pytest.mark.parametrize("text", QUESTIONS)
    def test_a_question_is_never_an_option(self, walks: Walks, text: str) -> None:
        wording = walks.wording
        for procedure in walks.procedures.values():
            for step in procedure.steps:
                found = match(text, step, wording)
                assert found is None, (procedure.id, step.id, found)
                assert match_phrase(text, step, wording) is None


class TestCorrections:
    @pytest.mark.parametrize(
        ("step", "text", "option"),
        [
            ("role", "nej, jag är chef", "chef"),
            ("role", "förlåt, jag menade chef", "chef"),
            ("role", "jag är chf", "chef"),
            ("violated", "patienten är barn förresten", "patient_barn"),
            ("violated", "fel, det var en närstående", "narstaende"),
            ("violated", "patienten är 12 år", "patient_barn"),
            ("kind", "nej det var rasism", "rasism"),
            ("part", "jag var vittne", "vittne"),
        ],
    )
    def test_own_words_name_an_earlier_option(
        self, walks: Walks, step: str, text: str, option: str
    ) -> None:
        asked = the(walks, "krankning_patient_medarbetare", step)
        found = match_phrase(text, asked, walks.wording)
        assert found is not None
        assert found.ids == (option,)

    @pytest.mark.parametrize("text", ["nej", "ja", "2", "den andra", "ok", "klart"])
    def test_everyday_words_and_numbers_correct_nothing(self, walks: Walks, text: str) -> None:
        for step in walks.procedures["krankning_patient_medarbetare"].steps:
            assert match_phrase(text, step, walks.wording) is None
