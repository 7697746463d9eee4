"""Names on a map: of zones, of towns inside their borders, and of places where there is room beside their symbol."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from layers.drawing import letters
from layers.drawing.boxes import Box
from layers.drawing.ground import Ground
from layers.drawing.ink import Ink
from layers.drawing.marks import Mark
from layers.drawing.pen import Piece, Words
from layers.drawing.room import Room

# Letters of a line, the first that fits: of the names of places and of zones.
_WIDTHS = (11, 14, 5.5)
_ZONE_WIDTHS = (14, 8)
_GAP = 0.8
# So far from what stands at its side that nobody reads the two as one: 「2–3」 and 「境の会」.
_CLEAR = 0.7
_MOST_LINES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """Words and the middle where they stand."""

    words: Words
    at: tuple[float, float]

    @property
    def box(self) -> Box:
        """The room that it takes."""
        return self.words.box(self.at)

    def drawn(self, colour: str, ink: Ink) -> Piece:
        """In its halo."""
        return self.words.drawn(self.at, colour, ink.halo)


def zone_names(zones: Sequence[tuple[str, BaseGeometry]], room: Room, *, size: float) -> list[Name]:
    """One for each zone that is seen, in its largest part; none where it would hide something."""
    found = []
    for text, shape in sorted(zones, key=lambda one: -one[1].area):
        forms = [Words(lines=(text,), size=size, bold=True), *_broken(text, size, _ZONE_WIDTHS, bold=True)]
        found += next((one for words in forms if (one := _placed(words, _spots(shape, words), room))), [])
    return found


def town_names(ground: Ground, room: Room, *, size: float) -> tuple[list[Name], list[str]]:
    """Names of 町丁 that stand inside their borders, those of the own zone first; and those that found no room."""
    found, missed = [], []
    inside = ground.own

    def order(one: tuple[str, BaseGeometry]) -> tuple[bool, float]:
        own = inside is None or shapely.intersects(inside, one[1].representative_point())
        return (not own, -float(one[1].area))

    seen: set[str] = set()
    for text, shape in sorted(ground.towns, key=order):
        if not text or text in seen:
            continue
        forms = [Words(lines=(text,), size=size), Words(lines=letters.lines(text, size, size * 4.6), size=size)]
        named = next((n for words in forms for n in _placed(words, _spots(shape, words, tight=True), room)), None)
        if named is not None:
            seen.add(text)
            found.append(named)
        elif inside is None or shapely.intersects(inside, shape.representative_point()):
            missed.append(text)
    return found, list(dict.fromkeys(text for text in missed if text not in seen))


def place_names(marks: Sequence[Mark], room: Room, *, size: float) -> list[Name]:
    """Names beside symbols where there is room; the others are known by their number."""
    found = []
    for mark in marks:
        text = _named(mark)
        if not text:
            continue
        forms = [one for one in _broken(text, size, _WIDTHS) if len(one.lines) <= _MOST_LINES]
        whole = Box.of_all(list(mark.boxes))
        found += next((one for words in forms if (one := _placed(words, _beside(whole, words), room))), [])
    return found


def _broken(text: str, size: float, widths: Sequence[float], *, bold: bool = False) -> list[Words]:
    """The words in lines of so many letters."""
    return [Words(lines=letters.lines(text, size, size * many, bold=bold), size=size, bold=bold) for many in widths]


def _named(mark: Mark) -> str:
    """The place, or the hall that all places of a symbol meet in."""
    names = {place.name for place in mark.places}
    halls = {str(place.facts.get("venue", "")) for place in mark.places}
    shared = names if len(names) == 1 else halls
    return shared.pop() if len(shared) == 1 else ""


def _placed(words: Words, spots: Iterator[tuple[float, float]], room: Room) -> list[Name]:
    """At the first spot where it touches nothing; the room that it takes is its own alone."""
    for at in spots:
        taken = words.box(at)
        if room.is_free(Box.around(taken.centre, taken.width + 2 * _CLEAR, taken.height)):
            room.take(taken)
            return [Name(words=words, at=at)]
    return []


def _spots(shape: BaseGeometry, words: Words, *, tight: bool = False) -> Iterator[tuple[float, float]]:
    """Points of the largest part, the middle first; ``tight``: the words may hardly reach over the border."""
    part = max(shapely.get_parts(shape), key=lambda one: one.area)
    west, north, east, south = part.bounds
    middle = part.representative_point()
    spots = [(middle.x, middle.y), (part.centroid.x, part.centroid.y)]
    for down in (0.5, 0.35, 0.65, 0.2, 0.8):
        spots += [(west + (east - west) * right, north + (south - north) * down) for right in (0.5, 0.3, 0.7)]
    for spot in spots:
        taken = words.box(spot)
        inside = shapely.intersection(part, box(taken.x, taken.y, taken.right, taken.bottom)).area
        if inside >= (0.85 if tight else 0.5) * taken.width * taken.height:
            yield (float(spot[0]), float(spot[1]))


def _beside(whole: Box, words: Words) -> Iterator[tuple[float, float]]:
    x, y = whole.centre
    right, left = whole.right + _GAP + words.width / 2, whole.x - _GAP - words.width / 2
    below, above = whole.bottom + words.height / 2, whole.y - words.height / 2
    yield from ((right, y), (left, y), (x, below), (x, above))
    near_right, near_left = whole.x + words.width / 2, whole.right - words.width / 2
    yield from ((near_right, below), (near_right, above), (near_left, below), (near_left, above))
    yield from ((right, below), (right, above), (left, below), (left, above))
