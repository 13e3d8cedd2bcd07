"""Every fault in training data, rules and domain at once, with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.language.folding import fold
from knowledge.loading import ROOT, Fault, Knowledge, YamlFile, read_yaml
from knowledge.model import topic_of

FEWEST_EXAMPLES = 6
"""A card with fewer examples is found by luck."""

OWN_INTENTS = frozenset({"choose"})
"""Intents without cards: what buttons send."""


@dataclass(frozen=True)
class Example:
    """One training example: its intent, its text and where it stands."""

    intent: str
    text: str
    file: str
    line: int


def check_training(knowledge: Knowledge, root: Path = ROOT) -> tuple[Fault, ...]:
    """Compare ``data/nlu``, ``data/rules`` and ``domain.yml`` with the cards and topics."""
    faults: list[Fault] = []
    examples = [
        example
        for path in sorted((root / "data" / "nlu").glob("*.yml"))
        for example in _examples(path, root, faults)
    ]
    faults += _unknown_intents(knowledge, examples)
    faults += _too_few(knowledge, examples)
    faults += _twice(examples)
    faults += _domain(knowledge, root)
    return tuple(sorted(faults))


def _examples(path: Path, root: Path, faults: list[Fault]) -> Iterator[Example]:
    file, broken = read_yaml(path, root)
    faults.extend(broken)
    entries = file.data.get("nlu") if isinstance(file.data, dict) else None
    if not isinstance(entries, list):
        if not broken:
            faults.append(file.fault((), "fältet «nlu» med en lista", "inget"))
        return
    for index, entry in enumerate(entries):
        if not isinstance(entry, dict) or not isinstance(entry.get("examples"), str):
            faults.append(file.fault(("nlu", index), "«intent» och «examples: |»", "något annat"))
            continue
        yield from _lines(file, index, str(entry.get("intent")), entry["examples"], faults)


def _lines(
    file: YamlFile, index: int, intent: str, text: str, faults: list[Fault]
) -> Iterator[Example]:
    first = file.line(("nlu", index, "examples")) + 1
    for offset, line in enumerate(text.splitlines()):
        stripped = line.strip()
        if not stripped:
            continue
        if not stripped.startswith("- "):
            expected, got = "ett exempel som börjar med «- »", f"«{stripped[:40]}»"
            faults.append(Fault(file.name, first + offset, f"nlu[{index}]", expected, got))
            continue
        yield Example(intent, stripped[2:].strip(), file.name, first + offset)


def _unknown_intents(knowledge: Knowledge, examples: list[Example]) -> Iterator[Fault]:
    first = {example.intent: example for example in reversed(examples)}
    for intent, example in first.items():
        if intent not in knowledge.cards and intent not in OWN_INTENTS:
            expected = "ett kort som finns i knowledge/content/cards"
            yield Fault(example.file, example.line, "intent", expected, f"«{intent}»")


def _too_few(knowledge: Knowledge, examples: list[Example]) -> Iterator[Fault]:
    counts = dict.fromkeys(knowledge.cards, 0)
    for example in examples:
        if example.intent in counts:
            counts[example.intent] += 1
    for card, count in counts.items():
        if count < FEWEST_EXAMPLES:
            file = f"data/nlu/{topic_of(card)}.yml"
            expected = f"minst {FEWEST_EXAMPLES} exempel för kortet «{card}»"
            yield Fault(file, 1, "nlu", expected, str(count))


def _twice(examples: list[Example]) -> Iterator[Fault]:
    seen: dict[str, Example] = {}
    for example in examples:
        folded = fold(example.text)
        other = seen.setdefault(folded, example)
        if other is not example and folded:
            expected = f"ett exempel som inte redan finns på {other.file}:{other.line}"
            yield Fault(example.file, example.line, "examples", expected, f"«{example.text[:50]}»")


def _domain(knowledge: Knowledge, root: Path) -> Iterator[Fault]:
    """Every topic is an intent of the domain and has a rule, and nothing else is or has."""
    domain, broken = read_yaml(root / "domain.yml", root)
    yield from broken
    entries = domain.data.get("intents") if isinstance(domain.data, dict) else None
    intents = {next(iter(e)) if isinstance(e, dict) else str(e) for e in entries or ()}
    wanted = set(knowledge.topics) | OWN_INTENTS
    for topic in sorted(wanted - intents):
        yield domain.fault(("intents",), f"ämnet «{topic}» som intent", "inget")
    for intent in sorted(intents - wanted):
        expected = "bara ämnen ur knowledge/content/topics.yml"
        yield domain.fault(("intents",), expected, f"«{intent}»")
    rules, broken = read_yaml(root / "data" / "rules" / "reply.yml", root)
    yield from broken
    entries = rules.data.get("rules") if isinstance(rules.data, dict) else None
    ruled = {
        step["intent"]
        for rule in entries or ()
        for step in rule.get("steps", ())
        if "intent" in step
    }
    for topic in sorted(wanted - ruled):
        yield rules.fault(("rules",), f"en regel för ämnet «{topic}»", "ingen")
