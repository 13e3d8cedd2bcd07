"""The evaluation's parts, on small input and without an agent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.evaluation import material, writing
from bench.evaluation.material import Example, conversations, dev_questions, swefaq
from bench.evaluation.replies import answered_with
from bench.evaluation.report import Section, percent, shorten
from bench.evaluation.splits import split
from bench.evaluation.swefaq import swefaq_section
from bench.evaluation.talks import talks_section

EXAMPLES = tuple(
    Example(f"fråga {n} om {card}", card) for card in ("a/b", "c/d") for n in range(10)
)


class Parrot:
    """Says what it has been given to say."""

    def __init__(self, reply: dict[str, Any]) -> None:
        self._reply = {"text": "", "group": None, "age": None, "buttons": [], **reply}

    def ask(self, text: str, group: str | None = None, conversation: str | None = None) -> Any:
        return self._reply


def _talk(reply: dict[str, Any], **turn: object) -> str:
    talks = [{"name": "prov", "turns": [{"say": "hej", **turn}]}]
    return talks_section(Parrot(reply), talks).markdown()  # type: ignore[arg-type]


def test_a_split_is_the_same_whatever_the_order_and_keeps_every_card() -> None:
    one, other = split(EXAMPLES), split(EXAMPLES[::-1])

    assert one == other
    assert one.fingerprint == other.fingerprint
    assert {e.card for e in one.test} == {"a/b", "c/d"}
    assert len(one.test) == 4
    assert not set(one.test) & set(one.training)


def test_another_example_changes_the_fingerprint() -> None:
    assert split(EXAMPLES).fingerprint != split((*EXAMPLES, Example("ny", "a/b"))).fingerprint


@pytest.mark.parametrize(
    "reply, turn",
    [
        ({"text": "Det är gratis."}, {"expect": ["kostnadsfri|GRATIS"]}),
        ({"text": "Nej."}, {"reject": ["ja"]}),
        ({"age": "child"}, {"age": "child"}),
        ({"buttons": ["a", "b"]}, {"buttons": 2}),
    ],
)
def test_a_conversation_passes(reply: dict[str, Any], turn: dict[str, Any]) -> None:
    assert "| passes |" in _talk(reply, **turn)


@pytest.mark.parametrize(
    "reply, turn, fault",
    [
        ({"text": "Nej."}, {"expect": ["gratis"]}, "no `gratis`"),
        ({"text": "8504120000"}, {"reject": ["8504"]}, "`8504` is in"),
        ({"group": "eu"}, {"group": "avslag"}, "group is eu, not avslag"),
        ({"buttons": ["a"]}, {"buttons": 2}, "fewer than 2"),
    ],
)
def test_a_conversation_fails(reply: dict[str, Any], turn: dict[str, Any], fault: str) -> None:
    report = _talk(reply, **turn)

    assert "| fails |" in report
    assert fault in report


def test_swefaq_counts_in_category_and_open() -> None:
    answers = ["Tolken är gratis för patienten.", "Parkeringen kostar tio kronor i timmen."]
    rows = [
        {"question": "Kostar tolken något?", "candidate_answers": answers, "label": 0},
        {"question": "Är parkeringen dyr per timme?", "candidate_answers": answers[1:], "label": 0},
    ]

    assert "| 2 | 1.000 | 1.000 | 1.000 |" in swefaq_section(rows).markdown()


def test_a_card_that_is_given_is_answered_with_and_none_is_a_fallback() -> None:
    question = material.own_questions()[0]

    found, lost = answered_with([question, question], ["tolk/bestalla", ""])

    assert found.reply["card"] == "tolk/bestalla"
    assert lost.fallback


def test_without_the_outside_folder_only_the_own_sets_are_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from bench.evaluation.parts import PARTS  # imports Rasa

    monkeypatch.setattr(material, "OUTSIDE", tmp_path / "nowhere")

    assert not dev_questions()
    assert not conversations()
    assert not swefaq()
    assert PARTS["conversations"]() == PARTS["swefaq"]() == []


def test_the_headline_names_the_command_of_each_figure() -> None:
    section = Section("Sökning", "swefaq", headline=[("top-3", percent(0.5), "≥ 0.72")])

    row = "| top-3 | 50.0 % | ≥ 0.72 | `python -m bench.evaluation swefaq` |"
    assert row in writing.headline([section])


def test_docs_have_room_for_the_headline() -> None:
    text = writing.DOCS.read_text(encoding="utf-8")

    assert text.index("<!-- headline: begin -->") < text.index("<!-- headline: end -->")


def test_long_texts_are_cut() -> None:
    assert shorten("ord " * 50, 20) == "ord ord ord ord ord…"
