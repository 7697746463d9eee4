"""Near: metres in a straight line between spots, good to a percent over the ground of a city."""

import numpy as np
from numpy.typing import NDArray

from layers.place.crowd import Crowd, Rows

_METRES_PER_DEGREE = 111_195.0


def metres(lonlat: NDArray[np.float64], spot_lonlat: tuple[float, float]) -> NDArray[np.float64]:
    """How far each is from the spot; NaN where a position is not known."""
    lon, lat = spot_lonlat
    across = (lonlat[:, 0] - lon) * np.cos(np.radians(lat))
    found: NDArray[np.float64] = np.hypot(across, lonlat[:, 1] - lat) * _METRES_PER_DEGREE
    return found


def nearest(crowd: Crowd, chosen: Rows, spot_lonlat: tuple[float, float], most: int) -> list[tuple[int, int]]:
    """Rows of the chosen with their metres, the nearest first; what has no position is near nothing."""
    there = chosen[crowd.located[chosen]]
    far = metres(crowd.lonlat[there], spot_lonlat)
    order = np.argsort(far, kind="stable")[:most]
    return [(int(there[at]), round(float(far[at]))) for at in order.tolist()]
