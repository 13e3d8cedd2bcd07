"""What can be said at any step."""

from __future__ import annotations

import pytest

from knowledge.walks import Command, Walks, command
from knowledge.walks.commands import is_done

SAID = [
    ("tillbaka", Command.BACK),
    ("Gå tillbaka!", Command.BACK),
    ("kan vi gå tillbaka", Command.BACK),
    ("ångra", Command.BACK),
    ("hoppa över", Command.SKIP),
    ("hoppa over", Command.SKIP),
    ("vet inte", Command.SKIP),
    ("jag vet inte", Command.SKIP),
    ("hoppa_over", Command.SKIP),
    ("varför frågar du?", Command.WHY),
    ("varför frågar du det?", Command.WHY),
    ("Varför?", Command.WHY),
    ("vad menas?", Command.MEANING),
    ("vad menar du", Command.MEANING),
    ("jag förstår inte", Command.MEANING),
    ("va menas?", Command.MEANING),
    ("upprepa", Command.REPEAT),
    ("en gång till", Command.REPEAT),
    ("avbryt", Command.CANCEL),
    ("sluta", Command.CANCEL),
    ("stopp, avbryt", Command.CANCEL),
    ("Avbryt! Avbryt!!", Command.CANCEL),
    ("jag vill avbryta", Command.CANCEL),
    ("börja om", Command.RESTART),
    ("borja om fran borjan", Command.RESTART),
    ("fortsätt", Command.GO_ON),
    ("vi fortsätter", Command.GO_ON),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_a_command_in_the_words_of_the_list(walks: Walks, text: str, expected: Command) -> None:
    assert command(text, walks.wording) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tilbaka", Command.BACK),
        ("avbrty", Command.CANCEL),
        ("fortsät", Command.GO_ON),
        ("uprepa", Command.REPEAT),
    ],
)
def test_a_misspelt_command_is_found_when_asked_for(
    walks: Walks, text: str, expected: Command
) -> None:
    assert command(text, walks.wording) is None
    assert command(text, walks.wording, misspelt=True) is expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "chef",
        "vad menas med vårdskada",
        "varför ska chefen svara på klagomål",
        "patienten vill avbryta behandlingen",
        "kan man hoppa över hälsoundersökningen",
        "tillbaka till patienten",
        "vad händer om patienten vill sluta",
    ],
)
def test_other_texts_are_no_command(walks: Walks, text: str) -> None:
    assert command(text, walks.wording, misspelt=True) is None


@pytest.mark.parametrize("text", ["klar", "Klart!", "det var allt", "inga fler", "nej det räcker"])
def test_klar_ends_a_step_with_several_answers(walks: Walks, text: str) -> None:
    assert is_done(text, walks.wording)


@pytest.mark.parametrize("text", ["chefen", "1 och 2", "inte klart", ""])
def test_other_texts_do_not(walks: Walks, text: str) -> None:
    assert not is_done(text, walks.wording)
