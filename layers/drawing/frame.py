"""Frame: a piece of ground on a piece of paper, in plane metres (平面直角座標系) at a round scale."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from layers.drawing.boxes import Box
from layers.geo.shapes import to_plane_transformer

# Denominators that people can reckon with; beyond the last one any multiple of it.
SCALES = (
    500, 1_000, 1_500, 2_000, 2_500, 3_000, 4_000, 5_000, 6_000, 7_500, 10_000, 12_500, 15_000, 20_000, 25_000, 30_000,
    35_000, 40_000, 50_000, 60_000, 75_000, 100_000, 125_000, 150_000, 200_000, 250_000, 300_000, 400_000, 500_000,
)  # fmt: skip
_MILLIMETRES = 1000.0

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """``centre_plane`` lies in the middle of ``box``; one millimetre of paper is ``scale`` millimetres of ground."""

    centre_plane: tuple[float, float]
    scale: int
    box: Box
    plane_srid: int

    @property
    def metres_per_mm(self) -> float:
        """How far a millimetre of paper reaches."""
        return self.scale / _MILLIMETRES

    @property
    def ground_plane(self) -> Bounds:
        """West, south, east, north of what the box shows."""
        half_width, half_height = self.box.width * self.metres_per_mm / 2, self.box.height * self.metres_per_mm / 2
        east, north = self.centre_plane
        return (east - half_width, north - half_height, east + half_width, north + half_height)

    def on_paper(self, geometry_plane: BaseGeometry) -> BaseGeometry:
        """A geometry in plane metres as millimetres of this paper."""
        return shapely.transform(geometry_plane, self._moved)

    def spot(self, lonlat: tuple[float, float]) -> tuple[float, float]:
        """A point in lon/lat as millimetres of this paper."""
        moved = self._moved(np.array([to_plane_transformer(self.plane_srid).transform(*lonlat)]))
        return (float(moved[0, 0]), float(moved[0, 1]))

    def _moved(self, points_plane: NDArray[np.float64]) -> NDArray[np.float64]:
        east, north = self.centre_plane
        x, y = self.box.centre
        return np.column_stack(
            [
                x + (points_plane[:, 0] - east) / self.metres_per_mm,
                y - (points_plane[:, 1] - north) / self.metres_per_mm,
            ]
        )


def fitted(bounds_plane: Bounds, box: Box, *, plane_srid: int, rim: float = 4.0) -> Frame:
    """The frame with the largest round scale at which the ground stays ``rim`` millimetres inside the box."""
    west, south, east, north = bounds_plane
    room = box.shrunk(rim)
    needed = _MILLIMETRES * max((east - west) / room.width, (north - south) / room.height)
    last = SCALES[-1]
    scale = next((one for one in SCALES if one >= needed), int(-(-needed // last) * last))
    return Frame(centre_plane=((west + east) / 2, (south + north) / 2), scale=scale, box=box, plane_srid=plane_srid)
