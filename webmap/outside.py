"""How others reach this server; what they need is not what the browser of the office says."""

from urllib.parse import urlsplit

from flask import request

from webmap import session
from webmap.settings import LOOPBACK


def outside() -> str:
    """The address of this server as residents and groups know it, without a stroke at its end."""
    return (session.settings().public_url or request.host_url).rstrip("/")


def only_here() -> bool:
    """Whether that address leads to the asking machine itself, which nobody else can open."""
    return (urlsplit(outside()).hostname or "") in LOOPBACK
