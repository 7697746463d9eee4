"""A store served on a free port, with a worker beside it, as in the demo."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import waitress
import waitress.server

from etl.worker import work_once
from layers.store import Store
from webmap import create_app
from webmap.settings import Settings


@contextmanager
def served(store: Store, *, working: bool = True, broken: str = "") -> Iterator[str]:
    """Its address; ``working``: jobs that wait are taken; ``broken``: a path at which the program fails."""
    app = create_app(Settings(demo=True, secret="only for tests"), store)
    if broken:
        app.add_url_rule(broken, view_func=_break)
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=8)
    stop = threading.Event()
    worker = threading.Thread(target=_work, args=(store, stop), daemon=True)
    threading.Thread(target=_serve, args=(server, stop), daemon=True).start()
    if working:
        worker.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        stop.set()
        server.close()
        if working:
            worker.join(10)


def _work(store: Store, stop: threading.Event) -> None:
    while not stop.is_set():
        if not work_once(store):
            stop.wait(0.1)


def _serve(server: waitress.server.BaseWSGIServer, stop: threading.Event) -> None:
    try:
        server.run()
    except OSError:  # its sockets may be closed while it waits for them
        if not stop.is_set():
            raise


def _break() -> str:
    raise RuntimeError("asked for by a test")
