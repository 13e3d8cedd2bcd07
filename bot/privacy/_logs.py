"""Keeps identifiers out of the logs, also those of the libraries."""

from __future__ import annotations

import logging
import traceback

from bot.privacy._masker import without_names


class MaskingFilter(logging.Filter):
    """Masks a record's message and traceback. To be set on every handler.

    Nothing of ours logs what people write. This is for the code that we do not own: SQL errors
    with their parameters, ``rasa_sdk``'s error bodies, tracebacks with values in them.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; never drop it."""
        record.msg = without_names(_message(record)).text
        record.args = None
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = without_names(
                "".join(traceback.format_exception(*record.exc_info)).rstrip()
            ).text
            # The formatter would otherwise write the traceback once more, unmasked.
            record.exc_info = None
        elif record.exc_text:
            record.exc_text = without_names(record.exc_text).text
        return True


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):
        # A library's faulty logging call: the template alone has no values in it.
        return str(record.msg)
