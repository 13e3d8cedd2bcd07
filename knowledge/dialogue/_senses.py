"""Which of two topics that sound alike is meant: "en patient har kränkt mig" tells it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from knowledge.dialogue._understanding import Ranking, Understanding, ranked
from knowledge.language.folding import fold, has_phrase, phrases
from knowledge.loading import Knowledge
from knowledge.model import topic_of

_OURS = 9.0
"""The scope of a message that names what is mixed up: it is about one of the two."""

_LESS = 0.05
"""What is left of the chance of a sense that the words rule out."""


class Senses:
    """Settles topics that are easily mixed up, by the editors' phrases; built once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._walks = {
            str(card.id): str(card.walk) for card in knowledge.cards.values() if card.walk
        }
        topics = self._topics = knowledge.topics
        self._phrases: Mapping[str, Collection[str]] = {
            topic.id: phrases(topic.told_by) for topic in topics.values()
        }
        bare = " ".join(
            word for topic in topics.values() for word in (*topic.names, *topic.unclear)
        )
        self._bare = frozenset(fold(f"{bare} {knowledge.dialogue_words.filler}").split())
        self._names = {
            str(topic.id): frozenset(fold(" ".join(topic.names)).split())
            for topic in topics.values()
            if topic.names
        }
        self._other = {
            one: other
            for topic in topics.values()
            if topic.mixed_up_with
            for one, other in (
                (str(topic.id), str(topic.mixed_up_with)),
                (str(topic.mixed_up_with), str(topic.id)),
            )
        }

    def settle(self, said: Understanding) -> Understanding:
        """The message with the other sense made unlikely, when its words tell which is meant.

        When they say nothing at all of it ("någon har blivit kränkt") both become as likely, so
        that it is asked about.
        """
        told = {topic for topic in self._other if has_phrase(said.text, self._phrases[topic])}
        ruled_out = {self._other[topic] for topic in told} - told
        if not ruled_out:
            named = None if told else self._named_alone(said.text)
            return said if named is None else self._evened(said, named)
        meant = told - ruled_out
        cards = self._moved(said.cards, ruled_out, meant)
        topics = self._moved(said.topics, ruled_out, meant)
        return replace(said, cards=cards, topics=topics)

    def _named_alone(self, text: str) -> str | None:
        """The topic whose matter is named ("kränkning") in a message that says no more of it."""
        words = set(fold(text).split())
        if not words <= self._bare:
            return None
        return next((topic for topic, names in self._names.items() if words & names), None)

    def _evened(self, said: Understanding, one: str) -> Understanding:
        """Both senses equally likely and nothing else, each with the card that it starts with."""
        both = [self._topics[one], self._topics[self._other[one]]]
        return replace(
            said,
            topics=tuple((str(topic.id), 0.5) for topic in both),
            cards=tuple((str(topic.start), 0.5) for topic in both if topic.start),
            scope=_OURS,
            nearest=1.0,
        )

    def _moved(
        self, ranking: Ranking, ruled_out: Collection[str], meant: Collection[str]
    ) -> Ranking:
        """The ranking with what is ruled out left to what is meant, else to all."""
        chances = {
            name: chance * (_LESS if self._is_of(name, ruled_out) else 1)
            for name, chance in ranking
        }
        freed = sum(chance for _, chance in ranking) - sum(chances.values())
        heirs = [name for name in chances if self._is_of(name, meant)] or list(chances)
        whole = sum(chances[name] for name in heirs) or 1.0
        for name in heirs:
            chances[name] += freed * chances[name] / whole
        return ranked(chances.items())

    def _is_of(self, name: str, topics: Collection[str]) -> bool:
        """Whether a card, or the walk it starts, is about one of the topics.

        A walk is named after its topic ("krankning_staff_chef").
        """
        walk = self._walks.get(name, "") if topic_of(name) == "procedure" else ""
        return topic_of(name) in topics or walk.startswith(tuple(f"{topic}_" for topic in topics))
