"""The classifier within Rasa's graph: train on a handful, store, load, and rank the same."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.classifier import (
    CARDS_KEY,
    NEAREST_KEY,
    NOTHING_SAID,
    PARTS_KEY,
    SCOPE_KEY,
    CardClassifier,
    as_texts,
    card_texts,
)
from bot.training.importer import CARD_KEY
from knowledge.loading import Knowledge

Make = Callable[..., CardClassifier]
Text = Callable[[str], Message]

PLACE = Resource("trained")
EXAMPLES = {
    "fee/vad_kostar": ["vad kostar läkarbesök", "vilken avgift har asylsökande", "vad kostar det"],
    "fee/frikort": ["gäller frikort", "får asylsökande frikort", "högkostnadsskydd"],
    "tolk/bestalla": ["hur beställer jag tolk", "boka tolk", "var bokar jag tolk"],
    "smalltalk/hej": ["hej", "hejsan", "god morgon"],
}


def data(key: str = CARD_KEY) -> TrainingData:
    return TrainingData(
        [
            Message(data={TEXT: text, INTENT: card.split("/")[0], key: card})
            for card, texts in EXAMPLES.items()
            for text in texts
        ]
    )


@pytest.fixture(scope="module")
def trained(storage: LocalModelStorage, context: ExecutionContext) -> CardClassifier:
    config = CardClassifier.get_default_config()
    component = CardClassifier.create(config, storage, PLACE, context)
    component.train(data())
    return component


def asked(component: CardClassifier, message: Message) -> Message:
    return component.process([message])[0]


def test_a_message_gets_topic_cards_nearness_and_scope(
    trained: CardClassifier, message: Text
) -> None:
    ranked = asked(trained, message("vad kostar läkarbesöket"))

    assert ranked.get(INTENT)["name"] == "fee"
    assert 0 < ranked.get(INTENT)["confidence"] <= 1
    assert ranked.get(CARDS_KEY)[0][0] == "fee/vad_kostar"
    assert 0 < ranked.get(NEAREST_KEY) <= 1
    assert isinstance(ranked.get(SCOPE_KEY), float)
    assert {INTENT, "intent_ranking", CARDS_KEY, NEAREST_KEY, SCOPE_KEY} <= (
        ranked.output_properties
    )


def test_a_group_that_no_example_has_is_understood_by_its_pattern(
    trained: CardClassifier, message: Text
) -> None:
    ranked = asked(trained, message("vilken avgift har papperslösa"))

    assert ranked.get(CARDS_KEY)[0][0] == "fee/vad_kostar"


@pytest.mark.parametrize("text", ["", "   ", "\n", "🙂", "?!"])
def test_a_message_without_a_word_has_no_topic(
    trained: CardClassifier, message: Text, text: str
) -> None:
    ranked = asked(trained, message(text))

    assert ranked.get(INTENT) == NOTHING_SAID
    assert ranked.get(CARDS_KEY) == []


def test_before_training_nothing_is_known(make: Make, message: Text) -> None:
    assert asked(make(CardClassifier), message("vad kostar det")).get(CARDS_KEY) == []


def test_training_on_nothing_stores_nothing(make: Make, message: Text) -> None:
    component = make(CardClassifier)

    component.train(TrainingData([]))

    assert asked(component, message("vad kostar det")).get(CARDS_KEY) == []


def test_rasas_own_importer_is_understood_too(make: Make, message: Text) -> None:
    component = make(CardClassifier)

    component.train(data(INTENT_RESPONSE_KEY))

    assert asked(component, message("boka tolk")).get(CARDS_KEY)[0][0] == "tolk/bestalla"


def test_the_likely_cards_are_listed_and_the_best_of_every_topic(make: Make, message: Text) -> None:
    component = make(CardClassifier, ranking_length=1)
    component.train(data())

    ranked = asked(component, message("vad kostar det"))

    listed = [card for card, _ in ranked.get(CARDS_KEY)]
    topics = [card.split("/")[0] for card in listed]
    assert listed[0] == "fee/vad_kostar"
    assert sorted(topics) == sorted({topic["name"] for topic in ranked.get("intent_ranking")})


def test_each_question_in_a_message_is_ranked(make: Make, message: Text) -> None:
    component = make(CardClassifier)
    component.train(data())

    one = asked(component, message("vad kostar det"))
    two = asked(component, message("vad kostar det och hur bokar jag tolk"))

    assert one.get(PARTS_KEY) == []
    assert [part["text"] for part in two.get(PARTS_KEY)] == ["vad kostar det", "hur bokar jag tolk"]
    assert two.get(PARTS_KEY)[0][CARDS_KEY] == one.get(CARDS_KEY)


def test_a_misspelt_word_is_ranked_as_what_was_meant(make: Make, message: Text) -> None:
    component = make(CardClassifier)
    component.train(data())

    right, misspelt, apart = (
        asked(component, message(text)).get(CARDS_KEY)
        for text in ("boka undersökning", "boka undersökninng", "boka under sökning")
    )

    assert misspelt == right
    assert apart == right


class TestStorage:
    @pytest.fixture
    def loaded(
        self,
        trained: CardClassifier,
        storage: LocalModelStorage,
        context: ExecutionContext,
    ) -> CardClassifier:
        config = CardClassifier.get_default_config()
        return CardClassifier.load(config, storage, PLACE, context)

    @pytest.mark.parametrize("text", ["vad kostar läkarbesök", "tolk?", "hej", "frikortet"])
    def test_a_loaded_component_ranks_as_the_trained_one(
        self, trained: CardClassifier, loaded: CardClassifier, message: Text, text: str
    ) -> None:
        one, other = asked(trained, message(text)), asked(loaded, message(text))

        assert one.get(CARDS_KEY) == other.get(CARDS_KEY)
        assert one.get(INTENT) == other.get(INTENT)

    @pytest.mark.usefixtures("trained")
    def test_only_plain_arrays_are_stored(self, storage: LocalModelStorage) -> None:
        with storage.read_from(PLACE) as folder:
            files = sorted(path for path in folder.rglob("*") if path.is_file())
            arrays = [np.load(path, allow_pickle=False) for path in files]
            kinds = {stored[name].dtype.kind for stored in arrays for name in stored.files}

        assert [path.name for path in files] == ["ranker.npz", "spelling.npz"]
        assert "O" not in kinds


class TestTexts:
    def test_a_message_is_folded_patterned_and_made_of_concepts(self) -> None:
        folded, pattern, concepts = as_texts("Får PAPPERSLÖSA tandvård?")

        assert folded == "far papperslosa tandvard"
        assert pattern == "far xgrupp xvard"
        assert "care_tandvard" in concepts.split()

    def test_every_card_is_known_by_its_own_words(self, knowledge: Knowledge) -> None:
        found = card_texts(knowledge)

        assert set(found) == set(knowledge.cards)
        assert all(folded for texts in found.values() for folded, _, _ in texts)

    def test_small_talk_and_what_we_cannot_are_outside(self, knowledge: Knowledge) -> None:
        assert knowledge.outside == {"smalltalk", "out_of_scope"}


def test_a_changed_card_trains_anew() -> None:
    """Rasa caches by settings and data; the content's fingerprint is one of the settings."""
    assert len(CardClassifier.get_default_config()["content"]) == 64


def test_examples_without_a_card_are_not_learnt(make: Make, message: Text) -> None:
    buttons = TrainingData([Message(data={TEXT: "frikort", INTENT: "choose"})])
    component = make(CardClassifier)

    component.train(data().merge(buttons))

    topics = asked(component, message("frikort")).get("intent_ranking")
    assert "choose" not in [topic["name"] for topic in topics]


def test_a_message_without_text_has_no_topic(trained: CardClassifier) -> None:
    assert asked(trained, Message(data={})).get(INTENT) == NOTHING_SAID


def test_what_has_no_topic_has_an_intent_that_rasa_knows() -> None:
    """Rasa predicts for ever when a message has no intent at all."""
    assert NOTHING_SAID == {"name": "nlu_fallback", "confidence": 0.0}
