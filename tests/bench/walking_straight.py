"""The nearest of many places as the crow flies, for a whole country, beside geopandas.sjoin_nearest."""

import geopandas as gpd
import numpy as np

from layers.access import kernels
from layers.access.straight import nearest_straight
from tests.bench.clock import Line, side_by_side

SIDE = 500_000.0
SHORT, FULL = (500_000, 15_000), (5_000_000, 150_000)


def measure(times: int, *, full: bool = False) -> list[Line]:
    """The same sum of distances, or nothing is told."""
    kernels.warm()
    number, places = FULL if full else SHORT
    chance = np.random.default_rng(1)
    points, spots = chance.uniform(0, SIDE, (number, 2)), chance.uniform(0, SIDE, (places, 2))
    left, right = (gpd.GeoDataFrame(geometry=gpd.points_from_xy(*one.T), crs=6672) for one in (points, spots))

    def other() -> np.ndarray:
        return gpd.sjoin_nearest(left, right, distance_col="metres")["metres"].to_numpy()

    if not np.isclose(nearest_straight(points, spots)[0].sum(), other().sum()):
        raise AssertionError("other distances than geopandas'")
    ours, slow = side_by_side(1 if full else times, lambda: nearest_straight(points, spots), other)
    job = f"nearest straight, {number:,} points x {places:,} places"
    return [Line(job=job, ours=ours, other_name="geopandas.sjoin_nearest", other=slow, least=12)]
