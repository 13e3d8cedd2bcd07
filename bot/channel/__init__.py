"""The intranet's way in to Rasa: a small JSON API that the widget uses.

``openapi.yml`` beside this file is its contract; ``docs/channel.md`` tells why it is built so.
"""

from bot.channel._intranet import IntranetChannel

__all__ = ["IntranetChannel"]
