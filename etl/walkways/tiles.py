"""標高タイル of 国土地理院 as a folder ``z/x/y.png`` (or ``dem5a_png/z/x/y.png`` beside others), told in the colours.

``x = 2^16 R + 2^8 G + B``; below 2^23 the height is ``x · 0.01`` m, at 2^23 there is none, above it ``(x − 2^24) ·
0.01`` (https://maps.gsi.go.jp/development/demtile.html). The finest tiles go first, coarser ones fill what they lack.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from etl.walkways.raster import Floats, bilinear
from layers.errors import Refused
from layers.provenance import Source

SOURCE = Source(
    title="標高タイル（基盤地図情報数値標高モデル）", publisher="国土地理院", licence="国土地理院コンテンツ利用規約"
)
_SIDE = 256
_NONE = 1 << 23
_LATITUDE = 85.0


def heights(lonlat: Floats, folder: Path) -> Floats:
    """Metres at each point (n, 2), NaN where no tile tells; ``Refused`` where the folder holds no tiles."""
    layers = _layers(folder)
    if not layers:
        raise Refused("walk.no_tiles", folder=folder.name)
    found = np.full(len(lonlat), np.nan)
    for zoom, place in layers:
        missing = np.flatnonzero(np.isnan(found) & (np.abs(lonlat[:, 1]) < _LATITUDE))
        columns, rows = _pixels(lonlat[missing], zoom)
        found[missing] = bilinear(columns, rows, _Tiles(place).pick)
    return found


def decoded(colours: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Heights of colours (…, 3)."""
    told = colours.astype(np.int64) @ np.array([1 << 16, 1 << 8, 1])
    metres = np.where(told < _NONE, told, told - (1 << 24)) * 0.01
    return np.where(told == _NONE, np.nan, metres)


def _layers(folder: Path) -> list[tuple[int, Path]]:
    """``(zoom, folder of that zoom)``, the finest first, of one zoom by name (dem5a before dem5b)."""
    named = [one for depth in ("*", "*/*") for one in folder.glob(depth) if one.is_dir()]
    rooms = [
        folder,
        *sorted(one for one in named if not any(part.isdecimal() for part in one.relative_to(folder).parts)),
    ]
    zooms = [(int(one.name), one) for room in rooms for one in room.iterdir() if one.is_dir() and _is_zoom(one.name)]
    return sorted(zooms, key=lambda pair: -pair[0])


def _is_zoom(name: str) -> bool:
    return name.isascii() and name.isdecimal() and int(name) <= 18


def _pixels(lonlat: Floats, zoom: int) -> tuple[Floats, Floats]:
    """Places in pixels of the whole world, (0, 0) being the middle of the first one."""
    size = _SIDE * 2.0**zoom
    columns = (lonlat[:, 0] + 180.0) / 360.0 * size
    rows = (1.0 - np.arcsinh(np.tan(np.radians(lonlat[:, 1]))) / np.pi) / 2.0 * size
    return columns - 0.5, rows - 0.5


class _Tiles:
    """The tiles of one zoom, each opened once for all that is asked of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pick(self, columns: NDArray[np.int64], rows: NDArray[np.int64]) -> Floats:
        found = np.full(len(columns), np.nan)
        x, y = columns // _SIDE, rows // _SIDE
        order = np.lexsort((y, x))
        borders = 1 + np.flatnonzero((np.diff(x[order]) != 0) | (np.diff(y[order]) != 0))
        for asked in np.split(order, borders) if len(x) else []:
            tile = self._read(int(x[asked[0]]), int(y[asked[0]]))
            if tile is not None:
                found[asked] = tile[rows[asked] % _SIDE, columns[asked] % _SIDE]
        return found

    def _read(self, x: int, y: int) -> Floats | None:
        path = self._folder / str(x) / f"{y}.png"
        if not path.is_file():
            return None
        try:
            with Image.open(path, formats=["PNG"]) as image:
                if image.size != (_SIDE, _SIDE) or image.mode not in ("RGB", "RGBA"):
                    raise Refused("walk.tile", name=f"{x}/{y}.png")
                return decoded(np.asarray(image.convert("RGB")))
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as fault:
            raise Refused("walk.tile", name=f"{x}/{y}.png") from fault
