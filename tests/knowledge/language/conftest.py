"""The reader over the project's own words."""

from __future__ import annotations

import pytest

from knowledge.language.reading import Reader
from knowledge.loading import Knowledge


@pytest.fixture(scope="session")
def reader(knowledge: Knowledge) -> Reader:
    """Reads messages by the aliases in knowledge/content."""
    return Reader(knowledge)
