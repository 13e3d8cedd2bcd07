"""Files are read whole: what is missing, double or of the wrong form is a fault, never a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.loading import Fault

Edit = Callable[[str, str, str], int]
Faults = Callable[[], tuple[Fault, ...]]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("groups.yml", "groups"),
        ("fees.yml", "fees"),
        ("danger.yml", "danger"),
        ("sources/base.yml", "sources"),
        ("procedures/prov.yml", "procedure"),
    ],
)
def test_a_kind_without_a_file_is_told(small: Path, faults: Faults, name: str, key: str) -> None:
    (small / name).unlink()

    assert any(f"en fil med «{key}»" == fault.expected for fault in faults())


@pytest.mark.parametrize("name", ["phrases.yml", "dialogue_words.yml", "walk_words.yml"])
def test_a_missing_file_of_words_is_told(small: Path, faults: Faults, name: str) -> None:
    (small / name).unlink()

    assert [fault.file for fault in faults()] == [name]


@pytest.mark.parametrize("text", ["- bara\n- en lista\n", "bara text\n", "42\n"])
@pytest.mark.parametrize("name", ["ages.yml", "phrases.yml", "walk_words.yml"])
def test_a_file_that_is_not_a_mapping_is_told(
    small: Path, faults: Faults, name: str, text: str
) -> None:
    (small / name).write_text(text, encoding="utf-8")

    assert any(fault.file == name and fault.expected == "fält med värden" for fault in faults())


@pytest.mark.parametrize("name", ["ages.yml", "clues.yml", "notices.yml", "topics.yml"])
def test_an_empty_file_is_told(small: Path, faults: Faults, name: str) -> None:
    (small / name).write_text("", encoding="utf-8")

    assert any(fault.file == name for fault in faults())


@pytest.mark.parametrize("name", ["phrases.yml", "dialogue_words.yml", "walk_words.yml"])
def test_an_empty_file_of_words_is_told(small: Path, faults: Faults, name: str) -> None:
    (small / name).write_text("", encoding="utf-8")

    assert any(fault.file == name for fault in faults())


def test_an_unknown_top_field_is_told(small: Path, faults: Faults, edit: Edit) -> None:
    line = edit("notices.yml", "notices:\n", "notiser: []\nnotices:\n")

    found = faults()

    assert [(fault.line, fault.expected, fault.got) for fault in found] == [
        (line, "bara notices", "det okända fältet «notiser»")
    ]


def test_a_missing_top_field_is_told(small: Path, faults: Faults) -> None:
    (small / "notices.yml").write_text("{}\n", encoding="utf-8")

    assert [(fault.file, fault.expected, fault.got) for fault in faults()] == [
        ("notices.yml", "fältet «notices»", "inget")
    ]


def test_a_list_that_is_no_list_is_told(small: Path, faults: Faults) -> None:
    (small / "notices.yml").write_text("notices: inga\n", encoding="utf-8")

    assert [(fault.field, fault.expected, fault.got) for fault in faults()] == [
        ("notices", "en lista", "«inga»")
    ]


def test_an_item_that_is_no_mapping_is_told(small: Path, faults: Faults) -> None:
    (small / "notices.yml").write_text("notices:\n  - bara text\n", encoding="utf-8")

    assert [(fault.line, fault.field, fault.expected) for fault in faults()] == [
        (2, "notices[0]", "fält med värden")
    ]


def test_an_id_used_twice_names_the_first_place(small: Path, faults: Faults, edit: Edit) -> None:
    edit("topics.yml", "{id: fee, title: Avgifter", "{id: entitlement, title: Avgifter")

    told = [fault for fault in faults() if fault.file == "topics.yml"]

    assert [(fault.line, fault.field, fault.got) for fault in told] == [
        (3, "topics[1].id", "«entitlement»")
    ]
    assert told[0].expected == "ett id som inte redan finns på topics.yml:2"


def test_a_key_given_twice_in_an_item_is_told(small: Path, faults: Faults, edit: Edit) -> None:
    line = edit("cards/all.yml", "    title: Frikort\n", "    title: Ett\n    title: Två\n")

    assert [(fault.file, fault.line, fault.got) for fault in faults()] == [
        ("cards/all.yml", line + 1, "fältet två gånger")
    ]


def test_a_second_file_of_a_kind_is_read_too(small: Path, faults: Faults) -> None:
    text = (small / "cards" / "all.yml").read_text(encoding="utf-8")
    (small / "cards" / "more.yml").write_text(
        "cards:" + text.split("cards:", 1)[1].split("  - id: fee/pris", 1)[0], encoding="utf-8"
    )

    found = faults()

    assert [(fault.file, fault.field) for fault in found] == [("cards/more.yml", "cards[0].id")]
    assert "cards/all.yml:2" in found[0].expected
