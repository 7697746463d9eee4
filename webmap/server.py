"""The server: waitress with the application, a worker as its child, and the line that says it answers."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import waitress

from layers.access import kernels
from layers.command import say
from layers.errors import LayersError
from layers.store import Store
from layers.wording import sentence
from webmap import create_app, static_files
from webmap.listening import listening, stop_by_signal
from webmap.settings import Settings

_GIVE_UP_SECONDS = 10
_LOOK_AGAIN_SECONDS = 5.0
# Room for the parts of a form around the largest file.
_FORM_BYTES = 1024 * 1024


def run(settings: Settings) -> int:
    """Serve until Ctrl-C or SIGTERM."""
    logging.getLogger("waitress").setLevel(logging.ERROR)
    store = Store.open(settings.db)
    with store.reading() as unit:
        unit.city()
    if not static_files.has_map():
        say(sentence("serve.no_map_files"))
    app = create_app(settings, store)
    with listening(settings) as door:
        for ahead in (_read_ahead, _load_searches):
            threading.Thread(target=ahead, args=(store,), daemon=True).start()
        server = waitress.create_server(
            app,
            sockets=[door],
            threads=settings.threads,
            connection_limit=settings.connections,
            max_request_body_size=settings.upload_bytes + _FORM_BYTES,
            ident="",
            url_scheme="https" if settings.https else "http",
        )
        _serve(server, settings)
    return 0


def _serve(server: Any, settings: Settings) -> None:  # noqa: ANN401 - waitress has no types
    signal.signal(signal.SIGTERM, stop_by_signal)
    threading.Thread(target=_announce, args=(settings,), daemon=True).start()
    try:
        with _worker(settings.db):
            server.run()
    except KeyboardInterrupt:
        say(sentence("command.stopped"))
    finally:
        server.close()


def child(*words: str) -> list[str]:
    """The same command with other words, as a child of this very Python."""
    # A Python that is shut off from its surroundings (on Windows) reads no PYTHONUTF8.
    utf8 = ["-X", "utf8"] if sys.flags.utf8_mode else []
    return [sys.executable, *utf8, "-m", "layers.command", *words]


@contextmanager
def _worker(db: str) -> Iterator[None]:
    """`ibashomap worker` on the same database, for as long as the server runs."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        child("worker", "--db", db),
        env={**os.environ, "IBASHOMAP_DB": db},
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(_GIVE_UP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _read_ahead(store: Store) -> None:
    """Read what residents see before the first of them asks: of a large region that takes some seconds."""
    try:
        with store.reading() as unit:
            len(unit.crowd)
    except LayersError as fault:
        # Whoever asks for it will be told what is wrong.
        logging.getLogger(__name__).warning("read ahead: %s", fault.code)


def _load_searches(store: Store) -> None:
    """Load the searches of walking as soon as the worker has them compiled: what is dragged must be told at once."""
    if store.file is not None:
        kernels.keep_in(store.file.parent)
    while not (kernels.ready() and _has_streets(store)):
        time.sleep(_LOOK_AGAIN_SECONDS)
    kernels.warm()


def _has_streets(store: Store) -> bool:
    with store.reading() as unit:
        return bool(unit.walk_networks.fingerprint())


def _announce(settings: Settings) -> None:
    """Say `ready` when the server answers, not before."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::", "") else settings.host  # noqa: S104 - to ask ourselves
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"http://{host}:{settings.port}/healthz", timeout=2) as told:
                if told.status == 200:
                    print(f"ready http://{host}:{settings.port}/", flush=True)  # noqa: T201 - the contract's line
                    return
        except OSError:
            threading.Event().wait(0.05)
