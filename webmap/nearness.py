"""近い順: places by how far they lie from one, as the crow flies."""

import math

_EARTH_METRES = 6_371_000


def metres_between(one_lonlat: tuple[float, float], other_lonlat: tuple[float, float]) -> float:
    """The way over the ground of a sphere; within a city the error is below one metre in two hundred."""
    (lon, lat), (other_lon, other_lat) = (tuple(map(math.radians, spot)) for spot in (one_lonlat, other_lonlat))
    middle = math.cos((lat + other_lat) / 2)
    return _EARTH_METRES * math.hypot((other_lon - lon) * middle, other_lat - lat)
