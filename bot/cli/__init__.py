"""The command line: ``rattvisaren ask``, ``check``, ``serve``, ``walk``."""

from bot.cli._main import main

__all__ = ["main"]
