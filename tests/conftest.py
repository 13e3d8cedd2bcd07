"""What tests share: the knowledge base, and one agent over a model trained when it is stale."""

from __future__ import annotations

import logging

import pytest
import structlog
from hypothesis import settings

from knowledge.loading import Knowledge, load

# No clock: a busy machine is not a fault, and "make test" should say the same thing twice.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The project's own knowledge base."""
    return load()


@pytest.fixture(scope="session")
def agent():
    """The real agent; trains first when the model is older than what it is made from."""
    from bot.server.agent import memory_agent
    from bot.server.model import train_if_stale

    # Rasa logs with structlog, which prints all to standard output until it is told otherwise.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    train_if_stale()
    return memory_agent()
