"""An ESRI Shapefile of polygons as e-Stat hands it out: CP932 attributes and no .cpg beside them."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shapely import Polygon
from shapely.geometry.polygon import orient

_DAY = date(2022, 6, 24)
_POLYGON = 5
JGD2011 = (
    'GEOGCS["GCS_JGD_2011",DATUM["D_JGD_2011",SPHEROID["GRS_1980",6378137.0,298.257222101]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
)


@dataclass(frozen=True, slots=True)
class Column:
    """A dBASE column: ``kind`` C or N, ``width``, ``decimals``."""

    name: str
    kind: str
    width: int
    decimals: int = 0

    def cell(self, value: object) -> bytes:
        """The value in its fixed width; numbers to the right, text to the left."""
        if value is None or value == "":
            return b" " * self.width
        if self.kind == "N":
            text = f"{value:.{self.decimals}f}" if self.decimals else f"{value}"
            return text.rjust(self.width).encode("ascii")
        encoded = str(value).encode("cp932")
        if len(encoded) > self.width:
            raise ValueError(f"{self.name}: {value} is too long")
        return encoded.ljust(self.width)


def write_shapefile(
    stem: Path, columns: Sequence[Column], rows: Sequence[Mapping[str, object]], polygons: Sequence[Polygon]
) -> None:
    """``stem`` with .shp, .shx, .dbf and .prj."""
    stem.parent.mkdir(parents=True, exist_ok=True)
    stem.with_suffix(".dbf").write_bytes(_dbf(columns, rows))
    stem.with_suffix(".prj").write_bytes(JGD2011.encode("ascii"))
    shapes = [_shape(polygon) for polygon in polygons]
    bounds = [polygon.bounds for polygon in polygons]
    box = (min(b[0] for b in bounds), min(b[1] for b in bounds), max(b[2] for b in bounds), max(b[3] for b in bounds))
    body, index, offset = b"", b"", 50
    for number, shape in enumerate(shapes, start=1):
        words = len(shape) // 2
        body += struct.pack(">ii", number, words) + shape
        index += struct.pack(">ii", offset, words)
        offset += words + 4
    stem.with_suffix(".shp").write_bytes(_head(100 + len(body), box) + body)
    stem.with_suffix(".shx").write_bytes(_head(100 + len(index), box) + index)


def _head(size: int, box: tuple[float, float, float, float]) -> bytes:
    return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, size // 2) + struct.pack("<ii8d", 1000, _POLYGON, *box, 0, 0, 0, 0)


def _shape(polygon: Polygon) -> bytes:
    """Outer rings clockwise, holes the other way round."""
    turned = orient(polygon, -1.0)
    rings = [list(ring.coords) for ring in (turned.exterior, *turned.interiors)]
    starts = [sum(len(ring) for ring in rings[:i]) for i in range(len(rings))]
    points = [point for ring in rings for point in ring]
    head = struct.pack("<i4d2i", _POLYGON, *polygon.bounds, len(rings), len(points))
    return head + struct.pack(f"<{len(starts)}i", *starts) + b"".join(struct.pack("<2d", *point) for point in points)


def _dbf(columns: Sequence[Column], rows: Sequence[Mapping[str, object]]) -> bytes:
    fields = b"".join(
        struct.pack("<11sc4xBB14x", column.name.encode("ascii"), column.kind.encode(), column.width, column.decimals)
        for column in columns
    )
    width = 1 + sum(column.width for column in columns)
    day = bytes((_DAY.year - 1900, _DAY.month, _DAY.day))
    head = b"\x03" + day + struct.pack("<IHH20x", len(rows), 33 + len(fields), width)
    body = b"".join(b" " + b"".join(column.cell(row.get(column.name)) for column in columns) for row in rows)
    return head + fields + b"\r" + body + b"\x1a"
