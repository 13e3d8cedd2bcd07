"""Reads YAML and remembers on which line each value stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from knowledge.loading._faults import Fault, relative, shorten

try:  # libyaml reads 200 cards in a tenth of the time of the pure Python loader
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # pragma: no cover - wheels carry libyaml on every platform we lock
    from yaml import SafeLoader  # type: ignore[assignment]

Location = tuple["str | int", ...]


@dataclass(frozen=True)
class YamlFile:
    """A parsed file: its plain data, and the node tree that knows the lines."""

    name: str
    data: Any
    node: yaml.Node | None

    def line(self, location: Location) -> int:
        """The line (from 1) of the value at ``location``, or of its nearest existing parent."""
        node = self.node
        line = 1 if node is None else node.start_mark.line + 1
        for step in location:
            key, node = _child(node, step)
            if node is None:
                break
            line = (key or node).start_mark.line + 1
        return line

    def fault(self, location: Location, expected: str, got: str) -> Fault:
        """A fault at ``location`` in this file."""
        return Fault(self.name, self.line(location), dotted(location), expected, got)


def dotted(location: Location) -> str:
    """``("cards", 3, "title")`` as editors read it: ``cards[3].title``."""
    text = ""
    for step in location:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def read_yaml(path: Path, root: Path) -> tuple[YamlFile, tuple[Fault, ...]]:
    """Read one file; a file that cannot be read comes back empty, with its faults."""
    name = relative(path, root)
    node = None
    try:
        loader = SafeLoader(path.read_text(encoding="utf-8"))
        node = loader.get_single_node()
        data = None if node is None else loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        fault = Fault(name, line, "", "giltig YAML", shorten(error.problem or error))
        return YamlFile(name, None, None), (fault,)
    except UnicodeDecodeError as error:
        fault = Fault(name, 1, "", "en läsbar YAML-fil i UTF-8", shorten(error))
        return YamlFile(name, None, None), (fault,)
    except ValueError as error:
        line = _bad_date(node)
        fault = Fault(name, line, "", "ett datum som finns (ÅÅÅÅ-MM-DD)", shorten(error))
        return YamlFile(name, None, None), (fault,)
    except (OSError, yaml.YAMLError) as error:
        fault = Fault(name, 1, "", "en läsbar YAML-fil i UTF-8", shorten(error))
        return YamlFile(name, None, None), (fault,)
    return YamlFile(name, data, node), tuple(_double_keys(name, node))


def _bad_date(node: yaml.Node | None) -> int:
    """The line of the first date that is in no calendar; 1 when there is none."""
    if isinstance(node, yaml.ScalarNode) and node.tag.endswith(":timestamp"):
        try:
            date.fromisoformat(node.value)
        except ValueError:
            return int(node.start_mark.line) + 1
    children = node.value if isinstance(node, yaml.CollectionNode) else ()
    for child in children:
        for part in child if isinstance(child, tuple) else (child,):
            line = _bad_date(part)
            if line > 1:
                return line
    return 1


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None, None


def _double_keys(name: str, node: yaml.Node | None) -> Iterator[Fault]:
    """YAML lets a later key silently overwrite an earlier one; an editor must hear of it."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                yield Fault(name, line, str(key.value), "varje fält en gång", "fältet två gånger")
            seen.add(key.value)
            yield from _double_keys(name, value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _double_keys(name, value)
