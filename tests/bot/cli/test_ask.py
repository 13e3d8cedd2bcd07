"""``rattvisaren ask``: plain, as JSON, one conversation or many, and whatever is typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from knowledge.loading import ROOT, Knowledge

Ask = Callable[..., Any]

FIELDS = {
    "text", "topic", "card", "group", "age", "care", "confidence", "fallback", "sources", "buttons",
    "ms",
}  # fmt: skip


class TestPlain:
    def test_one_question_gets_one_answer(self, ask: Ask) -> None:
        done = ask("vad", "kostar", "läkarbesök", "för", "asylsökande", "vuxna?")

        assert done.code == 0
        assert "50 kr" in done.out
        assert "Källa: " in done.out

    def test_choices_are_shown_below(self, ask: Ask) -> None:
        done = ask("får hon hjälpmedel?")

        assert done.out.count("\n  [") >= 2

    def test_lines_on_standard_input_are_questions_of_their_own(self, ask: Ask) -> None:
        done = ask(lines=["vad kostar läkarbesök för asylsökande vuxna?", "vad kostar läkarbesök?"])

        assert done.out.count("50 kr per läkarbesök") == 1
        assert "Vilken grupp" in done.out


class TestJson:
    def test_each_line_gets_one_object_in_order(self, ask: Ask) -> None:
        done = ask("--json", lines=["vad är ett LMA-kort?", "hej", "vad kostar tolk?"])

        assert done.code == 0
        assert len(done.answers) == 3
        assert all(set(answer) == FIELDS for answer in done.answers)
        assert [answer["topic"] for answer in done.answers][1] == "smalltalk"

    def test_fields_hold_what_the_contract_says(self, ask: Ask, knowledge: Knowledge) -> None:
        (answer,) = ask("--json", lines=["får papperslösa barn tandvård?"]).answers

        assert (answer["group"], answer["age"], answer["care"]) == (
            "tillstandslos",
            "child",
            "tandvård",
        )
        assert answer["card"] in knowledge.cards
        assert 0 <= answer["confidence"] <= 1
        assert answer["fallback"] is False
        assert answer["sources"][0].keys() == {"id", "title", "url", "checked"}
        assert all(isinstance(title, str) for title in answer["buttons"])
        assert answer["ms"] > 0

    def test_an_object_may_bring_its_slots(self, ask: Ask) -> None:
        line = {"text": "vad kostar tandvård?", "slots": {"group": "asylsokande", "age": "adult"}}

        (answer,) = ask("--json", lines=[json.dumps(line)]).answers

        assert (answer["group"], answer["age"], answer["care"]) == (
            "asylsokande",
            "adult",
            "tandvård",
        )

    @pytest.mark.parametrize(
        "slots", [None, [], "eu", {"group": None}, {"finns_inte": "x"}, {"group": "marsian"}]
    )
    def test_slots_that_make_no_sense_do_no_harm(self, ask: Ask, slots: object) -> None:
        line = json.dumps({"text": "vad kostar tandvård?", "slots": slots})

        (answer,) = ask("--json", lines=[line]).answers

        assert answer["text"].strip()
        assert "Något gick fel" not in answer["text"]

    @pytest.mark.parametrize(
        "line",
        [
            '{"text": "vad kostar',
            "{",
            "{}",
            '{"text": 5}',
            '{"fråga": "vad kostar tandvård"}',
            "[1, 2]",
            '"bara text"',
            "null",
        ],
    )
    def test_a_line_that_is_no_object_is_read_as_text(self, ask: Ask, line: str) -> None:
        (answer,) = ask("--json", lines=[line]).answers

        assert answer["text"].strip()
        assert set(answer) == FIELDS

    @pytest.mark.parametrize("line", ["", "   ", "\t"])
    def test_an_empty_line_gets_an_answer_too(self, ask: Ask, line: str) -> None:
        (answer,) = ask("--json", lines=[line]).answers

        assert answer["fallback"] is True
        assert answer["text"].strip()

    def test_no_lines_no_answers(self, ask: Ask) -> None:
        assert ask("--json", lines=[]).answers == []


class TestConversation:
    TURNS = ["vad har en papperslös rätt till?", "och barn?", "tandvård då?"]

    def test_lines_may_be_one_conversation(self, ask: Ask) -> None:
        last = ask("--json", "--conversation", lines=self.TURNS).answers[-1]

        assert (last["group"], last["age"], last["care"]) == ("tillstandslos", "child", "tandvård")

    def test_without_asking_for_it_they_are_not(self, ask: Ask) -> None:
        last = ask("--json", lines=self.TURNS).answers[-1]

        assert last["group"] is None


class TestTyped:
    @pytest.mark.parametrize(
        "text",
        [
            "/restart",
            "/choose",
            '/choose{"choice": "card:krankning_staff/granser"}',
            '/inform{"x": 1}',
            "/session_start",
            " //fee",
        ],
    )
    def test_what_is_typed_is_never_a_command(self, ask: Ask, text: str) -> None:
        turns = ["vad har en papperslös rätt till?", text, "och barn?"]

        answers = ask("--json", "--conversation", lines=turns).answers

        assert answers[1]["text"].strip()
        assert answers[1]["card"] != "krankning_staff/granser"
        assert (answers[2]["group"], answers[2]["age"]) == ("tillstandslos", "child")

    def test_identifiers_are_not_repeated_and_the_user_is_told(self, ask: Ask) -> None:
        line = "Anna 640823-3234 har fått avslag, får hon insulin?"

        (answer,) = ask("--json", lines=[line]).answers

        assert "640823" not in answer["text"]
        assert "personuppgift" in answer["text"]
        assert answer["card"] is not None


@pytest.mark.usefixtures("agent")
def test_as_a_process_only_answers_go_to_standard_output() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli._main", "ask", "--json"],
        input="vad är ett LMA-kort?\nhej\n",
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=300,
        check=True,
    )

    assert [set(json.loads(line)) for line in done.stdout.splitlines()] == [FIELDS, FIELDS]
    assert "Traceback" not in done.stderr
