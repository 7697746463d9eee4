"""Towns and spots: in which 町丁 a spot lies, and where the middle of a 町丁 is for what must not be put finer."""

import math
from collections.abc import Sequence

import shapely
from shapely import Point
from shapely.ops import unary_union

from layers.place.small_areas import AreaPiece
from layers.place.zones import Town

_METRES_PER_DEGREE = 111_195.0
# A town known by points alone: as far as one may be off within it.
_UNKNOWN_EXTENT = 300


def town_at(lonlat: tuple[float, float], towns: Sequence[Town], pieces: Sequence[AreaPiece]) -> Town | None:
    """The town whose ground holds the spot; ``None`` outside the city and where no borders are known."""
    spot = Point(lonlat)
    here = {one.key_code for one in pieces if one.geometry is not None and shapely.intersects(one.geometry, spot)}
    return next((town for town in towns if here & set(town.key_codes)), None)


def middle_of(town: Town, pieces: Sequence[AreaPiece]) -> tuple[tuple[float, float], int] | None:
    """A spot within the town and how many metres it may be off: the radius of a circle as large as the town."""
    ground = [one.geometry for one in pieces if one.key_code in town.key_codes and one.geometry is not None]
    if not ground:
        return None
    whole = unary_union(ground)
    spot = whole.representative_point()
    across = math.cos(math.radians(spot.y))
    metres = math.sqrt(whole.area * across / math.pi) * _METRES_PER_DEGREE
    return (spot.x, spot.y), round(metres / 10) * 10 or _UNKNOWN_EXTENT
