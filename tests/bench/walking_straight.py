"""The nearest of many places as the crow flies, for a whole country, beside geopandas.sjoin_nearest."""

import geopandas as gpd
import numpy as np

from layers.access import kernels
from layers.access.straight import nearest_straight
from tests.bench.clock import FULL, Line, side_by_side

SIDE = 500_000.0
_OTHER = "geopandas.sjoin_nearest"
REGION, COUNTRY = (500_000, 15_000), (5_000_000, 150_000)


def measure(times: int, *, full: bool = False) -> list[Line]:
    """The same sum of distances, or nothing is told."""
    kernels.warm()
    number, places = COUNTRY if full else REGION
    chance = np.random.default_rng(1)
    points, spots = chance.uniform(0, SIDE, (number, 2)), chance.uniform(0, SIDE, (places, 2))
    left, right = (gpd.GeoDataFrame(geometry=gpd.points_from_xy(*one.T), crs=6672) for one in (points, spots))

    def other() -> np.ndarray:
        return gpd.sjoin_nearest(left, right, distance_col="metres")["metres"].to_numpy()

    if not np.isclose(nearest_straight(points, spots)[0].sum(), other().sum()):
        raise AssertionError("other distances than geopandas'")
    ours, slow = side_by_side(1 if full else times, lambda: nearest_straight(points, spots), other)
    told = [Line(job=_job(number, places), ours=ours, other_name=_OTHER, other=slow, least=12)]
    return told if full else [*told, Line.not_run(_job(*COUNTRY), _OTHER, FULL, 12)]


def _job(number: int, places: int) -> str:
    return f"nearest straight, {number:,} points x {places:,} places"
