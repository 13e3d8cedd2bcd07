"""Training data and domain, checked against the knowledge base."""

from bot.training._check import check_training

__all__ = ["check_training"]
