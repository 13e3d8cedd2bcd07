"""A short message leans on what was answered last: "och om han inte vill?", "hur kallar vi?".

The ranking sees one message alone. What it says of the last answer's topic is weighed up here, so
that a follow-up without a topic word is understood; a clear new subject still wins, because its
own cards are many times likelier. The figures were chosen on conversations of our own:
``python -m bench.evaluation chains``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from knowledge.dialogue._understanding import Understanding, ranked, without
from knowledge.model import Card, topic_of


@dataclass(frozen=True)
class Weights:
    """How much the last answer counts.

    ``longest``: most words of a message that leans. ``times``: how many times likelier its topic
    and the cards beside it become; ``nowhere`` the same when what is likeliest is not for us, and
    ``bare`` when the message means nothing alone; ``sure`` is its scope then. ``pointing``: what a
    message that points back ("och om han ...") gains in scope; ``close``: what one gains that is
    likely about the topic by itself, ``least`` being the least probability for that, and
    ``strange`` the least share of the probability that it is not for us at all.
    """

    longest: int = 9
    times: float = 160.0
    nowhere: float = 400.0
    pointing: float = 1.0
    close: float = 1.5
    least: float = 0.02
    strange: float = 0.3
    bare: float = 20000.0
    sure: float = 9.0


def lean(
    said: Understanding,
    last: Card,
    points_back: bool,
    outside: Collection[str] = (),
    weights: Weights | None = None,
    bare: bool = False,
) -> Understanding:
    """The message with its ranking weighed by the last card; unchanged when it does not lean.

    Args:
        last: the card that was answered with last.
        points_back: whether a word in the message points to what was said before.
        outside: topics that we are not for.
        bare: whether the message means nothing without what was said before.
    """
    weights = weights or Weights()
    if not said.cards or len(said.text.split()) > weights.longest:
        return said
    bare = bare and any(topic not in outside for topic, _ in said.topics)
    if bare:
        said = without(said, outside)
    beside = _beside(said, last)
    mass = dict(said.topics).get(last.topic, 0.0) + sum(beside.values())
    strange = sum(chance for topic, chance in said.topics if topic in outside)
    close = bare or (mass >= weights.least and mass >= weights.strange * strange)
    if not points_back and not close:
        return said
    nowhere = said.topics[0][0] in outside
    times = weights.bare if bare else weights.nowhere if nowhere else weights.times
    leaning = _weighed(said, last, beside, times, mass)
    topic, card = leaning.topics[0][0], leaning.cards[0][0]
    if topic != last.topic and card not in last.related:
        return leaning
    if bare:
        return replace(leaning, scope=weights.sure)
    gain = weights.close if close else weights.pointing
    return replace(leaning, scope=said.scope + gain)


def _beside(said: Understanding, last: Card) -> dict[str, float]:
    """The chances, by topic, of cards that the last card points to outside its own topic."""
    found: dict[str, float] = {}
    for card, chance in said.cards:
        topic = topic_of(card)
        if card in last.related and topic != last.topic:
            found[topic] = found.get(topic, 0.0) + chance
    return found


def _weighed(
    said: Understanding, last: Card, beside: dict[str, float], times: float, mass: float
) -> Understanding:
    whole = 1 + (times - 1) * mass
    cards = ranked(
        (card, chance * (times if _is_near(card, last) else 1) / whole)
        for card, chance in said.cards
    )
    topics = ranked(
        (
            topic,
            chance * times / whole
            if topic == last.topic
            else (chance + (times - 1) * beside.get(topic, 0.0)) / whole,
        )
        for topic, chance in said.topics
    )
    return replace(said, cards=cards, topics=topics)


def _is_near(card: str, last: Card) -> bool:
    return topic_of(card) == last.topic or card in last.related
