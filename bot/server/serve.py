"""``rattvisaren serve``: checks the knowledge, trains when needed, and serves."""

from __future__ import annotations

from bot.settings import settings
from knowledge.loading import knowledge


def serve(interface: str, port: int) -> int:
    """Serve on ``interface:port`` until interrupted; returns the exit code.

    Raises:
        KnowledgeError: the knowledge base is broken; nothing is served.
        SettingsError: the settings are not safe, or have the wrong form; nothing is served.
    """
    knowledge()
    from bot.server.agent import serving_agent
    from bot.server.app import create_app  # Rasa takes seconds to import; faults are told first
    from bot.server.logs import set_up_logs
    from bot.server.model import train_apart_if_stale

    settings().check_interface(interface)
    set_up_logs()
    train_apart_if_stale()
    app = create_app(settings(), serving_agent(settings().endpoints))
    print(f"Rättvisaren svarar på http://{interface}:{port}/ (avsluta med Ctrl+C)", flush=True)
    app.run(host=interface, port=port, access_log=False, motd=False)
    return 0
