"""What was chosen of a crowd, kept for a while: the tiles, the counts and the lists of one 絞り込み share it."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast

from flask import current_app

from layers import clock
from layers.place.crowd import Crowd, Rows
from layers.place.trait_columns import together
from layers.store import Unit
from layers.tiles.pyramid import Pyramid
from webmap import session
from webmap.asking import Asked

# Filters that a crowd answers from its columns; whatever else is asked is answered by the store.
_OWN = ("kinds", "text", "zone_id", "wish")
# Each holds some megabytes of a large city.
_KEPT = 6
_TILES = 2_000


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Rows of a crowd in the order of a list; ``tag`` changes with whatever could change what is seen of them.

    ``unsure``: rows that fit but for topics which are ``unknown`` of them; among ``rows`` only where asked for.
    """

    crowd: Crowd
    rows: Rows
    today: date
    tag: str
    unsure: Rows
    unknown: tuple[str, ...] = ()

    @cached_property
    def pyramid(self) -> Pyramid:
        """Their tiles."""
        return Pyramid(self.crowd, self.rows, self.today)


class Shelf:
    """The last few things made, by name; made anew when they have been pushed out."""

    def __init__(self, keep: int) -> None:
        """One for each kind of thing, in the application."""
        self._keep = keep
        self._held: OrderedDict[str, Any] = OrderedDict()
        self._guard = threading.Lock()

    def get(self, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - holds what is put there
        """The thing of this name. Two that ask at once may both make it: that is wasteful, never wrong."""
        with self._guard:
            if name in self._held:
                self._held.move_to_end(name)
                return self._held[name]
        made = make()
        with self._guard:
            self._held[name] = made
            while len(self._held) > self._keep:
                self._held.popitem(last=False)
        return made

    def keep_only(self, wanted: Callable[[Any], bool]) -> None:
        """Take everything else from the shelf."""
        with self._guard:
            for name in [name for name, thing in self._held.items() if not wanted(thing)]:
                del self._held[name]


def chosen(unit: Unit, asked: Asked) -> Chosen:
    """The places that this viewer asks for."""
    name = tag(unit.revision, asked)
    shelf = _shelf("chosen", _KEPT)
    # Choices of a crowd that has been replaced would keep it alive: they go with it.
    len(unit.crowd)
    shelf.keep_only(lambda one: unit.crowd_lives(one.crowd))
    return cast("Chosen", shelf.get(name, lambda: choose_now(unit, asked, name)))


def tag(revision: str, asked: Asked, *parts: str) -> str:
    """Changes with what anybody could see, who asks, what for, and the day (確認から1年以上)."""
    viewer = session.viewer()
    asker = (viewer.rank, viewer.role, viewer.zones)
    told = (revision, asker, asked.filters(), clock.today().isoformat(), *parts)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


def tile(found: Chosen, zoom: int, x: int, y: int) -> bytes:
    """A tile; those of everybody are kept, those of the staff are made for each request."""
    if session.viewer().signed_in:
        return found.pyramid.tile(zoom, x, y)
    name = f"{found.tag}/{zoom}/{x}/{y}"
    return cast("bytes", _shelf("tiles", _TILES).get(name, lambda: found.pyramid.tile(zoom, x, y)))


def choose_now(unit: Unit, asked: Asked, name: str = "") -> Chosen:
    """The places that the viewer of this unit asks for; not kept, so it may be another than who asks the page."""
    crowd, filters = unit.crowd, asked.filters()
    wish = asked.picks.wish()
    rows = crowd.choose(**{key: value for key, value in filters.items() if key in _OWN and key != "wish"})
    if any(value for key, value in filters.items() if key not in _OWN):
        rows = crowd.rows(point.id for point in unit.places.read(**filters))
    if wish is None:
        return Chosen(crowd=crowd, rows=rows, today=clock.today(), tag=name, unsure=rows[:0])
    sure, unsure, unknown = unit.traits.choose(wish, rows)
    shown = together(sure, unsure) if wish.unsure else sure
    return Chosen(crowd=crowd, rows=shown, today=clock.today(), tag=name, unsure=unsure, unknown=unknown)


def _shelf(name: str, keep: int) -> Shelf:
    return cast("Shelf", current_app.extensions.setdefault(f"ibashomap.{name}", Shelf(keep)))
