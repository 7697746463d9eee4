"""Pyramid: chosen places of a crowd, tile by tile. What stands close together far away becomes a circle with a count.

A group is what shares a cell of a fixed grid of the whole zoom level, so that neighbouring tiles agree about it. It
stands between the middle of its members and that of its cell (85 px wide), so that no two counts cover each other.
"""

import threading
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from layers.catalog.places import FOREMOST, icon
from layers.place.crowd import Crowd, Rows
from layers.tiles import mvt

LAYER = "places"
# From here on each place is drawn for itself; halls that are shared lie on one spot anyway.
SINGLE = 15
DEEPEST = 16
BUFFER = 256
_CELLS = 6
_TO_CENTRE = 0.5
# A spot that holds more than this is grouped at any zoom: no tile may grow without bound.
_MOST = 2_000
_SOUTHERNMOST = 85.0511
# Degrees: nearer to each other than this, symbols cover each other at any zoom.
_TOGETHER = 0.000_02


@dataclass(frozen=True, slots=True)
class Level:
    """The groups of one zoom; ``x`` and ``y`` in units of tiles, ``first`` a row of the crowd.

    ``box``: west, south, east and north of those groups that no zooming takes apart, NaN for all others.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    size: NDArray[np.int32]
    first: Rows
    box: NDArray[np.float64]


class Pyramid:
    """The tiles of one choice; levels are made when they are first asked for."""

    def __init__(self, crowd: Crowd, chosen: Rows, today: date) -> None:
        """``today`` decides what counts as 確認から1年以上."""
        self.crowd = crowd
        self.chosen = chosen
        self._located = chosen[crowd.located[chosen]]
        self._xy = mercator(crowd.lonlat[self._located])
        self._old = crowd.is_old(today)
        self._levels: dict[int, Level] = {}
        self._guard = threading.Lock()

    def tile(self, zoom: int, x: int, y: int) -> bytes:
        """One tile; empty where there is nothing or no such tile."""
        if not 0 <= zoom <= DEEPEST:
            return b""
        level = self._level(zoom)
        margin = BUFFER / mvt.EXTENT
        near = (level.x >= x - margin) & (level.x < x + 1 + margin)
        near &= (level.y >= y - margin) & (level.y < y + 1 + margin)
        there = np.flatnonzero(near)
        columns = (level.x[there] - x, level.y[there] - y)
        across, down = (np.round(part * mvt.EXTENT).astype(int).tolist() for part in columns)
        groups = (level.first[there].tolist(), level.size[there].tolist(), level.box[there].tolist())
        told = (self._told(*group) for group in zip(*groups, strict=True))
        return mvt.layer(LAYER, zip(across, down, told, strict=True))

    def _level(self, zoom: int) -> Level:
        with self._guard:
            if zoom not in self._levels:
                self._levels[zoom] = self._made(zoom)
            return self._levels[zoom]

    def _made(self, zoom: int) -> Level:
        xy = self._xy * 2**zoom
        ones = np.ones(len(xy), dtype=np.int32)
        if zoom >= SINGLE and not _crowded(xy):
            nowhere = np.full((len(xy), 4), np.nan)
            return Level(x=xy[:, 0], y=xy[:, 1], size=ones, first=self._located, box=nowhere)
        lonlat = self.crowd.lonlat[self._located]
        return _grouped(xy, self._located, lonlat, together=np.inf if zoom == DEEPEST else _TOGETHER)

    def _told(self, row: int, size: int, box: list[float]) -> dict[str, mvt.Value]:
        """Public fields alone, whoever asks: id, name, kind, icon and rank; or how many there are, and where."""
        if size > 1:
            bound = box[0] == box[0]
            return {"cluster": True, "point_count": size, **({"box": ",".join(map(repr, box))} if bound else {})}
        crowd = self.crowd
        kind = crowd.kind_codes[crowd.kinds[row]]
        marks = {"old": bool(self._old[row]), "held": not crowd.released[row], "rough": bool(crowd.rough[row])}
        told = {"id": crowd.ids[row], "name": crowd.names[row], "kind": kind, "icon": icon(kind, **marks)}
        return {**told, "rank": int(kind in FOREMOST)}


def mercator(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """The square of web maps: 0…1 from the west and from the north."""
    latitude = np.radians(np.clip(lonlat[:, 1], -_SOUTHERNMOST, _SOUTHERNMOST))
    y = 0.5 - np.log(np.tan(np.pi / 4 + latitude / 2)) / (2 * np.pi)
    return np.column_stack([lonlat[:, 0] / 360 + 0.5, y])


def _crowded(xy: NDArray[np.float64]) -> bool:
    if len(xy) <= _MOST:
        return False
    tile = np.floor(xy).astype(np.int64)
    return int(np.unique(tile[:, 0] << 32 | tile[:, 1], return_counts=True)[1].max()) > _MOST


def _grouped(xy: NDArray[np.float64], rows: Rows, lonlat: NDArray[np.float64], *, together: float) -> Level:
    cell = np.floor(xy * _CELLS).astype(np.int64)
    _, first, group, size = np.unique(
        cell[:, 0] << 32 | cell[:, 1], return_index=True, return_inverse=True, return_counts=True
    )
    middle = np.column_stack([np.bincount(group, weights=xy[:, axis], minlength=len(size)) / size for axis in (0, 1)])
    # Who stands alone stays where it is.
    pull = np.where(size > 1, _TO_CENTRE, 0.0)[:, None]
    spot = middle * (1 - pull) + (cell[first] + 0.5) / _CELLS * pull
    by_group, begins = lonlat[np.argsort(group, kind="stable")], np.cumsum(size) - size
    ends = [np.minimum.reduceat(by_group, begins), np.maximum.reduceat(by_group, begins)] if len(size) else [middle] * 2
    wide = (ends[1] - ends[0]).max(axis=1, initial=0.0)
    box = np.where((wide <= together)[:, None], np.hstack(ends), np.nan)
    return Level(x=spot[:, 0], y=spot[:, 1], size=size.astype(np.int32), first=rows[first], box=box)
