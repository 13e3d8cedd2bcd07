"""Training data, rules and domain agree with the cards; every fault has its file and line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.training import check_training
from knowledge.loading import ROOT, Fault, Knowledge

Faults = Callable[[], list[Fault]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the training data, rules and domain, to break."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "domain.yml", tmp_path)
    return tmp_path


@pytest.fixture
def faults(knowledge: Knowledge, project: Path) -> Faults:
    return lambda: list(check_training(knowledge, project))


def edit(path: Path, old: str, new: str) -> int:
    """Replace a text where it stands first; its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def examples(*lines: str, intent: str = "fee/frikort") -> str:
    listed = "\n".join(f"    {line}" for line in lines)
    return f'version: "3.1"\nnlu:\n- intent: {intent}\n  examples: |\n{listed}\n'


def test_the_projects_own_training_data_is_whole(knowledge: Knowledge) -> None:
    assert check_training(knowledge) == ()


class TestExamples:
    def test_an_intent_without_a_card_is_told_once(self, project: Path, faults: Faults) -> None:
        text = examples("- hej hopp", "- tjosan hejsan", intent="fee/borta")
        (project / "data" / "nlu" / "zz.yml").write_text(text, encoding="utf-8")

        told = [fault for fault in faults() if fault.file == "data/nlu/zz.yml"]

        assert [(fault.line, fault.got) for fault in told] == [(5, "«fee/borta»")]

    def test_a_card_with_too_few_examples_is_told(
        self, knowledge: Knowledge, project: Path, faults: Faults
    ) -> None:
        (project / "data" / "nlu" / "tolk.yml").unlink()

        told = [fault for fault in faults() if fault.file == "data/nlu/tolk.yml"]

        cards = [card for card in knowledge.cards.values() if card.topic == "tolk"]
        assert len(told) == len(cards)
        assert all(fault.got == "0" for fault in told)
        assert any("«tolk/app»" in fault.expected for fault in told)

    def test_an_example_that_stands_twice_names_the_other_place(
        self, project: Path, faults: Faults
    ) -> None:
        text = examples("- qwertz uiop asdf", "- jklö yxcv", "- QWERTZ, uiop asdf!")
        (project / "data" / "nlu" / "zz.yml").write_text(text, encoding="utf-8")

        told = [fault for fault in faults() if fault.file == "data/nlu/zz.yml"]

        assert [(fault.line, fault.got) for fault in told] == [(7, "«QWERTZ, uiop asdf!»")]
        assert "data/nlu/zz.yml:5" in told[0].expected

    def test_a_line_that_is_no_example_is_told(self, project: Path, faults: Faults) -> None:
        text = examples("- qwertz uiop", "", "asdf ghjk utan streck", "* stjärna i stället")
        (project / "data" / "nlu" / "zz.yml").write_text(text, encoding="utf-8")

        told = [fault for fault in faults() if fault.file == "data/nlu/zz.yml"]

        assert [(fault.line, fault.got) for fault in told] == [
            (7, "«asdf ghjk utan streck»"),
            (8, "«* stjärna i stället»"),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "nlu: ingen lista\n",
            "version: '3.1'\n",
            "- bara en lista\n",
            "nlu:\n- intent: fee/frikort\n",
            "nlu:\n- intent: fee/frikort\n  examples: [a, b]\n",
            "nlu: [\n",
            "",
        ],
    )
    def test_a_file_of_another_form_is_told(self, project: Path, faults: Faults, text: str) -> None:
        (project / "data" / "nlu" / "zz.yml").write_text(text, encoding="utf-8")

        assert [fault.file for fault in faults()] == ["data/nlu/zz.yml"]


class TestDomain:
    def test_a_topic_that_is_no_intent_is_told(self, project: Path, faults: Faults) -> None:
        edit(project / "domain.yml", "  - tolk:\n      use_entities: []\n", "")

        told = [fault for fault in faults() if fault.file == "domain.yml"]

        assert [fault.expected for fault in told] == ["ämnet «tolk» som intent"]

    def test_an_intent_that_is_no_topic_is_told(self, project: Path, faults: Faults) -> None:
        edit(project / "domain.yml", "  - tolk:\n", "  - borta\n  - tolk:\n")

        told = [fault for fault in faults() if fault.file == "domain.yml"]

        assert [fault.got for fault in told] == ["«borta»"]

    def test_a_topic_without_a_rule_is_told(self, project: Path, faults: Faults) -> None:
        rules = project / "data" / "rules" / "reply.yml"
        text = rules.read_text(encoding="utf-8")
        block = text[text.index("  - rule: svara på tolk") : text.index("  - rule: svara på sekr")]
        edit(rules, block, "")

        told = [fault for fault in faults() if fault.file == "data/rules/reply.yml"]

        assert [fault.expected for fault in told] == ["en regel för ämnet «tolk»"]

    @pytest.mark.parametrize("text", ["", "intents: [", "- lista\n"])
    @pytest.mark.parametrize("name", ["domain.yml", "data/rules/reply.yml"])
    def test_a_broken_file_is_told_and_nothing_raises(
        self, project: Path, faults: Faults, name: str, text: str
    ) -> None:
        (project / name).write_text(text, encoding="utf-8")

        assert any(fault.file == name for fault in faults())


def test_all_faults_come_at_once_in_order(project: Path, faults: Faults) -> None:
    edit(project / "domain.yml", "  - tolk:\n", "  - borta\n  - tolk:\n")
    (project / "data" / "nlu" / "zz.yml").write_text(
        examples("- hej hopp", intent="fee/borta"), encoding="utf-8"
    )

    found = faults()

    assert len(found) == 2
    assert found == sorted(found)
