"""This request: who asks, for which city, in which theme, and the store's unit for it.

A sign-in is a token in an HttpOnly cookie; who it belongs to is known to the store alone.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from flask import current_app, g, request
from werkzeug.wrappers import Response

from layers.errors import LayersError, NotFound
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from webmap.settings import Settings

if TYPE_CHECKING:
    from layers.city import City
    from layers.store import Store, Unit

# Addresses that never ask who is there: they are the same for all and set no cookie.
NAMELESS = ("embed.", "health.", "one_tap.", "static")
# ``?seen_as=everybody``: data as residents see it, whoever asks.
EVERYBODY_WORD = "everybody"
_TOUCH_SECONDS = 60.0
_MOST_TOLD = 1000


def store() -> "Store":
    """The store of this application."""
    return cast("Store", current_app.extensions["ibashomap.store"])


def settings() -> Settings:
    """The settings of this application."""
    return cast("Settings", current_app.extensions["ibashomap.settings"])


def viewer() -> Viewer:
    """Who asks."""
    return cast("Viewer", g.get("viewer", EVERYBODY))


def city() -> "City":
    """The city of this database; ``NotFound("city.none")`` while none has been settled."""
    found = g.get("city")
    if found is None:
        raise NotFound("city.none")
    return cast("City", found)


def theme() -> str:
    """``projector`` for halls, else ``light``."""
    return "projector" if request.args.get("theme") == "projector" else "light"


@contextmanager
def reading() -> Iterator["Unit"]:
    """A unit that reads as this viewer."""
    with store().reading(viewer()) as unit:
        yield unit


@contextmanager
def writing() -> Iterator["Unit"]:
    """A unit that writes as this viewer."""
    with store().writing(viewer()) as unit:
        yield unit


@contextmanager
def at_the_door() -> Iterator["Unit"]:
    """A unit for signing in and out: done by the house, before we know who asks."""
    with store().writing(OPERATOR) as unit:
        yield unit


def recognise() -> None:
    """Before each request: the viewer of the cookie's token, and the city."""
    g.viewer = EVERYBODY
    if (request.endpoint or "").startswith(("static", "health.")):
        return
    nameless = (request.endpoint or "").startswith(NAMELESS) or request.args.get("seen_as") == EVERYBODY_WORD
    token = "" if nameless else request.cookies.get(cookie_name(), "")
    with store().reading() as unit:
        try:
            g.city = unit.city()
        except NotFound:
            g.city = None
        known = unit.accounts.viewer(token) if token else None
    if known is not None:
        g.viewer = known
        _touch(token)


def _touch(token: str) -> None:
    """Tell the store that the session is in use: once a minute, and never at the price of the page itself."""
    told: dict[str, float] = current_app.extensions.setdefault("ibashomap.touched", {})
    now = time.monotonic()
    if now - told.get(token, -_TOUCH_SECONDS) < _TOUCH_SECONDS:
        return
    if len(told) > _MOST_TOLD:
        told.clear()
    told[token] = now
    try:
        with at_the_door() as unit:
            unit.accounts.touch(token)
    except LayersError as fault:
        if fault.code != "store.busy":
            raise


def cookie_name() -> str:
    """``__Host-`` binds the cookie to this host and to https; browsers refuse the prefix without https."""
    return "__Host-ibashomap" if settings().https else "ibashomap"


def remember(response: Response, token: str) -> None:
    """Give the browser its token, until it closes."""
    response.set_cookie(cookie_name(), token, httponly=True, secure=settings().https, samesite="Lax", path="/")


def forget(response: Response) -> None:
    """Take the token back."""
    response.delete_cookie(cookie_name(), httponly=True, secure=settings().https, samesite="Lax", path="/")


def token() -> str:
    """The token that came with this request, or ""."""
    return request.cookies.get(cookie_name(), "")
