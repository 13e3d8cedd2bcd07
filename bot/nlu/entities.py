"""Finds what the knowledge base names in a message, as Rasa entities."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from knowledge.language.reading import reader


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class KnowledgeEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Groups, ages, care types, documents and clues by their aliases in ``knowledge/``."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> KnowledgeEntityExtractor:
        """Create the component; it has no settings."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add entities with offsets into the text as it was typed."""
        for message in messages:
            found = [
                {
                    "entity": match.kind,
                    "value": match.value,
                    "start": match.start,
                    "end": match.end,
                    "extractor": type(self).__name__,
                }
                for match in reader().matches(message.get(TEXT) or "")
            ]
            if found:
                known = message.get(ENTITIES, [])
                message.set(ENTITIES, known + found, add_to_output=True)
        return messages
