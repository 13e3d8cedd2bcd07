"""What it costs when the content grows: cards, training data and matrix, each ten times over.

The new content is made of the old: a copy has a word exchanged for another of the same content
and one that is made up. It is no sense, but has the size and the vocabulary that real content has.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from bench.evaluation.material import Example
from bench.evaluation.splits import Split
from bench.speed import OUT, traffic
from bench.speed.measures import ask
from bench.speed.training import trained
from bench.speed.trees import copy_tree, teach

TIMES = 10

_SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo dy".split()
_SYLLABLES_A_WORD = 4
_TEXTS = ("title", "answer")


def growth(environment: Path, parts: Split) -> list[dict[str, Any]]:
    """Training, memory and answers for the content as it is, and for each way to grow."""
    ways: dict[str, Callable[[Path, Split], None]] = {
        "as it is": _as_it_is,
        f"cards × {TIMES}": _more_cards,
        f"training data × {TIMES}": _more_examples,
        f"matrix × {TIMES}": _more_matrix,
    }
    grown = []
    for name, way in ways.items():
        grown.append({"content": name, **_measured(environment, parts, way)})
        print(name, grown[-1]["training"], flush=True)
    return grown


def _measured(
    environment: Path, parts: Split, grow: Callable[[Path, Split], None]
) -> dict[str, Any]:
    tree = copy_tree(OUT / "growth")
    grow(tree, parts)
    training = trained(environment, tree)
    return {"training": training, "ask": ask(environment, tree, traffic.questions())}


def _as_it_is(tree: Path, parts: Split) -> None:
    teach(tree, parts.training)


def _more_examples(tree: Path, parts: Split) -> None:
    words = [word for example in parts.training for word in example.text.split()]
    vary = _Variation(words)
    more = [Example(vary(one.text), one.card) for one in parts.training for _ in _copies()]
    teach(tree, [*parts.training, *more])


def _more_cards(tree: Path, parts: Split) -> None:
    teach(tree, parts.training)
    files = sorted((tree / "knowledge" / "content" / "cards").glob("*.yml"))
    words = [word for file in files for card in _read(file)["cards"] for word in _words(card)]
    vary = _Variation(words)
    for file in files:
        content = _read(file)
        content["cards"] += [
            {**card, "id": f"{card['id']}_{copy}", **{key: vary(card[key]) for key in _own(card)}}
            for card in content["cards"]
            for copy in _copies()
        ]
        _write(file, content)


def _more_matrix(tree: Path, parts: Split) -> None:
    """Ten times as many care types, each with its names, its row of rights and its fee."""
    teach(tree, parts.training)
    vary = _Variation(["vård"])
    another: dict[str, Callable[[dict[str, Any], int], dict[str, Any]]] = {
        "care_types": lambda care, copy: {
            "id": f"{care['id']}_{copy}",
            "title": vary(care["title"]),
            "fee": f"{care['fee']}_{copy}",
            "aliases": [vary.made_up() for _ in care["aliases"]],
        },
        "entitlements": lambda row, copy: {**row, "care_type": f"{row['care_type']}_{copy}"},
        "fees": lambda row, copy: {**row, "id": f"{row['id']}_{copy}"},
    }
    for name, make in another.items():
        file = tree / "knowledge" / "content" / f"{name}.yml"
        content = _read(file)
        content[name] += [make(row, copy) for row in content[name] for copy in _copies()]
        _write(file, content)


class _Variation:
    """Varies texts; the same texts in the same order every time."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._chance = random.Random(0)
        self._made_up = itertools.product(_SYLLABLES, repeat=_SYLLABLES_A_WORD)

    def __call__(self, text: str) -> str:
        words = text.split()
        words[self._chance.randrange(len(words))] = self._chance.choice(self._words)
        return " ".join([*words, "".join(self._chance.choices(_SYLLABLES, k=_SYLLABLES_A_WORD))])

    def made_up(self) -> str:
        """A word that nobody has, and another each time."""
        return "".join(next(self._made_up))


def _copies() -> range:
    return range(1, TIMES)


def _own(card: dict[str, Any]) -> list[str]:
    return [key for key in _TEXTS if key in card]


def _words(card: dict[str, Any]) -> Iterator[str]:
    for key in _own(card):
        yield from card[key].split()


def _read(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return content


def _write(file: Path, content: dict[str, Any]) -> None:
    file.write_text(yaml.safe_dump(content, allow_unicode=True, width=10_000), encoding="utf-8")
