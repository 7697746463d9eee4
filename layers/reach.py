"""Whether phones in the same hall can open this machine: its addresses, who answers there, and what IT must allow."""

import os
import socket
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from layers.wording import sentence

PORT = 8000
_PATIENCE_SECONDS = 1.0
# An address for documentation: it belongs to nobody.
_ELSEWHERE = "192.0.2.1"
# The one line for the firewall of Windows; only in networks that are marked as one's own.
_ALLOW = (
    'netsh advfirewall firewall add rule name="ibashomap" dir=in action=allow protocol=TCP '
    'localport={port} "profile=private,domain"'
)
# Whoever pressed 「キャンセル」 when Windows asked has a rule that goes before every other.
_UNBLOCK = 'netsh advfirewall firewall delete rule name=all "program={program}"'
_ON_WINDOWS = os.name == "nt"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """``addresses`` of this machine in its network; ``answering``: those at which a server answers now."""

    port: int
    addresses: tuple[str, ...]
    answering: tuple[str, ...]
    here: bool

    def told(self) -> list[str]:
        """What to do now, one sentence a line."""
        if not self.addresses:
            return [sentence("reach.no_network")]
        if self.answering:
            first = [sentence("reach.open", {"address": f"http://{one}:{self.port}/"}) for one in self.answering]
        else:
            code = "reach.only_here" if self.here else "reach.not_running"
            first = [sentence(code, {"port": str(self.port), "address": f"http://{self.addresses[0]}:{self.port}/"})]
        allow = sentence("reach.allow", {"line": _ALLOW.format(port=self.port)})
        blocked = sentence("reach.blocked", {"line": _UNBLOCK.format(program=sys.executable)})
        return [*first, allow, *([blocked] if _ON_WINDOWS else []), sentence("reach.insecure")]


def reach(port: int | None = None) -> Reach:
    """Asks this machine alone: whether anything answers at its own addresses, at the port of ``IBASHOMAP_PORT``."""
    asked = port or _port()
    found = addresses()
    return Reach(
        port=asked,
        addresses=tuple(found),
        answering=tuple(one for one in found if _answers(one, asked)),
        here=_answers("127.0.0.1", asked),
    )


def addresses() -> Sequence[str]:
    """The addresses of this machine that phones in the same network could open, the likeliest first."""
    named = {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    way_out = _way_out()
    rest = sorted(one for one in named if not one.startswith("127.") and one != way_out)
    return [*([way_out] if way_out else []), *rest]


def _way_out() -> str:
    """The address that this machine would send from; nothing is sent. "" where there is no network."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect((_ELSEWHERE, 9))
        except OSError:
            return ""
        found = str(probe.getsockname()[0])
    return "" if found.startswith(("127.", "0.")) else found


def _port() -> int:
    given = os.environ.get("IBASHOMAP_PORT", "")
    return int(given) if given.isdecimal() and 0 < int(given) < 1 << 16 else PORT


def _answers(address: str, port: int) -> bool:
    try:
        with closing(socket.create_connection((address, port), timeout=_PATIENCE_SECONDS)):
            return True
    except OSError:
        return False
