"""One file over HTTP: what has come stays beside it as a hidden ``.part`` and is gone on with, never begun anew.

A part is continued only where the server's mark (ETag or Last-Modified) says that the file is still the same.
"""

import contextlib
import http.client
import json
import socket
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from layers.errors import Refused

if TYPE_CHECKING:
    from http.client import HTTPResponse

# Seconds to wait before each further try.
WAITS = (1.0, 3.0, 8.0, 20.0)
TIMEOUT = 60.0
BLOCK = 1 << 16
_AGAIN = {408, 425, 429, 500, 502, 503, 504}
_AGENT = "ibashomap (municipal welfare map)"

Tell = Callable[[int, int], None]


class _Interrupted(Exception):
    """The connection ended before the file did."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What has come of a file so far, and the mark of the file it is a part of."""

    path: Path

    @property
    def note(self) -> Path:
        """Where the mark is kept."""
        return self.path.with_name(f"{self.path.name}.mark")

    def have(self) -> tuple[int, str]:
        """Bytes and mark; nothing where it cannot be gone on with."""
        with contextlib.suppress(OSError, ValueError, KeyError):
            return self.path.stat().st_size, str(json.loads(self.note.read_text("utf-8"))["mark"])
        return 0, ""

    def drop(self) -> None:
        """Forget it."""
        self.path.unlink(missing_ok=True)
        self.note.unlink(missing_ok=True)


def download(address: str, to: Path, tell: Tell) -> Path:
    """The whole content of an address in ``.NAME.part`` beside ``to``; ``Refused`` says why there is none."""
    part = _Part(to.with_name(f".{to.name}.part"))
    for wait in (*WAITS, None):
        try:
            _get(address, part, tell)
        except (OSError, _Interrupted, http.client.HTTPException) as fault:
            refused, again = _said(fault, to.name, host_of(address))
            if wait is None or not again:
                raise refused from (None if refused is fault else fault)
            time.sleep(wait)
        else:
            break
    return part.path


def _said(fault: Exception, file: str, host: str) -> tuple[Exception, bool]:
    """The words for what went wrong, and whether another try can help; a fault of this machine stays what it is."""
    if isinstance(fault, urllib.error.HTTPError):
        fault.close()
        return Refused("fetch.answer", file=file, host=host, status=fault.code), fault.code in _AGAIN
    if isinstance(fault, urllib.error.URLError):
        lost = isinstance(fault.reason, socket.gaierror)
        return Refused("fetch.no_network", host=host, reason=str(fault.reason)), not lost
    if isinstance(fault, OSError) and not isinstance(fault, TimeoutError | ConnectionError):
        return fault, False
    return Refused("fetch.cut", file=file, host=host, reason=str(fault) or type(fault).__name__), True


def host_of(address: str) -> str:
    """Who is asked."""
    return urllib.parse.urlsplit(address).netloc


def _get(address: str, part: _Part, tell: Tell) -> None:
    have, mark = part.have()
    request = urllib.request.Request(address, headers={"User-Agent": _AGENT, "Accept-Encoding": "identity"})  # noqa: S310 - an address of our own table
    if have and mark:
        request.add_header("Range", f"bytes={have}-")
        request.add_header("If-Range", mark)
    try:
        answer = urllib.request.urlopen(request, timeout=TIMEOUT)  # noqa: S310 - as above
    except urllib.error.HTTPError as fault:
        if fault.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and have:
            part.drop()
            fault.close()
            raise _Interrupted("range") from fault
        raise
    with answer:
        _keep(answer, part, have, tell)


def _keep(answer: "HTTPResponse", part: _Part, have: int, tell: Tell) -> None:
    """Write what comes; the part is complete when as much has come as the server has announced."""
    continued = answer.status == http.HTTPStatus.PARTIAL_CONTENT
    if continued and not str(answer.headers.get("Content-Range", "")).startswith(f"bytes {have}-"):
        part.drop()
        raise _Interrupted("range")
    done = have if continued else 0
    length = answer.headers.get("Content-Length")
    whole = done + int(length) if length else 0
    mark = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
    if not continued:
        # A weak mark does not say that the bytes are the same.
        part.note.write_text(json.dumps({"mark": "" if mark.startswith("W/") else mark}), "utf-8")
    with part.path.open("ab" if continued else "wb") as file:
        while block := answer.read(BLOCK):
            file.write(block)
            done += len(block)
            tell(done, whole)
    if whole and done < whole:
        raise _Interrupted(f"{done}/{whole}")
