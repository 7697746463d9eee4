"""The plane in which a network is measured: the city's own, else the 平面直角座標系 whose origin lies nearest."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from layers.access.network import WalkNetwork
from layers.geo.shapes import to_plane_transformer

# Origins of 平面直角座標系 I … XIX (平成14年国土交通省告示第9号), degrees.
_ORIGINS_LONLAT = np.array(
    [
        (129.5, 33), (131, 33), (132 + 1 / 6, 36), (133.5, 33), (134 + 1 / 3, 36), (136, 36), (137 + 1 / 6, 36),
        (138.5, 36), (139 + 5 / 6, 36), (140 + 5 / 6, 40), (140.25, 44), (142.25, 44), (144.25, 44), (142, 26),
        (127.5, 26), (124, 26), (131, 26), (136, 20), (154, 26),
    ]
)  # fmt: skip
_FIRST_SRID = 6669


def nearest_plane(lonlat: NDArray[np.float64]) -> int:
    """The SRID (JGD2011) for points like these."""
    if not len(lonlat):
        return _FIRST_SRID
    middle = np.median(lonlat, axis=0)
    away = (_ORIGINS_LONLAT - middle) * (np.cos(np.radians(middle[1])), 1.0)
    return _FIRST_SRID + int(np.argmin((away**2).sum(axis=1)))


def in_plane(lonlat: NDArray[np.float64], srid: int) -> NDArray[np.float64]:
    """Points (n, 2) in metres of the plane."""
    if not len(lonlat):
        return np.empty((0, 2))
    east, north = to_plane_transformer(srid).transform(lonlat[:, 0], lonlat[:, 1])
    return np.column_stack([east, north])


def on_plane(network: WalkNetwork, srid: int) -> WalkNetwork:
    """The same network measured in another plane; its lengths are its own and stay."""
    if network.plane_srid == srid:
        return network
    return replace(network, plane_srid=srid, nodes_plane=in_plane(network.nodes_lonlat, srid))
