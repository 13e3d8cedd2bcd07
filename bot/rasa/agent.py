"""Rasa's agent with our message processor: Rasa has no setting for it."""

from __future__ import annotations

from pathlib import Path

from rasa.core.agent import Agent

from bot.rasa.processor import LiveProcessor


class LiveAgent(Agent):
    """An agent whose conversations are run by ``LiveProcessor``."""

    @classmethod
    def load(cls, model_path: str | Path, **kwargs: object) -> LiveAgent:
        """Load a model; the arguments are those of ``Agent``."""
        agent = cls(**kwargs)
        agent.load_model(model_path)
        return agent

    def load_model(self, model_path: str | Path, fingerprint: str | None = None) -> None:
        """Load a model into the agent, as ``Agent.load_model`` does."""
        self.processor = LiveProcessor(
            model_path=model_path,
            tracker_store=self.tracker_store,
            lock_store=self.lock_store,
            action_endpoint=self.action_endpoint,
            generator=self.nlg,
        )
        self.domain = self.processor.domain
        self._set_fingerprint(fingerprint)
        self.tracker_store.domain = self.domain
        self.nlg.responses = self.domain.responses
