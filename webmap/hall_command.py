"""`hall`: make the file of an evening, open it on the laptop in the hall, and bring home what was written."""

import argparse
import logging
import os
import signal
import threading
import webbrowser
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import waitress

from layers import clock, reach
from layers.command import Command, reply, say
from layers.errors import Refused
from layers.hall import file
from layers.hall.result import SUFFIX
from layers.store.hall import HallStore
from layers.trust.audience import OPERATOR
from layers.wording import sentence
from webmap import hall_starters, settings
from webmap.hall import bringing, create_hall
from webmap.listening import listening, stop_by_signal

# Each phone that listens holds a thread; those without one ask every second instead.
THREADS = 120
_PORT = 8000


def _arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="make|open|close")
    make = acts.add_parser("make", help="会場用ファイルを作る（市のサーバーで）")
    make.add_argument("--db", default=os.environ.get("IBASHOMAP_DB"), help="sqlite:///… / postgresql+psycopg://…")
    make.add_argument("--talk", required=True, help="話し合いの番号")
    make.add_argument("--meeting", required=True, type=int, help="第何回か")
    make.add_argument("--out", required=True, help="作るファイル（.ibahall）")
    opened = acts.add_parser("open", help="会場のパソコンで開く")
    opened.add_argument("file", help="会場用ファイル（.ibahall）")
    opened.add_argument("--host", default="0.0.0.0", help="待ち受ける住所（既定はすべて）")  # noqa: S104 - phones join
    opened.add_argument("--port", type=int, default=_PORT, help="待ち受ける番号（既定 8000）")
    opened.add_argument("--no-browser", action="store_true", help="画面を開かない")
    back = acts.add_parser("close", help="結果を持ち帰る")
    back.add_argument("file", help="会場用ファイル（.ibahall）")
    back.add_argument("--out", help=f"作るファイル（{SUFFIX}）")
    back.add_argument("--forget", action="store_true", help="結果を書いたあと、このパソコンの控えを消す")


def _hall(asked: argparse.Namespace) -> int:
    acts = {"make": _make, "open": _open, "close": _close}
    return acts[asked.act](asked)


def _make(asked: argparse.Namespace) -> int:
    if not asked.db:
        raise Refused("store.not_named")
    from layers.store import Store  # noqa: PLC0415 - the laptop in the hall has none

    with closing(Store.open(asked.db)) as store, store.writing(OPERATOR) as unit:
        _, content = unit.halls.make(asked.talk, asked.meeting)
    out = Path(asked.out)
    out = out if out.suffix == file.SUFFIX else out.with_name(out.name + file.SUFFIX)
    out.write_bytes(content)
    for starter in hall_starters.write(out):
        say(sentence("hall.starter", {"name": starter.name}))
    reply(str(out))
    return 0


def _open(asked: argparse.Namespace) -> int:
    logging.getLogger("waitress").setLevel(logging.ERROR)
    with closing(HallStore.open(Path(asked.file))) as hall:
        known = settings.read(host=asked.host, port=asked.port, threads=THREADS, https=False)
        with listening(known) as door:
            port = int(door.getsockname()[1])
            known = replace(known, port=port, public_url=_address(asked.host, port))
            server: Any = waitress.create_server(
                create_hall(known, hall, _stop_soon), sockets=[door], threads=THREADS, connection_limit=2000, ident=""
            )
            _tell(hall, known, browser=not asked.no_browser)
            signal.signal(signal.SIGTERM, stop_by_signal)
            try:
                server.run()
            except KeyboardInterrupt:
                say(sentence("command.stopped"))
            finally:
                server.close()
    return 0


def _tell(hall: HallStore, known: settings.Settings, *, browser: bool) -> None:
    """The line that says it answers, and the two addresses that only this laptop is told."""
    way_in, here = hall.way_in(), f"http://127.0.0.1:{known.port}"
    told = {"name": hall.content.talk_name, "address": f"{known.public_url}/", "pin": way_in.pin}
    say(sentence("hall.open", told))
    if clock.today() > hall.forget_by:
        say(sentence("hall.keep_over"))
    reply(f"facilitator {here}/j/{way_in.facilitator}")
    reply(f"projector {here}/j/{way_in.projector}")
    reply(f"ready {known.public_url}/")
    if browser:
        threading.Timer(1.0, webbrowser.open, args=(f"{here}/j/{way_in.facilitator}",)).start()


def _stop_soon() -> None:
    """Once the last page has been sent: there is nothing left to serve."""
    threading.Timer(1.0, signal.raise_signal, args=(signal.SIGTERM,)).start()


def _address(host: str, port: int) -> str:
    """How phones reach this laptop: its own address in the hall's network, if it has one."""
    found = list(reach.addresses()) if host in ("0.0.0.0", "::") else [host]  # noqa: S104 - compared only
    return f"http://{found[0] if found else '127.0.0.1'}:{port}"


def _close(asked: argparse.Namespace) -> int:
    path = Path(asked.file)
    out = Path(asked.out) if asked.out else path.with_suffix(SUFFIX)
    with closing(HallStore.open(path)) as hall:
        if asked.forget:
            bringing.forgotten(hall, out)
        else:
            bringing.written(hall, out)
            say(bringing.by_when(hall))
    reply(str(out))
    return 0


COMMANDS = {"hall": Command(help="話し合いの会場", arguments=_arguments, run=_hall, needs_store=False)}
