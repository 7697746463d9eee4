"""What a double click does: one server for the folder beside the programme, and the browser on it.

A second double click opens the browser alone. ``--hall``: phones in the same network may open it too.
"""

import argparse
import getpass
import os
import sys
import threading
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from layers.command import say
from layers.errors import LayersError
from layers.reach import addresses, reach
from layers.store import Store
from layers.store.copies import copy_before_change
from layers.wording import sentence
from webmap import settings
from webmap.server import run
from webmap.windows import room
from webmap.windows.first_time import settle

HOME = "IBASHOMAP_HOME"
# Windows waits for 512 sockets at once and fails at one more.
MOST_CONNECTIONS = 400
Show = Callable[[str], object]


def main(given: Sequence[str] | None = None, *, show: Show = webbrowser.open) -> int:
    """Open the map of ``IBASHOMAP_HOME``; the exit code 1 keeps the window open so that its last line can be read."""
    parser = argparse.ArgumentParser(prog="start")
    parser.add_argument("--hall", action="store_true")
    asked = parser.parse_args(given)
    data = Path(os.environ.get(HOME) or Path.cwd()) / "data"
    try:
        data.mkdir(parents=True, exist_ok=True)
        with room.held(data):
            return _served(data, hall=asked.hall, show=show)
    except room.AlreadyOpen:
        return _again(data, hall=asked.hall, show=show)
    except LayersError as fault:
        say(sentence(fault.code, fault.params))
    except OSError as fault:
        say(sentence("windows.no_folder", {"folder": str(data), "reason": fault.strerror or ""}))
    except (KeyboardInterrupt, EOFError):
        say(sentence("command.stopped"))
    return 1


def _served(data: Path, *, hall: bool, show: Show) -> int:
    """Serve until the window is closed."""
    room.forget(data)
    db, sample = settle(data, input, getpass.getpass, say)
    store = Store.open(db)
    kept = copy_before_change(store, data / "copies")
    if kept:
        say(sentence("windows.copied", {"file": str(kept)}))
    store.migrate()
    store.close()
    host = "0.0.0.0" if hall else "127.0.0.1"  # noqa: S104 - the hall was asked for
    port = room.free_port(host)
    outside = _outside(port) if hall else None
    given: dict[str, Any] = {"db": db, "host": host, "port": port, "demo": sample, "public_url": outside}
    known = settings.read(folder=data, **given, connections=MOST_CONNECTIONS)
    room.remember(data, port, hall=hall)
    say(sentence("windows.open", {"address": f"http://127.0.0.1:{port}/"}))
    threading.Thread(target=_open, args=(data, show), kwargs={"hall": hall}, daemon=True).start()
    try:
        return run(known)
    finally:
        room.forget(data)


def _again(data: Path, *, hall: bool, show: Show) -> int:
    """Somebody has opened it before: only the browser is missing, or the window for the hall."""
    if hall and room.until_answering(data) and not room.remembered(data)[1]:
        say(sentence("windows.not_for_hall"))
        return 1
    return 0 if _open(data, show) else 1


def _open(data: Path, show: Show, *, hall: bool = False) -> bool:
    port = room.until_answering(data)
    if not port:
        say(sentence("windows.silent"))
        return False
    for line in reach(port).told() if hall else ():
        say(line)
    show(f"http://127.0.0.1:{port}/")
    return True


def _outside(port: int) -> str | None:
    found = addresses()
    return f"http://{found[0]}:{port}" if found else None


if __name__ == "__main__":
    sys.exit(main())
