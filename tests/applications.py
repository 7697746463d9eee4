"""Applications of tests: routes and templates are made once in a process, store and memory are each test's own."""

import copy
from typing import TYPE_CHECKING

from webmap import create_app

if TYPE_CHECKING:
    from flask import Flask

    from layers.store import Store
    from webmap.settings import Settings

_MADE: "dict[Settings, Flask]" = {}


def application(settings: "Settings", store: "Store") -> "Flask":
    """As ``create_app(settings, store)``, for those who add no routes to it.

    Whatever an application remembers while it serves stands in ``extensions``; the one that is copied never serves.
    Its ``config`` is that of all copies: change it by ``monkeypatch.setitem``.
    """
    if settings not in _MADE:
        _MADE[settings] = create_app(settings, store)
    app = copy.copy(_MADE[settings])
    app.extensions = {**app.extensions, "ibashomap.store": store}
    return app
