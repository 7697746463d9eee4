"""Which zone holds which point, for many points at once: a grid whose inner cells answer without asking geometry.

A cell that no border touches lies wholly inside or outside; only points in the other cells are tested exactly.
A point on a border belongs to the zone (as ``intersects``), so a common border belongs to both neighbours.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Numbers = NDArray[np.int64]
Plane = NDArray[np.float64]

# Cells along one zone of middling size: more make the grid dearer to build, fewer leave more points to be tested.
_CELLS_PER_ZONE = 18
_FEWEST, _MOST = 32, 1024
_SORTED_FROM = 5_000
# Share of a cell by which rounding may move a crossing: cells that near are taken as touched.
_SLACK = 1e-6


class ZoneIndex:
    """An index over polygons in any one coordinate system; their order decides which of several matches is first."""

    def __init__(self, polygons: Sequence[BaseGeometry | None]) -> None:
        """Lay the grid; a zone without geometry holds nothing."""
        self._zones = np.array(polygons, dtype=object)
        shapely.prepare(self._zones)
        side = int(np.clip(_CELLS_PER_ZONE * np.sqrt(max(len(polygons), 1)), _FEWEST, _MOST))
        west, south, east, north = shapely.total_bounds(self._zones) if len(polygons) else (np.nan,) * 4
        self._side = side
        self._corner = np.array([west, south])
        self._steps = np.array([side / ((east - west) or 1.0), side / ((north - south) or 1.0)])
        zone, cell = self._touched()
        self._border = _Lists(cell, zone, side * side)
        self._inside = _Lists(*self._wholly(zone, cell), side * side)

    def locate(self, xy: NDArray[Any]) -> Numbers:
        """The first zone of each of ``n`` points (shape ``(n, 2)``), −1 where there is none."""
        points, zones = self._pairs(xy)
        found = np.full(len(xy), len(self._zones), dtype=np.int64)
        np.minimum.at(found, points, zones)
        return np.where(found == len(self._zones), -1, found)

    def locate_all(self, xy: NDArray[Any]) -> tuple[Numbers, Numbers]:
        """All matches as ``(point, zone)``, by point and then by zone: for kinds whose zones overlap."""
        points, zones = self._pairs(xy)
        order = np.lexsort((zones, points))
        return points[order], zones[order]

    def _pairs(self, xy: NDArray[Any]) -> tuple[Numbers, Numbers]:
        within, cells = self._cells(np.asarray(xy, dtype=float).reshape(-1, 2))
        sure, sure_zones = self._inside.of(cells)
        asked, asked_zones = self._border.of(cells)
        if len(self._zones) > _SORTED_FROM:
            # Zone by zone: what was prepared of one is then still at hand for its next point.
            order = np.argsort(asked_zones, kind="stable")
            asked, asked_zones = asked[order], asked_zones[order]
        candidates = np.asarray(xy, dtype=float).reshape(-1, 2)[within[asked]]
        holds = shapely.intersects_xy(self._zones[asked_zones], candidates[:, 0], candidates[:, 1])
        points = np.concatenate([within[sure], within[asked[holds]]])
        return points, np.concatenate([sure_zones, asked_zones[holds]])

    def _cells(self, xy: Plane) -> tuple[Numbers, Numbers]:
        """The points inside the bounds, and the cell of each."""
        # Column by column: numpy takes several times as long over rows of two.
        across, up = ((xy[:, axis] - self._corner[axis]) * self._steps[axis] for axis in (0, 1))
        most = self._side + _SLACK
        within = np.flatnonzero((across >= -_SLACK) & (across <= most) & (up >= -_SLACK) & (up <= most))
        column, row = (np.clip(place[within].astype(np.int64), 0, self._side - 1) for place in (across, up))
        return within, row * self._side + column

    def _touched(self) -> tuple[Numbers, Numbers]:
        """``(zone, cell)`` of every cell that a border passes: those of its corners and beside its crossings."""
        zone, start, end = self._segments()
        # Borders are closed: every end is the start of the next segment.
        found = [_around(zone, start), *(_crossings(zone, start, end, axis) for axis in (0, 1))]
        zones, columns, rows = (np.concatenate(parts) for parts in zip(*found, strict=True))
        here = (columns >= 0) & (columns < self._side) & (rows >= 0) & (rows < self._side)
        cells = self._side * self._side
        pairs = np.sort(zones[here] * cells + rows[here] * self._side + columns[here])
        pairs = pairs[np.diff(pairs, prepend=-1) > 0]
        return pairs // cells, pairs % cells

    def _segments(self) -> tuple[Numbers, Plane, Plane]:
        """Every straight piece of every border, in units of cells."""
        lines, owner = shapely.get_parts(shapely.boundary(self._zones), return_index=True)
        corners, line = shapely.get_coordinates(lines, return_index=True)
        place = (corners - self._corner) * self._steps
        joined = np.flatnonzero(line[1:] == line[:-1])
        return owner[line[joined]].astype(np.int64), place[joined], place[joined + 1]

    def _wholly(self, zone: Numbers, cell: Numbers) -> tuple[Numbers, Numbers]:
        """``(cell, zone)`` of the cells wholly inside: the gaps between two touched cells of one row, tested once."""
        same_row = (zone[1:] == zone[:-1]) & (cell[1:] // self._side == cell[:-1] // self._side)
        gap = np.flatnonzero(same_row & (cell[1:] - cell[:-1] > 1))
        first, length = cell[gap] + 1, cell[gap + 1] - cell[gap] - 1
        x, y = (np.stack([first % self._side, first // self._side], axis=1) + 0.5).T / self._steps[:, None]
        holds = shapely.contains_xy(self._zones[zone[gap]], x + self._corner[0], y + self._corner[1])
        first, length, zones = first[holds], length[holds], zone[gap][holds]
        return _runs(first, length), np.repeat(zones, length)


class _Lists:
    """For each cell a list of zones, all lists in one array."""

    def __init__(self, cell: Numbers, zone: Numbers, cells: int) -> None:
        order = np.argsort(cell, kind="stable")
        self._zones = zone[order]
        self._lengths = np.bincount(cell, minlength=cells)
        self._starts = np.cumsum(self._lengths) - self._lengths

    def of(self, cells: Numbers) -> tuple[Numbers, Numbers]:
        """``(position in cells, zone)`` for every zone in the list of each cell."""
        some = np.flatnonzero(self._lengths[cells])
        start, length = self._starts[cells[some]], self._lengths[cells[some]]
        if self._lengths.max(initial=0) <= 1:
            return some, self._zones[start]
        return np.repeat(some, length), self._zones[_runs(start, length)]


def _runs(first: Numbers, length: Numbers) -> Numbers:
    """``first, first + 1, …`` of each length, one after the other."""
    before = np.cumsum(length) - length
    return np.repeat(first - before, length) + np.arange(int(length.sum()))


def _around(zone: Numbers, place: Plane) -> tuple[Numbers, Numbers, Numbers]:
    """The cell of each place, and the neighbours that it lies within the slack of."""
    low, high = (np.floor(place + slack).astype(np.int64) for slack in (-_SLACK, _SLACK))
    near = np.flatnonzero((low != high).any(axis=1))
    columns = np.concatenate([low[:, 0], high[near, 0], low[near, 0], high[near, 0]])
    rows = np.concatenate([low[:, 1], low[near, 1], high[near, 1], high[near, 1]])
    return np.concatenate([zone, zone[near], zone[near], zone[near]]), columns, rows


def _crossings(zone: Numbers, start: Plane, end: Plane, axis: int) -> tuple[Numbers, Numbers, Numbers]:
    """The cells on both sides wherever a segment crosses a grid line of this axis."""
    low, high = np.minimum(start[:, axis], end[:, axis]), np.maximum(start[:, axis], end[:, axis])
    first = np.ceil(low).astype(np.int64)
    count = np.maximum(np.floor(high).astype(np.int64) - first + 1, 0)
    count[low == high] = 0
    owner = np.repeat(np.arange(len(zone)), count)
    line = _runs(first, count).astype(float)
    share = (line - start[owner, axis]) / (end[owner, axis] - start[owner, axis])
    other = start[owner, 1 - axis] + share * (end[owner, 1 - axis] - start[owner, 1 - axis])
    place = np.stack([line, other] if axis == 0 else [other, line], axis=1)
    return _around(zone[owner], place)
