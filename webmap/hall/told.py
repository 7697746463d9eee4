"""What of a board everybody may be told: notes that were let through, in the words that were let through."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from layers.trust.naming import Allowed
from layers.workshop.board import Board, Note
from layers.workshop.carrying import sentences
from layers.workshop.moves import Move

# A place that somebody marks may be a private door: 250 m are told, or the listed place itself.
_PER_DEGREE = {"lon": 320, "lat": 480}
_FIRST_EAST = 100

LonLat = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """Names that a hall gives out itself; what a phone sends in their place is not passed on.

    ``places``: of the register, and where each stands; None where nobody has found it yet. ``may``: the sentences that
    came along; a name within them was ticked by its owner.
    """

    towns: frozenset[str] = frozenset()
    places: Mapping[str, LonLat | None] = field(default_factory=dict)
    questions: frozenset[str] = frozenset()
    may: Allowed = field(default_factory=Allowed)


def note_row(note: Note | None, known: Known, number: int = 0) -> dict[str, Any] | None:
    """One note as phones and projector get it, called by ``number``; None while it is not for all."""
    if note is None or not note.projected:
        return None
    listed = note.place in known.places
    return {
        "text": note.shown_text,
        "kind": note.kind,
        "lonlat": where(note.place, note.spot_lonlat, known.places),
        "town": note.town if note.town in known.towns else "",
        "place": note.place if listed else "",
        "question": note.question if note.question in known.questions else "",
        "theme": note.theme,
        "order": note.order,
        "number": number or note.number,
        "first": list(note.first),
    }


def where(place: str, spot_lonlat: LonLat | None, places: Mapping[str, LonLat | None]) -> LonLat | None:
    """Of a listed place its own spot; of any other no finer than 250 m, whoever has marked it."""
    own = places.get(place)
    return own if own is not None else coarse(spot_lonlat) if spot_lonlat else None


def coarse(spot_lonlat: LonLat) -> LonLat:
    """The middle of the 250 m square in which it lies (a fourth of a third mesh of JIS X 0410)."""
    east = (spot_lonlat[0] - _FIRST_EAST) * _PER_DEGREE["lon"]
    north = spot_lonlat[1] * _PER_DEGREE["lat"]
    return (
        round(_FIRST_EAST + (int(east // 1) + 0.5) / _PER_DEGREE["lon"], 6),
        round((int(north // 1) + 0.5) / _PER_DEGREE["lat"], 6),
    )


def theme_row(board: Board, key: str) -> dict[str, Any] | None:
    """A theme by its name; None when it was taken back."""
    theme = board.themes.get(key)
    return None if theme is None or theme.gone or not theme.text else {"text": theme.text, "order": theme.order}


def aims_row(board: Board, may: Allowed) -> dict[str, Any] | None:
    """めざす姿 with だれが・何を・いつ; of what is written here nobody's name, for who has ticked is not known here."""
    there = (one for one in board.aims.values() if not one.gone and one.text)
    rows = [
        {
            "text": may.told(aim.text),
            "theme": aim.theme,
            "decided": aim.decided,
            "steps": [
                {"who": may.who(one.who), "what": may.told(one.what), "when": may.told(one.when), "done": one.done}
                for one in aim.steps
                if not one.gone and (one.who or one.what or one.when)
            ],
        }
        for aim in sorted(there, key=lambda one: (one.order, one.id))
    ]
    return {"aims": rows} if rows else None


def votes_row(counted: Mapping[str, int], *, open_now: bool) -> dict[str, Any] | None:
    """How many stickers; while they are still being given out nobody is led by those of others."""
    return None if open_now else {"count": sum(counted.values())}


def known_of(layers: Mapping[str, Any], questions: Iterable[str], came_along: Iterable[Move] = ()) -> Known:
    """The names that stand in the hall's own file."""
    return Known(
        towns=frozenset(_names(layers.get("areas"), "name")),
        places=_places(layers.get("places")),
        questions=frozenset(questions),
        may=Allowed(sentences=sentences(came_along)),
    )


def _names(collection: Any, field: str) -> list[str]:  # noqa: ANN401 - GeoJSON as it stands in the file
    features = (collection or {}).get("features", [])
    return [str(one["properties"][field]) for one in features if one.get("properties", {}).get(field)]


def _places(collection: Any) -> dict[str, LonLat | None]:  # noqa: ANN401 - GeoJSON as it stands in the file
    there = [one for one in (collection or {}).get("features", []) if one.get("properties", {}).get("id")]
    spots = [(one.get("geometry") or {}).get("coordinates") for one in there]
    return {
        str(one["properties"]["id"]): (float(spot[0]), float(spot[1])) if spot else None
        for one, spot in zip(there, spots, strict=True)
    }
