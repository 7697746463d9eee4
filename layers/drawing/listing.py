"""Listing: the numbered places of a map in words, as they stand beside it or on the sheets behind it."""

from collections.abc import Mapping, Sequence
from typing import Any

from layers.catalog.days import japanese_day
from layers.drawing.boxes import Box
from layers.drawing.faces import faces
from layers.drawing.ink import Ink
from layers.drawing.marks import Numbered
from layers.drawing.pen import sheet
from layers.place.services import ServicePoint
from layers.vocabulary import kinds

_SYMBOL = Box(0, 0, 6, 6)
RESTING = "suspended"
ENDED = "closed"


def going_on(places: Sequence[ServicePoint]) -> tuple[ServicePoint, ...]:
    """Without what has ended: paper hangs on walls for a year."""
    return tuple(place for place in places if place.facts.get("status") != ENDED)


def lines(rows: Sequence[Numbered], squares: Mapping[int, str]) -> list[dict[str, Any]]:
    """One line per place; ``squares``: where on the map it is, none for what the map does not show."""
    known = faces(row.place.kind for row in rows)
    return [
        {
            "number": str(row.number),
            "symbol": symbol_file(known[row.place.kind].kinds[0]),
            "kind": kinds()[row.place.kind].label,
            "name": row.place.name,
            "rests": row.place.facts.get("status") == RESTING,
            "held": not row.place.released,
            "when": text(row.place.facts.get("schedule")),
            "where": _where(row.place),
            "fee": fee(row.place.facts),
            "phone": text(row.place.facts.get("phone")),
            "confirmed": japanese_day(text(row.place.facts.get("confirmed_on"))),
            "square": squares.get(row.number, ""),
        }
        for row in rows
    ]


def legend(rows: Sequence[Numbered]) -> list[dict[str, Any]]:
    """One entry per look that occurs, with how many there are."""
    found: dict[str, dict[str, Any]] = {}
    known = faces(row.place.kind for row in rows)
    for face in dict.fromkeys(known.values()):
        count = sum(row.place.kind in face.kinds for row in rows)
        found[face.kinds[0]] = {"symbol": symbol_file(face.kinds[0]), "label": face.label, "count": count}
    return list(found.values())


def symbol_files(rows: Sequence[Numbered], ink: Ink) -> dict[str, bytes]:
    """The drawings that the lines and the legend name."""
    known = faces(row.place.kind for row in rows)
    return {
        symbol_file(face.kinds[0]): sheet([face.drawn(_SYMBOL.centre, 5.4, ink)], _SYMBOL)
        for face in dict.fromkeys(known.values())
    }


def symbol_file(kind: str) -> str:
    """The name of a drawing among the files of the typesetter."""
    return f"symbol-{kind}.svg"


def text(value: Any) -> str:  # noqa: ANN401 - a fact is a text, a number or a list of texts
    """A fact as it is printed."""
    if value is None:
        return ""
    return "・".join(str(one) for one in value) if isinstance(value, list | tuple) else str(value)


def fee(facts: Mapping[str, Any]) -> str:
    """In the words of its list, else by its amount."""
    said, yen = text(facts.get("fee")), facts.get("fee_yen")
    if said or yen is None:
        return said
    return "無料" if yen == 0 else f"{yen:,}円"


def _where(place: ServicePoint) -> str:
    found = (text(place.facts.get("venue")), text(place.facts.get("address")))
    return "　".join(one for one in found if one)
