"""Rasa's agent with its actions in the same process; without a model there is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.core.lock_store import InMemoryLockStore

from bot.rasa.live import LiveMemoryStore, LiveSqlStore
from bot.rasa.processor import LiveProcessor
from bot.server import agent as agents
from bot.server.agent import memory_agent, serving_agent
from bot.settings import ROOT
from bot.storage import SqlStore


@pytest.fixture
def nothing_trained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    missing = tmp_path / "rattvisaren.tar.gz"
    monkeypatch.setattr(agents, "MODEL", missing)
    return missing


class TestMemoryAgent:
    def test_without_a_model_the_file_is_named(self, nothing_trained: Path) -> None:
        with pytest.raises(FileNotFoundError, match=nothing_trained.name):
            memory_agent()

    def test_it_keeps_conversations_in_memory_and_runs_its_own_actions(self, agent: Any) -> None:
        processor = agent.processor

        assert isinstance(processor, LiveProcessor)
        assert isinstance(agent.lock_store, InMemoryLockStore)
        assert isinstance(processor.tracker_store._tracker_store, LiveMemoryStore)


class TestServingAgent:
    def test_without_a_model_the_file_is_named(self, nothing_trained: Path) -> None:
        with pytest.raises(FileNotFoundError, match=nothing_trained.name):
            serving_agent(ROOT / "endpoints.yml")

    @pytest.mark.usefixtures("agent")
    def test_without_a_store_in_the_file_conversations_are_in_sqlite(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(agents, "_DATABASE", tmp_path / "samtal.db")
        (tmp_path / "endpoints.yml").write_text("# inget\n", encoding="utf-8")

        served = serving_agent(tmp_path / "endpoints.yml")

        assert isinstance(served.tracker_store._tracker_store, LiveSqlStore)
        assert isinstance(served.processor, LiveProcessor)
        assert (tmp_path / "samtal.db").exists()

    @pytest.mark.usefixtures("agent")
    def test_a_store_in_the_file_is_used(self, tmp_path: Path) -> None:
        stores = f"""
        tracker_store:
          type: bot.storage.SqlStore
          dialect: sqlite
          db: {tmp_path / "egen.db"}
        """
        (tmp_path / "endpoints.yml").write_text(stores, encoding="utf-8")

        served = serving_agent(tmp_path / "endpoints.yml")

        # Others may write to it too: nothing is remembered of it.
        assert type(served.tracker_store._tracker_store) is SqlStore
        assert (tmp_path / "egen.db").exists()
