"""What a message means, whatever group, age or care it names."""

from __future__ import annotations

from knowledge.language.reading import Reader


def test_a_pattern_stands_for_every_group_age_and_care(reader: Reader) -> None:
    one = "har en asylsökande rätt till tandvård"
    other = "har en papperslös rätt till hjälpmedel"

    assert reader.meaning(one).pattern == reader.read(one).pattern
    assert reader.meaning(one).pattern == reader.meaning(other).pattern
    assert reader.meaning(one).pattern == "har en xgrupp ratt till xvard"


def test_concepts_make_synonyms_one(reader: Reader) -> None:
    one = set(reader.meaning("vilken avgift är det").concepts.split())
    other = set(reader.meaning("vad är priset").concepts.split())

    assert one & other


def test_a_word_is_not_its_ending(reader: Reader) -> None:
    concepts = reader.meaning("hjälper propolis mot förkylning").concepts

    assert "concept_polis" not in concepts.split()
