"""A whole knowledge base loads; a broken one says everything that is wrong with it, at once."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.loading import (
    CONTENT,
    Fault,
    Knowledge,
    KnowledgeError,
    content_fingerprint,
    load,
)

Edit = Callable[[str, str, str], int]


def test_the_small_folder_is_whole(small: Path) -> None:
    loaded = load(small, root=small)

    assert set(loaded.cards) == {"entitlement/ratt", "fee/pris", "fee/frikort", "acute/larma"}
    assert loaded.groups["asylsokande"].title == "Asylsökande"
    assert set(loaded.procedures) == {"prov"}


def test_the_projects_own_knowledge_is_whole(knowledge: Knowledge) -> None:
    assert len(knowledge.groups) == 12
    assert len(knowledge.care_types) >= 28
    assert len(knowledge.procedures) == 7


def test_several_faults_in_several_files_are_told_at_once(
    small: Path, edit: Edit, faults: Callable[[], tuple[Fault, ...]]
) -> None:
    edit("cards/all.yml", "related: [fee/pris]", "related: [fee/borta]")
    edit("fees.yml", "      vuxen: {amount: 50 kr}\n", "")
    edit("ages.yml", "phrase: vuxna, ", "")
    (small / "clues.yml").write_text("clues: [", encoding="utf-8")

    found = faults()

    assert {fault.file for fault in found} >= {
        "cards/all.yml",
        "fees.yml",
        "ages.yml",
        "clues.yml",
    }
    assert list(found) == sorted(found)


def test_the_error_lists_every_fault_on_a_line_of_its_own(small: Path, edit: Edit) -> None:
    edit("cards/all.yml", "related: [fee/pris]", "related: [fee/borta]")
    edit("cards/all.yml", "walk: prov", "walk: borta")

    with pytest.raises(KnowledgeError) as caught:
        load(small, root=small)

    lines = str(caught.value).splitlines()
    assert len(lines) == len(caught.value.faults) == 2
    assert all(line.startswith("cards/all.yml:") for line in lines)


def test_one_fault_in_a_copy_of_the_real_content_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    path = folder / "fees.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("amount: 50 kr per läkarbesök", "belopp: 50 kr", 1), "utf-8")

    with pytest.raises(KnowledgeError) as caught:
        load(folder, root=folder)

    got = {fault.got for fault in caught.value.faults}
    assert "det okända fältet «belopp»" in got
    assert all(
        fault.file in ("fees.yml", "care_types.yml", "phrases.yml") for fault in caught.value.faults
    )


def test_knowledge_cannot_be_changed(knowledge: Knowledge) -> None:
    with pytest.raises(TypeError):
        knowledge.cards["ny"] = None  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        knowledge.cards = {}  # type: ignore[misc]
    with pytest.raises(TypeError):
        knowledge.groups["asylsokande"].title = "Annan"


def test_a_regime_is_found_by_group_and_age(small: Path) -> None:
    loaded = load(small, root=small)

    assert loaded.regime("asylsokande", "child").id == "barn"
    assert loaded.regime("asylsokande", "adult").id == "vuxen"
    with pytest.raises(KeyError):
        loaded.regime("marsian", "child")


def test_a_sentence_is_filled_in(knowledge: Knowledge) -> None:
    assert knowledge.say("about", who="vuxna asylsökande") == "Gäller: vuxna asylsökande."
    with pytest.raises(KeyError):
        knowledge.say("about")
    with pytest.raises(KeyError):
        knowledge.say("finns_inte")


def test_the_fingerprint_changes_with_any_file(small: Path, edit: Edit) -> None:
    before = content_fingerprint(small)
    unchanged = content_fingerprint(small)

    edit("cards/all.yml", "title: Frikort", "title: Frikortet")

    edited = content_fingerprint(small)
    (small / "cards" / "all.yml").rename(small / "cards" / "alla.yml")

    assert unchanged == before
    assert len({before, edited, content_fingerprint(small)}) == 3
