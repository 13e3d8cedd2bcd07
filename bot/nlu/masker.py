"""Takes identifiers out of a message before any other component sees it."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.privacy import mask

MASKED_KEY = "masked"
"""Key in the parse result: the kinds of identifier that were taken out."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class Masker(GraphComponent):
    """Masks once more what a channel should have masked: ``rasa shell`` has no such channel.

    A channel of ours has masked already; then the tokens in the text tell what was there.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Masker:
        """Create the component; it has no settings."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Replace identifiers in the text, and tell which kinds there were."""
        for message in messages:
            # Half a surrogate pair (a cut emoji) is no text: nothing after us could encode it.
            text = (message.get(TEXT) or "").encode("utf-8", "ignore").decode("utf-8")
            masked = mask(text)
            # "[personnummer]" is no question about personnummer.
            message.set(TEXT, masked.without_tokens, add_to_output=True)
            message.set(MASKED_KEY, list(masked.kinds), add_to_output=True)
        return messages
