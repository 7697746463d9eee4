"""GeoTIFF with one band of heights in metres, north up, its system named by an EPSG code; read by Pillow alone.

Not read, and said so: turned or sheared images, several bands, systems without an EPSG code, images of more than
``MOST_PIXELS``, and packings that Pillow does not know.
"""

import warnings
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError
from pyproj import Transformer
from pyproj.exceptions import CRSError, ProjError

from etl.walkways.raster import Floats, bilinear
from layers.errors import Refused
from layers.geo.shapes import LONLAT_SRID

MOST_PIXELS = 80_000_000
_SCALE, _TIES, _TURN, _KEYS, _NOTHING = 33550, 33922, 34264, 34735, 42113
_RASTER_TYPE, _GEOGRAPHIC, _PROJECTED = 1025, 2048, 3072
_IS_POINT, _OWN = 2, 32767
_ONE_BAND = ("L", "I", "F", "I;16", "I;16B", "I;16L")


def heights(lonlat: Floats, path: Path) -> Floats:
    """Metres at each point (n, 2), NaN outside the image; ``Refused("walk.tiff")`` for what is not read here."""
    tags, values = _image(path)
    scale, ties, keys = tags.get(_SCALE), tags.get(_TIES), _keys(tags.get(_KEYS, ()))
    if _TURN in tags or not scale or not ties or len(ties) != 6:
        raise Refused("walk.tiff", why="turned")
    places = _in_system(lonlat, keys.get(_PROJECTED) or keys.get(_GEOGRAPHIC) or 0)
    middle = 0.0 if keys.get(_RASTER_TYPE) == _IS_POINT else 0.5
    columns = (places[:, 0] - ties[3]) / scale[0] + ties[0] - middle
    rows = (ties[4] - places[:, 1]) / scale[1] + ties[1] - middle
    known = np.isfinite(columns) & np.isfinite(rows)
    found = np.full(len(lonlat), np.nan)
    found[known] = bilinear(columns[known], rows[known], lambda c, r: _pick(values, c, r))
    return found


def _image(path: Path) -> tuple[dict[int, Any], NDArray[np.float32]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=["TIFF"]) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise Refused("walk.tiff", why="size")
                if image.mode not in _ONE_BAND:
                    raise Refused("walk.tiff", why="bands")
                tags = dict(image.tag_v2)  # type: ignore[attr-defined]
                values = np.asarray(image).astype(np.float32)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, KeyError, TypeError) as fault:
        raise Refused("walk.tiff", why="broken") from fault
    values[values == _nothing(tags)] = np.nan
    return tags, values


def _nothing(tags: dict[int, Any]) -> float:
    try:
        return float(str(tags.get(_NOTHING, "nan")).strip("\x00 "))
    except ValueError:
        return float("nan")


def _keys(told: Any) -> dict[int, int]:  # noqa: ANN401 - whatever the tag holds
    """GeoKeys whose value stands in the directory itself."""
    numbers = [int(one) for one in told]
    rows = [numbers[at : at + 4] for at in range(4, len(numbers) - 3, 4)]
    return {key: value for key, location, _, value in rows if location == 0}


def _in_system(lonlat: Floats, epsg: int) -> Floats:
    if not epsg or epsg == _OWN:
        raise Refused("walk.tiff", why="system")
    try:
        turn = Transformer.from_crs(LONLAT_SRID, epsg, always_xy=True)
        return np.column_stack(turn.transform(lonlat[:, 0], lonlat[:, 1]))
    except (CRSError, ProjError) as fault:
        raise Refused("walk.tiff", why="system") from fault


def _pick(values: NDArray[np.float32], columns: NDArray[np.int64], rows: NDArray[np.int64]) -> Floats:
    inside = (columns >= 0) & (rows >= 0) & (columns < values.shape[1]) & (rows < values.shape[0])
    found = np.full(len(columns), np.nan)
    found[inside] = values[rows[inside], columns[inside]]
    return found
