"""Reads every content file below a folder into validated items, with their origins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledge.loading._faults import Fault, relative, shorten
from knowledge.loading._kinds import KINDS, WORDS, Kind
from knowledge.loading._validate import validate
from knowledge.loading._yaml import Location, YamlFile, read_yaml
from knowledge.model import Item


@dataclass
class Loaded:
    """What was read: items by kind and id, where each stands, and the faults so far."""

    items: dict[str, dict[str, Any]] = field(default_factory=dict)
    origins: dict[tuple[str, str], tuple[YamlFile, Location]] = field(default_factory=dict)
    words: dict[str, Any] = field(default_factory=dict)
    word_files: dict[str, YamlFile] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, kind: str, item: str, where: Location, expected: str, got: str) -> None:
        """Note a fault in a field of an item that was read."""
        file, at = self.origins[kind, item]
        self.faults.append(file.fault((*at, *where), expected, got))


def read_content(folder: Path, root: Path) -> Loaded:
    """Read all content; faults are collected, never raised."""
    loaded = Loaded(items={kind.key: {} for kind in KINDS})
    for path, kinds in sorted(_files(folder, root, loaded).items()):
        file, faults = read_yaml(path, root)
        loaded.faults.extend(faults)
        if file.data is not None or not faults:
            _read_file(file, kinds, loaded)
    for name, model in WORDS.items():
        _read_words(folder / f"{name}.yml", root, model, loaded)
    return loaded


def _files(folder: Path, root: Path, loaded: Loaded) -> dict[Path, list[Kind]]:
    """Every content file with the kinds it may hold; a kind without any file is a fault."""
    files: dict[Path, list[Kind]] = {}
    for kind in KINDS:
        paths = sorted(folder.glob(kind.files))
        if not paths:
            name = relative(folder / kind.files, root)
            loaded.faults.append(Fault(name, 1, "", f"en fil med «{kind.key}»", "ingen fil"))
        for path in paths:
            files.setdefault(path, []).append(kind)
    return files


def _read_file(file: YamlFile, kinds: list[Kind], loaded: Loaded) -> None:
    if not isinstance(file.data, dict):
        loaded.faults.append(file.fault((), "fält med värden", shorten(file.data)))
        return
    known = {kind.key for kind in kinds}
    for key in file.data.keys() - known:
        expected = "bara " + ", ".join(sorted(known))
        loaded.faults.append(file.fault((key,), expected, f"det okända fältet «{key}»"))
    for kind in kinds:
        for location, data in _entries(file, kind, loaded):
            _read_item(file, kind, location, data, loaded)


def _entries(file: YamlFile, kind: Kind, loaded: Loaded) -> Iterator[tuple[Location, Any]]:
    if kind.key not in file.data:
        loaded.faults.append(file.fault((), f"fältet «{kind.key}»", "inget"))
        return
    data = file.data[kind.key]
    if kind.single:
        yield (kind.key,), data
    elif isinstance(data, list):
        for index, entry in enumerate(data):
            yield (kind.key, index), entry
    else:
        loaded.faults.append(file.fault((kind.key,), "en lista", shorten(data)))


def _read_item(file: YamlFile, kind: Kind, at: Location, data: Any, loaded: Loaded) -> None:
    result = validate(kind.model, data, file, at)
    if not isinstance(result, Item):
        loaded.faults.extend(result)
        return
    value = getattr(result, kind.id_field)
    item = str(getattr(value, "value", value))
    if item in loaded.items[kind.key]:
        other, where = loaded.origins[kind.key, item]
        expected = f"ett id som inte redan finns på {other.name}:{other.line(where)}"
        loaded.faults.append(file.fault((*at, kind.id_field), expected, shorten(item)))
        return
    loaded.items[kind.key][item] = result
    loaded.origins[kind.key, item] = (file, at)


def _read_words(path: Path, root: Path, model: type[Item] | None, loaded: Loaded) -> None:
    """Files of fixed sentences and word lists, that the code asks for by name."""
    file, faults = read_yaml(path, root)
    loaded.faults.extend(faults)
    if faults:
        return
    if not isinstance(file.data, dict):
        loaded.faults.append(file.fault((), "fält med värden", shorten(file.data)))
        return
    loaded.word_files[path.stem] = file
    result: Any = validate(model, file.data, file, ()) if model else file.data
    if isinstance(result, list):
        loaded.faults.extend(result)
    else:
        loaded.words[path.stem] = result
