"""150,000 points and 200 zones with jagged borders: ZoneIndex, its making included, beside geopandas.sjoin."""

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import Polygon

from layers.place.zone_index import ZoneIndex
from tests.bench.clock import Line, median

POINTS, COLUMNS, ROWS, CORNERS = 150_000, 20, 10, 40


def measure(times: int) -> list[Line]:
    """Both answer the same question and must give the same answer."""
    zones = jagged_zones(np.random.default_rng(5))
    xy = np.random.default_rng(1).uniform((-0.5, -0.5), (COLUMNS + 0.5, ROWS + 0.5), (POINTS, 2))
    frame = gpd.GeoDataFrame(geometry=zones)

    def ours() -> np.ndarray:
        # Fresh geometries: what one run has prepared must not help the next.
        return ZoneIndex(list(shapely.from_wkb(shapely.to_wkb(zones)))).locate(xy)

    def other() -> np.ndarray:
        points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(xy[:, 0], xy[:, 1]))
        joined = gpd.sjoin(points, frame, predicate="intersects")
        first = joined.groupby(level=0)["index_right"].min()
        found = np.full(len(xy), -1)
        found[first.index] = first.to_numpy()
        return found

    if not np.array_equal(ours(), other()):
        raise AssertionError("the two answers differ")
    job = f"{POINTS:,} points in {len(zones)} zones, index included"
    return [Line(job=job, ours=median(times, ours), other_name="geopandas.sjoin", other=median(times, other), least=15)]


def jagged_zones(chance: np.random.Generator) -> np.ndarray:
    """A grid of zones whose corners and borders are shaken; neighbours share their border exactly."""
    corners = np.stack(np.meshgrid(np.arange(COLUMNS + 1), np.arange(ROWS + 1), indexing="ij"), axis=-1).astype(float)
    corners += chance.uniform(-0.25, 0.25, corners.shape)

    def border(start: np.ndarray, end: np.ndarray) -> np.ndarray:
        share = np.linspace(0, 1, CORNERS + 1)
        shake = chance.uniform(-0.03, 0.03, CORNERS + 1) * np.minimum(1, 8 * np.minimum(share, 1 - share))
        along = end - start
        return start + share[:, None] * along + shake[:, None] * np.array([-along[1], along[0]])

    flat = {(i, j): border(corners[i, j], corners[i + 1, j]) for i in range(COLUMNS) for j in range(ROWS + 1)}
    steep = {(i, j): border(corners[i, j], corners[i, j + 1]) for i in range(COLUMNS + 1) for j in range(ROWS)}
    rings = [
        np.concatenate([flat[i, j], steep[i + 1, j][1:], flat[i, j + 1][::-1][1:], steep[i, j][::-1][1:]])
        for j in range(ROWS)
        for i in range(COLUMNS)
    ]
    return np.array([Polygon(ring) for ring in rings], dtype=object)
