"""What goes into a link that somebody passes on: the view as asked for, less what is not for the one who gets it.

Words of a search and a marked spot may speak of a person. A member of the staff passes them on only when she says so.
"""

from dataclasses import dataclass, replace
from typing import Any

from flask import request, url_for
from markupsafe import escape

from layers.errors import NotFound
from layers.trust.audience import EVERYBODY
from webmap import session, wording
from webmap.asking import Asked
from webmap.filters import filters
from webmap.outside import outside
from webmap.paper_head import told_filters

# Address → where it leads. A place is opened alone, or on the map with all else that was asked for.
VIEWS = {"map": "map.show", "list": "service_points.index", "place": "service_points.one"}
STAFF = "staff"
# Choices that residents are not offered.
_FOR_STAFF = ("standing", "sector", "old")
_LONGEST = 80
EMBED_HEIGHT = 600


@dataclass(frozen=True, kw_only=True, slots=True)
class Shared:
    """A view to pass on. ``left_out`` and ``taken_in`` are sentences; ``path`` is empty where nothing may be opened."""

    what: str
    path: str
    embed_path: str
    shows: tuple[str, ...]
    left_out: tuple[str, ...]
    taken_in: tuple[str, ...]


def shared(view: str, *, inside: bool) -> Shared:
    """The view of this request's address. ``inside``: for a colleague who is signed in, with all that was asked for."""
    known, asked = session.viewer().signed_in, Asked.from_args(request.args)
    on_map = _on_map(view)
    with session.reading() as unit:
        name = unit.places.one(asked.place).name if asked.place or view == "place" else ""
    taken_in = _ours(asked, on_map, known=known) if inside or not known else ()
    left_out: tuple[str, ...] = ()
    if known and not inside:
        left_out = tuple(wording.SHARED_WITHOUT.format(what=what) for what in _sayings(asked, on_map))
        asked, on_map = _as_residents_ask(asked), {**on_map, "at": ""}
    if name and not inside and not _is_public(asked.place):
        # The rest of the view would lead to its door.
        asked, on_map = replace(asked, place=""), {}
        left_out = (*left_out, wording.SHARED_HIDDEN.format(name=name))
    with session.store().reading(session.viewer() if inside else EVERYBODY) as unit:
        choices = filters(unit, asked)
    parts = {**choices.asked.as_args(), **{word: text for word, text in on_map.items() if text}}
    named = (name,) if asked.place else ()
    return Shared(
        what=name if view == "place" and named else wording.SHARED_WHAT[view],
        path=_path(view, parts),
        embed_path=url_for("embed.show", **_as_residents_ask(choices.asked).as_args()),
        shows=named if view == "place" else (*named, *told_filters(choices)),
        left_out=left_out,
        taken_in=taken_in,
    )


def asked_again(view: str) -> dict[str, Any]:
    """All that this request asks for, as parts of an address: the words of ours and no others."""
    return {**Asked.from_args(request.args).as_args(), **_on_map(view)}


def lines_to_embed(path: str, title: str) -> str:
    """Two lines of HTML for the page of somebody else: the map, and a way to it where frames are not shown."""
    address, words = escape(outside() + path), escape(title)
    frame = f'<iframe src="{address}" title="{words}" width="100%" height="{EMBED_HEIGHT}" loading="lazy"></iframe>'
    return f'{frame}\n<p><a href="{address}">{escape(wording.SHARED_OPEN.format(title=title))}</a></p>'


def _on_map(view: str) -> dict[str, str]:
    """What the map alone knows: a marked spot, the lines that are compared, the middle with the zoom."""
    told = {name: request.args.get(name, "")[:_LONGEST] for name in ("at", "compare", "map") if view == "map"}
    return {name: text for name, text in told.items() if text}


def _is_public(point_id: str) -> bool:
    with session.store().reading(EVERYBODY) as unit:
        try:
            unit.places.one(point_id)
        except NotFound:
            return False
    return True


def _as_residents_ask(asked: Asked) -> Asked:
    """Without words that may name somebody, and without choices that residents are not offered."""
    return replace(asked, words="", picks=asked.picks.but(**dict.fromkeys(_FOR_STAFF, ())))


def _ours(asked: Asked, on_map: dict[str, str], *, known: bool) -> tuple[str, ...]:
    form = wording.SHARED_WITH_STAFF if known else wording.SHARED_WITH
    return tuple(form.format(what=what) for what in _sayings(asked, on_map))


def _sayings(asked: Asked, on_map: dict[str, str]) -> list[str]:
    """What may speak of a person or of our own work, in words."""
    picked = [wording.PICK_LISTS[name] for name in _FOR_STAFF if getattr(asked.picks, name)]
    found = [wording.SHARED_WORDS.format(words=asked.words)] if asked.words else []
    spot = [wording.SHARED_SPOT] if on_map.get("at") else []
    return [*found, *spot, *(wording.SHARED_PICK.format(label=label) for label in picked)]


def _path(view: str, parts: dict[str, Any]) -> str:
    if view == "place":
        return url_for(VIEWS[view], point_id=parts["place"]) if "place" in parts else ""
    return url_for(VIEWS[view], **{name: text for name, text in parts.items() if view == "map" or name != "place"})
