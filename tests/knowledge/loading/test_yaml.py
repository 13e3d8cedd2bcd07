"""YAML is read with its lines, and what YAML itself would swallow is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.loading import YamlFile, read_yaml
from knowledge.loading._yaml import dotted


@pytest.fixture
def cards(tmp_path: Path) -> YamlFile:
    text = "# en kommentar\ncards:\n  - id: a\n    title: A\n  - id: b\n    next: [x, y]\n"
    (tmp_path / "cards.yml").write_text(text, encoding="utf-8")
    return read_yaml(tmp_path / "cards.yml", tmp_path)[0]


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 2),
        (("cards",), 2),
        (("cards", 0), 3),
        (("cards", 0, "title"), 4),
        (("cards", 1, "next", 1), 6),
        (("cards", 1, "saknas"), 5),
        (("cards", 9), 2),
        (("annat",), 2),
    ],
)
def test_every_value_has_its_line_or_its_parents(
    cards: YamlFile, location: tuple[str | int, ...], line: int
) -> None:
    assert cards.line(location) == line


def test_a_location_is_written_as_editors_read_it() -> None:
    assert dotted(("cards", 3, "sources", 0, "id")) == "cards[3].sources[0].id"
    assert dotted(()) == ""


def test_a_key_given_twice_is_told_at_the_second_place(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("x:\n  title: ett\n  title: två\n", encoding="utf-8")

    _, faults = read_yaml(tmp_path / "a.yml", tmp_path)

    assert [(fault.line, fault.field, fault.got) for fault in faults] == [
        (3, "title", "fältet två gånger")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "cards: [",
        "cards:\n\t- id: a\n",
        "a: b: c\n",
        "x: !!python/object:os.system {}\n",
        "&a *a\n",
    ],
)
def test_what_is_no_yaml_is_one_fault_with_its_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")

    file, faults = read_yaml(tmp_path / "a.yml", tmp_path)

    assert file.data is None
    assert [fault.file for fault in faults] == ["a.yml"]
    assert faults[0].line >= 1
    assert "YAML" in faults[0].expected


def test_a_file_in_another_encoding_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes("title: Vård".encode("latin-1"))

    _, faults = read_yaml(tmp_path / "a.yml", tmp_path)

    assert [fault.expected for fault in faults] == ["en läsbar YAML-fil i UTF-8"]


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    _, faults = read_yaml(tmp_path / "borta.yml", tmp_path)

    assert [fault.file for fault in faults] == ["borta.yml"]


def test_an_empty_file_is_read_as_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("", encoding="utf-8")

    file, faults = read_yaml(tmp_path / "a.yml", tmp_path)

    assert (file.data, faults) == (None, ())
