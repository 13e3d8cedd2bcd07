"""Groups, ages and the words they are known by."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from knowledge.model import Age, AgeId, Concept, Group


def test_there_are_two_ages() -> None:
    assert [age.value for age in AgeId] == ["child", "adult"]


def test_weak_words_are_optional() -> None:
    age = Age(id="child", title="Barn", phrase="barn", aliases=("barn",))

    assert (age.id, age.weak) == (AgeId.CHILD, ())


def test_a_concepts_words_are_its_aliases() -> None:
    assert Concept(id="avgift", words=("avgift", "pris")).aliases == ("avgift", "pris")


def test_a_group_says_how_it_is_recognised() -> None:
    with pytest.raises(ValidationError) as caught:
        Group.parse_obj({"id": "eu", "title": "EU"})

    missing = {error["loc"][0] for error in caught.value.errors()}
    assert {"definition", "recognise", "aliases", "sources", "review_by"} <= missing
    assert not missing & {"documents", "not_this", "combinations", "ask"}
