"""Python runs this first when the folder is on ``PYTHONPATH``: no socket may leave the machine.

Every attempt is written to the file in ``SOCKETS_NOTED_IN``, and stopped.
"""

import ipaddress
import os
import sys

_NOTED_IN = os.environ["SOCKETS_NOTED_IN"]
_NAMES = ("localhost", "", "0.0.0.0", "::", None)


def _stays(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in _NAMES:
        return True
    try:
        return ipaddress.ip_address(str(name).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _guard(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]  # a string for sockets of the machine itself
        stays = not isinstance(address, tuple) or _stays(address[0])
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        address, stays = arguments[0], _stays(arguments[0])
    else:
        return
    if not stays:
        with open(_NOTED_IN, "a", encoding="utf-8") as notes:  # noqa: PTH123 (before pathlib is)
            notes.write(f"{event} {address!r}\n")
        raise PermissionError(f"{event} {address!r} would leave the machine")


sys.addaudithook(_guard)
