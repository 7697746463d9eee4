"""Borders laid out for the compiled rays: bands of every zone, zones by cell, and cells that no border passes."""

from importlib import import_module
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Plane = NDArray[np.float64]

# What the rays say where rounding could decide.
UNSURE = -2
_POLYGON = 3
# Cells along one zone of middling size, and in all; boxes that lie on each other may fill so many lists.
_CELLS_PER_ZONE, _MOST_SIDE, _MOST_LISTED = 2, 2048, 50_000_000
_POINTS_A_CELL = 5


def first_by_rays(zones: NDArray[Any], points: Plane) -> Numbers:
    """The first of ``zones``, polygons or None, that each of ``points`` (n, 2) touches; −1 none, ``UNSURE``."""
    rays: Any = import_module("layers.access.kernels.rays")  # loads numba
    corners, ring, zone = _borders(zones)
    if not len(corners):
        return np.full(len(points), -1, dtype=np.int64)
    boxes = shapely.bounds(zones)
    within = (*np.nanmin(boxes[:, :2], axis=0), *np.nanmax(boxes[:, 2:], axis=0))
    # A zone without ground stands nowhere.
    boxes = np.where(np.isnan(boxes), [np.inf, np.inf, -np.inf, -np.inf], boxes)
    grid = _grid(rays, boxes, within)
    order = rays.by_cell(points, *grid[:3], np.array(within))
    bands = rays.bands_of(corners, ring, zone, boxes)
    # As many cells as pay: what the first point of a cell without borders is told holds for the next.
    lattice = _lattice(int(np.clip(np.sqrt(len(points) / _POINTS_A_CELL), 1, _MOST_SIDE)), within)
    plain = (rays.plain_of(corners, ring, *lattice), *lattice)
    found: Numbers = rays.locate(points, order, grid, plain, boxes, bands, corners)
    return found


def _lattice(side: int, within: tuple[float, ...]) -> tuple[int, Plane, Plane]:
    """Side, corner and cells a unit of a square of cells over a box."""
    west, south, east, north = within
    steps = np.array([side / ((east - west) or 1.0), side / ((north - south) or 1.0)])
    return side, np.array([west, south]), steps


def _grid(rays: Any, boxes: Plane, within: tuple[float, ...]) -> tuple[Any, ...]:  # noqa: ANN401 - numba has no types
    """Side, corner, cells a unit, and the lists of zones by cell."""
    west, south, east, north = within
    real = boxes[:, 0] <= boxes[:, 2]
    side = int(np.clip(_CELLS_PER_ZONE * np.sqrt(max(real.sum(), 1)), 1, _MOST_SIDE))
    share = (boxes[real, 2:] - boxes[real, :2]) / [(east - west) or 1.0, (north - south) or 1.0]
    while side > 1 and float(np.prod(share * side + 2, axis=1).sum()) > _MOST_LISTED:
        side //= 2
    lattice = _lattice(side, within)
    return *lattice, *rays.cells_of(boxes, *lattice)


def _borders(zones: NDArray[Any]) -> tuple[Plane, Numbers, Numbers]:
    """The corners of all rings, with the ring and the zone of each."""
    one_ring = (shapely.get_type_id(zones) == _POLYGON) & (shapely.get_num_interior_rings(zones) == 0)
    plain, others = np.flatnonzero(one_ring), np.flatnonzero(~one_ring)
    # Most zones are of one ring: their corners can be had without a copy of each.
    corners, ring = shapely.get_coordinates(zones[plain], return_index=True)
    parts, owner = shapely.get_parts(zones[others], return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    more, of_ring = shapely.get_coordinates(rings, return_index=True)
    zone = np.concatenate([plain[ring], others[owner[part][of_ring]]])
    return np.concatenate([corners, more]), np.concatenate([ring, len(plain) + of_ring]), zone
