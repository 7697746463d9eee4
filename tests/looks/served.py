"""A store served on a free port, with a worker beside it, as in the demo."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import waitress
import waitress.server
from waitress import wasyncore

from etl.worker import work_once
from layers.store import Store
from tests.applications import application
from webmap import create_app
from webmap.settings import Settings


@contextmanager
def served(
    store: Store, *, working: bool = True, broken: str = "", known: Mapping[str, object] | None = None
) -> Iterator[str]:
    """Its address; ``working``: jobs that wait are taken; ``broken``: a path at which the program fails.

    ``known``: what the application is to find kept already.
    """
    app = (create_app if broken else application)(Settings(demo=True, secret="only for tests"), store)
    app.extensions.update(known or {})
    if broken:
        app.add_url_rule(broken, view_func=_break)
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=8)
    stop = threading.Event()
    worker = threading.Thread(target=_work, args=(store, stop), daemon=True)
    serving = threading.Thread(target=server.run, daemon=True)
    serving.start()
    if working:
        worker.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        stop.set()
        _end(server, serving)
        if working:
            worker.join(10)


def _work(store: Store, stop: threading.Event) -> None:
    while not stop.is_set():
        if not work_once(store):
            stop.wait(0.1)


def _end(server: waitress.server.BaseWSGIServer, serving: threading.Thread) -> None:
    """First who answers, then the sockets, each in the thread that they belong to.

    A number that one thread has closed is given to the next file that is opened: whoever still wrote to it wrote into
    the database of another test.
    """
    server.task_dispatcher.shutdown()
    server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map, ignore_all=True))
    serving.join(10)


def _break() -> str:
    raise RuntimeError("asked for by a test")
