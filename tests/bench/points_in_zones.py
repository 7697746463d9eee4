"""Points and zones with jagged borders: zone_of, its index included, beside geopandas.sjoin.

150,000 points in 200 zones as of a city; with ``--full`` five million in 200,000 small areas, as of a country.
"""

from dataclasses import replace

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import Polygon

from layers.access import kernels
from layers.access.zone_of import zone_of
from tests.bench.clock import FULL, Line, side_by_side

_OTHER = "geopandas.sjoin"
POINTS, COLUMNS, ROWS, CORNERS = 150_000, 20, 10, 40
# The country: each of its areas has forty corners.
MANY_POINTS, MANY_COLUMNS, MANY_ROWS, FEW_CORNERS = 5_000_000, 500, 400, 10


def measure(times: int, *, full: bool = False) -> list[Line]:
    """Both answer the same question and must give the same answer."""
    kernels.warm()
    lines = [_beside(times, POINTS, (COLUMNS, ROWS, CORNERS), 15)]
    size = MANY_COLUMNS, MANY_ROWS, FEW_CORNERS
    job = _job(MANY_POINTS, MANY_COLUMNS * MANY_ROWS)
    small = _beside(1, MANY_POINTS, size, 6) if full else Line.not_run(job, _OTHER, FULL, 6)
    return [*lines, small, replace(small, other_name=f"{_OTHER} (stretch)", least=10)]


def _job(points: int, zones: int) -> str:
    return f"{points:,} points in {zones:,} zones, index included"


def _beside(times: int, points: int, size: tuple[int, int, int], least: float) -> Line:
    zones = jagged_zones(np.random.default_rng(5), *size)
    xy = np.random.default_rng(1).uniform((-0.5, -0.5), (size[0] + 0.5, size[1] + 0.5), (points, 2))
    frame = gpd.GeoDataFrame(geometry=zones)
    # Fresh geometries each time: what one run has prepared must not help the next.
    fresh = iter([list(shapely.from_wkb(shapely.to_wkb(zones))) for _ in range(times + 2)])

    def ours() -> np.ndarray:
        return zone_of(next(fresh), xy)

    def other() -> np.ndarray:
        points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(xy[:, 0], xy[:, 1]))
        joined = gpd.sjoin(points, frame, predicate="intersects")
        first = joined.groupby(level=0)["index_right"].min()
        found = np.full(len(xy), -1)
        found[first.index] = first.to_numpy()
        return found

    if not np.array_equal(ours(), other()):
        raise AssertionError("the two answers differ")
    took, slow = side_by_side(times, ours, other)
    return Line(job=_job(points, len(zones)), ours=took, other_name=_OTHER, other=slow, least=least)


def jagged_zones(
    chance: np.random.Generator, columns: int = COLUMNS, rows: int = ROWS, pieces: int = CORNERS
) -> np.ndarray:
    """A grid of zones whose corners and borders are shaken; neighbours share their border exactly."""
    corners = np.stack(np.meshgrid(np.arange(columns + 1), np.arange(rows + 1), indexing="ij"), axis=-1).astype(float)
    corners += chance.uniform(-0.25, 0.25, corners.shape)

    def border(start: np.ndarray, end: np.ndarray) -> np.ndarray:
        share = np.linspace(0, 1, pieces + 1)
        shake = chance.uniform(-0.03, 0.03, pieces + 1) * np.minimum(1, 8 * np.minimum(share, 1 - share))
        along = end - start
        return start + share[:, None] * along + shake[:, None] * np.array([-along[1], along[0]])

    flat = {(i, j): border(corners[i, j], corners[i + 1, j]) for i in range(columns) for j in range(rows + 1)}
    steep = {(i, j): border(corners[i, j], corners[i, j + 1]) for i in range(columns + 1) for j in range(rows)}
    rings = [
        np.concatenate([flat[i, j], steep[i + 1, j][1:], flat[i, j + 1][::-1][1:], steep[i, j][::-1][1:]])
        for j in range(rows)
        for i in range(columns)
    ]
    return np.array([Polygon(ring) for ring in rings], dtype=object)
