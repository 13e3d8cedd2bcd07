"""Logging: one line an event on standard error, masked, and never below INFO."""

from __future__ import annotations

import logging

from bot.privacy import MaskingFilter

# Rasa writes messages and slots at DEBUG; SQLAlchemy and Sanic write requests at INFO.
_QUIET = ("sanic.access", "sqlalchemy.engine", "asyncio", "urllib3")


def set_up_logs() -> None:
    """Send all logs through one masked handler, also those of handlers set before."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in list(logging.root.manager.loggerDict):
        logger = logging.getLogger(name)
        for own in list(logger.handlers):
            logger.removeHandler(own)
        logger.propagate = True
        if logger.level and logger.level < logging.INFO:
            logger.setLevel(logging.INFO)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    for own in logging.root.handlers:
        own.addFilter(MaskingFilter())
