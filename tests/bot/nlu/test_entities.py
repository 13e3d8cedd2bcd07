"""What the knowledge base names, as entities with their places in the text as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.entities import KnowledgeEntityExtractor

Make = Callable[..., KnowledgeEntityExtractor]
Text = Callable[[str], Message]


def found(component: KnowledgeEntityExtractor, message: Message) -> list[dict[str, Any]]:
    component.process([message])
    return message.get(ENTITIES, [])


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        (
            "får papperslösa barn tandvrd",
            {("group", "tillstandslos"), ("age", "child"), ("care", "tandvard")},
        ),
        ("Visar LMA-kort", {("document", "lma_kort")}),
        ("fått avslag", {("group", "avslag"), ("clue", "avslag")}),
        ("hej", set()),
        ("", set()),
    ],
)
def test_names_become_entities(
    make: Make, message: Text, text: str, entities: set[tuple[str, str]]
) -> None:
    component = make(KnowledgeEntityExtractor)

    kinds = {(entity["entity"], entity["value"]) for entity in found(component, message(text))}

    assert entities <= kinds
    assert bool(entities) == bool(kinds)


def test_places_are_in_the_text_as_it_was_typed(make: Make, message: Text) -> None:
    text = "Får PAPPERSLÖSA barn Tandvård?"

    entities = found(make(KnowledgeEntityExtractor), message(text))

    typed = {entity["entity"]: text[entity["start"] : entity["end"]] for entity in entities}
    assert typed["group"] == "PAPPERSLÖSA"
    assert typed["care"] == "Tandvård"
    assert {entity["extractor"] for entity in entities} == {"KnowledgeEntityExtractor"}


def test_entities_of_other_components_are_kept(make: Make) -> None:
    other = {"entity": "choice", "value": "card:fee/frikort"}
    message = Message(data={TEXT: "tandvård", ENTITIES: [other]})

    entities = found(make(KnowledgeEntityExtractor), message)

    assert entities[0] == other
    assert len(entities) == 2
