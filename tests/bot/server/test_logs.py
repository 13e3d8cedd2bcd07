"""The logs of the served process, whoever writes to them."""

from __future__ import annotations

import subprocess
import sys

NUMBER = "19121212-1212"
WRITERS = f"""
import logging, warnings
import structlog
from bot.server.logs import set_up_logs
import sanic.log
set_up_logs()
logging.getLogger("rasa.core").error("fel hos %s", "{NUMBER}")
logging.getLogger("rasa.core").debug("kvastfening")
logging.getLogger("sanic.error").error("begäran om {NUMBER}")
warnings.warn("Failed to parse '/ {NUMBER}'")
rasa = structlog.get_logger("rasa.core.processor")
rasa.debug("processor.message.parse", text="kvastfening")
rasa.info("processor.slots", slots="kvastfening {NUMBER}")
try:
    raise ValueError("kvastfening {NUMBER}")
except ValueError as error:
    rasa.error("rest.message.received.failure", text="kvastfening", exc_info=error)
    logging.getLogger("rasa").exception("det gick fel")
"""


def test_nothing_that_points_at_a_person_and_no_messages_of_rasas() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WRITERS], capture_output=True, text=True, timeout=60, check=True
    )
    written = done.stdout + done.stderr
    assert "1212-1212" not in written
    assert "rest.message.received.failure (ValueError)" in written
    assert "[personnummer]" in written
    # Only the exception's own words, masked; they come from code that is not Rasa's structlog.
    assert written.count("kvastfening") == 1
