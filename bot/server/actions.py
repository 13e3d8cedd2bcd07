"""Custom actions in the same process: no second server, no HTTP hop, no body to serialise twice.

``rasa run actions`` beside ``rasa run`` still works for whoever wants them apart.
"""

from __future__ import annotations

from typing import Any

from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

ACTIONS_PACKAGE = "actions"


class InProcessActions(EndpointConfig):
    """An action endpoint that hands the call to rasa_sdk's executor instead of posting it."""

    def __init__(self, package: str = ACTIONS_PACKAGE) -> None:
        super().__init__(url="in-process")
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """Run the action named in the body, as the action server would.

        Raises:
            ActionExecutionRejection, ActionNotFoundException: as rasa_sdk raises them.
        """
        result = await self._executor.run(kwargs["json"])
        return None if result is None else dict(result)


__all__ = ["ActionExecutionRejection", "ActionNotFoundException", "InProcessActions"]
