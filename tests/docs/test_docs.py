"""The documentation holds: what it names exists, and its YAML examples leave the content whole."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli._main import _parser
from bot.settings import PREFIX
from bot.training import check_training
from knowledge.loading import CONTENT, ROOT, load

OURS = (
    ROOT / "README.md",
    ROOT / "docs" / "redaktor.md",
    ROOT / "docs" / "drift.md",
    ROOT / "docs" / "development.md",
)
DOCS = tuple(sorted({*OURS, *(ROOT / "docs").glob("*.md")}))

_EXAMPLE = re.compile(
    r"```yaml\n# (?P<file>(?:knowledge|data|domain)\S*\.yml)\n(?P<yaml>.*?)```", re.S
)
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?!https?:)(?P<target>[^)#\s]*)(?:#(?P<anchor>[^)\s]*))?\)")
_CODE = re.compile(r"```.*?```", re.S)
# In backticks or fences, and below one of our own folders.
_PATH = re.compile(
    r"(?<![\w/.-])(?:bot|actions|knowledge|data|widget|bench|tests|docs)/[\w./*-]*[\w*/]"
)
_KEYS = ("id", "care_type", "group", "card", "rule", "intent")
"""Fields that tell the items of a list apart, in the order in which they are tried."""


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


@pytest.fixture(params=DOCS, ids=names(DOCS))
def doc(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


class TestWhatTheDocsName:
    def test_make_targets_exist(self, doc: Path) -> None:
        targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.M))

        named = set(re.findall(r"(?:`|^)(?:\w+=\S+ )?make ([a-z]+)", text_of(doc), re.M))

        assert named <= targets

    def test_commands_exist(self, doc: Path) -> None:
        subparsers = _parser()._subparsers
        assert subparsers is not None
        commands = set(subparsers._group_actions[0].choices or ())

        named = set(re.findall(r"(?:`|bin/|run )rattvisaren ([a-z]+)", text_of(doc)))

        assert named <= commands

    def test_environment_variables_exist(self, doc: Path) -> None:
        named = set(re.findall(rf"{PREFIX}[A-Z_]+[A-Z]", text_of(doc)))

        assert named <= settings_read() | set_up_variables()

    def test_linked_files_exist(self, doc: Path) -> None:
        missing = [
            link["target"]
            for link in _LINK.finditer(_CODE.sub("", text_of(doc)))
            if link["target"] and not (doc.parent / link["target"]).exists()
        ]

        assert not missing

    def test_linked_headings_exist(self, doc: Path) -> None:
        missing = []
        for link in _LINK.finditer(_CODE.sub("", text_of(doc))):
            page = doc.parent / link["target"] if link["target"] else doc
            if link["anchor"] and link["anchor"] not in anchors(page):
                missing.append(link[0])

        assert not missing

    @pytest.mark.parametrize("own", OURS, ids=names(OURS))
    def test_named_files_exist(self, own: Path) -> None:
        named = set(_PATH.findall(text_of(own)))

        missing = [
            path for path in named if not any(ROOT.glob(path.rstrip("/"))) and not made(path)
        ]

        assert not missing


def test_operators_read_of_every_setting() -> None:
    assert settings_read() | set_up_variables() <= set(
        re.findall(rf"{PREFIX}[A-Z_]+[A-Z]", text_of(ROOT / "docs" / "drift.md"))
    )


def test_readme_begins_with_the_two_commands() -> None:
    first_block = _CODE.search(text_of(ROOT / "README.md"))

    assert first_block is not None
    commands = re.findall(r"^make \w+", first_block[0], re.M)
    assert commands == ["make run", "make test"]


def test_readme_names_every_command_and_target() -> None:
    readme = text_of(ROOT / "README.md")
    targets = re.findall(r"^([a-z]+):.*## ", text_of(ROOT / "Makefile"), re.M)
    subparsers = _parser()._subparsers
    assert subparsers is not None

    missing = [f"make {name}" for name in targets if f"make {name}" not in readme]
    missing += [
        f"rattvisaren {name}"
        for name in subparsers._group_actions[0].choices or ()
        if f"rattvisaren {name}" not in readme
    ]

    assert not missing


def test_content_is_whole_when_all_examples_are_followed(tmp_path: Path) -> None:
    examples = [example for path in OURS for example in _EXAMPLE.finditer(text_of(path))]
    assert examples
    copy_of_sources(tmp_path)

    for number, example in enumerate(examples):
        follow(tmp_path, example["file"], read(example["yaml"]), number)

    knowledge = load(tmp_path / "knowledge" / "content", tmp_path)
    assert not check_training(knowledge, tmp_path)


def copy_of_sources(folder: Path) -> None:
    shutil.copytree(CONTENT, folder / "knowledge" / "content")
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copy(ROOT / "domain.yml", folder / "domain.yml")


def follow(folder: Path, name: str, change: Any, number: int) -> None:
    """Make an example's change: to what is there, or as a new file of training examples."""
    path = folder / name
    if name.startswith("data/nlu/"):
        path, result = path.with_name(f"example_{number}.yml"), change
    else:
        result = merged(read(text_of(path)) if path.exists() else {}, change)
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    path.write_text(yaml.dump(result, Dumper=dumper, allow_unicode=True), encoding="utf-8")


def read(text: str) -> Any:
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # as the loader


def merged(old: Any, new: Any) -> Any:
    """The example laid over what there is: items by their id, lists of words added to."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: merged(old.get(key), value) for key, value in new.items()}}
    if not (isinstance(old, list) and isinstance(new, list)):
        return new
    if not any(isinstance(item, dict) for item in new):
        return old + [item for item in new if item not in old]
    result = list(old)
    for item in new:
        key = next((key for key in _KEYS if key in item), None)
        places = [i for i, there in enumerate(result) if key and same(there, item, key)]
        if places:
            result[places[0]] = merged(result[places[0]], item)
        else:
            result.append(item)
    return result


def same(there: Any, item: dict[str, Any], key: str) -> bool:
    return isinstance(there, dict) and there.get(key) == item[key]


def settings_read() -> set[str]:
    source = text_of(ROOT / "bot" / "settings.py")
    return {PREFIX + name for name in re.findall(r"value\.\w+\(\s*\"([A-Z_]+)\"", source)}


def set_up_variables() -> set[str]:
    return set(re.findall(rf"{PREFIX}[A-Z_]+[A-Z]", text_of(ROOT / "bot/setup/bootstrap.sh")))


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text_of(page), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def made(path: str) -> bool:
    """Whether the path is an example of what somebody makes."""
    return any(path in example for example in made_by_examples())


def made_by_examples() -> Iterator[str]:
    for path in OURS:
        for example in _EXAMPLE.finditer(text_of(path)):
            yield example["file"]
