"""Chart: a whole map on paper — ground, symbols, names, measure — and what found no room on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from layers.drawing import marks as marking
from layers.drawing import measure
from layers.drawing.boxes import Box
from layers.drawing.frame import Frame
from layers.drawing.ground import Ground, drawn, ground
from layers.drawing.ink import Ink
from layers.drawing.letters import POINT
from layers.drawing.marks import Marks, Numbered, marks
from layers.drawing.names import Name, place_names, town_names, zone_names
from layers.drawing.pen import Piece
from layers.drawing.room import Room
from layers.drawing.stock import Stock

_METRES_PER_MINUTE = 60.0
_INSIDE = 3.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Sizes:
    """Letters and symbols of one kind of paper in millimetres; ``stroke``: how much broader than on A4 lines are."""

    symbol: float
    figures: float
    place: float
    town: float
    zone: float
    measure: float
    stroke: float


SMALL = Sizes(
    symbol=4.4, figures=8 * POINT, place=7.5 * POINT, town=7 * POINT, zone=12 * POINT, measure=2.9, stroke=1.0
)
MIDDLE = Sizes(
    symbol=5.4, figures=10 * POINT, place=9 * POINT, town=8.5 * POINT, zone=16 * POINT, measure=3.4, stroke=1.2
)
# 8 mm of ink and more: read by people of 80 around a table, and from the second row.
WALL = Sizes(symbol=11.0, figures=9.2, place=9.2, town=9.2, zone=15.0, measure=8.0, stroke=2.2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """``pieces`` lie in the order in which they are drawn; the rest tells what stands where."""

    pieces: tuple[Piece, ...]
    ground: Ground
    marks: Marks
    zone_names: tuple[Name, ...]
    town_names: tuple[Name, ...]
    place_names: tuple[Name, ...]
    missed_towns: tuple[str, ...]
    taken: tuple[Box, ...]

    @property
    def spots(self) -> dict[int, tuple[float, float]]:
        """Where on the paper each number belongs, for those that the map shows."""
        placed = {number: mark.symbol.centre for mark in self.marks.placed for number in mark.numbers}
        return placed | {number: spot for spot, numbers in self.marks.dots for number in numbers}


def chart(stock: Stock, rows: Sequence[Numbered], frame: Frame, ink: Ink, sizes: Sizes) -> Chart:
    """The map. Symbols come first, then towns, places and zones as far as there is room."""
    land = ground(stock, frame, ink, stroke=sizes.stroke)
    pace = float(stock.city.walking.get("metres_per_minute", _METRES_PER_MINUTE))
    bars = measure.bars(frame, (frame.box.x + _INSIDE, frame.box.bottom - _INSIDE), pace, ink, size=sizes.measure)
    corner = (frame.box.right - _INSIDE - 1.3 * sizes.measure, frame.box.y + _INSIDE + 2.2 * sizes.measure)
    north = measure.north(corner, ink, size=sizes.measure)
    taken = (bars[0].box, north[0].box)
    room = Room(frame.box.shrunk(0.6 * sizes.stroke), taken)
    found = marks(rows, frame, room, size=sizes.symbol, letters=sizes.figures)
    zones = zone_names(land.zones, room, size=sizes.zone)
    towns, missed = town_names(land, room, size=sizes.town)
    places = place_names(found.placed, room, size=sizes.place)
    # The title names the zone of the map: its name gives way to what lies in it.
    own = [(stock.name, land.own)] if land.own is not None and not land.own.is_empty else []
    zones += zone_names(own, room, size=sizes.zone)
    pieces = [
        *drawn(land),
        *(name.drawn(ink.town_text, ink) for name in towns),
        *(name.drawn(ink.bold, ink) for name in zones),
        *marking.drawn(found, ink, stroke=sizes.stroke, letters=sizes.figures),
        *(name.drawn(ink.text, ink) for name in places),
        *bars,
        *north,
    ]
    return Chart(
        pieces=tuple(pieces),
        ground=land,
        marks=found,
        zone_names=tuple(zones),
        town_names=tuple(towns),
        place_names=tuple(places),
        missed_towns=tuple(missed),
        taken=taken,
    )
