"""The port of a server, and how it is told to stop: the same for a city and for a hall."""

import socket
from types import FrameType

from layers.errors import Refused
from webmap.settings import Settings

HIGHEST_PORT = 65535


def listening(settings: Settings) -> socket.socket:
    """The port, taken before anything else is started."""
    if not 0 <= settings.port <= HIGHEST_PORT:
        raise Refused("serve.no_such_port", port=str(settings.port))
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=128)
    except OSError as fault:
        raise Refused("serve.port_taken", host=settings.host, port=str(settings.port)) from fault


def stop_by_signal(_number: int, _frame: FrameType | None) -> None:
    """SIGTERM ends a server as Ctrl-C does."""
    raise KeyboardInterrupt
