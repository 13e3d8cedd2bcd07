"""Logging: one line an event on standard error, masked, at INFO, and without what people write."""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from typing import Any

import structlog

from bot.privacy import MaskingFilter

_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# These write every request, or every query, at INFO.
_QUIET = ("sanic.access", "sqlalchemy.engine", "asyncio", "urllib3", "apscheduler")


def set_up_logs() -> None:
    """Send all logs through one masked handler. To be called before Rasa logs anything."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(_LINE))
    handler.addFilter(MaskingFilter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.captureWarnings(True)  # Rasa warns with the user's text in the warning
    for name in list(logging.root.manager.loggerDict):
        # Sanic's loggers have handlers of their own, which would write unmasked.
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, _name_of_event],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )


def _name_of_event(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> str:
    """What happened, and the kind of exception: Rasa adds messages, slots and whole trackers."""
    error = event.get("exc_info") or event.get("error")
    kind = f" ({type(error).__name__})" if isinstance(error, BaseException) else ""
    return f"{event.get('event', '')}{kind}"
