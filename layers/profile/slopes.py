"""Slopes of a zone in words, out of the heights of its streets; what has no height says nothing."""

from collections.abc import Mapping

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from layers.access.network import WalkNetwork
from layers.wording import sentence

# 車いすや押し車で困る坂: the steepest that 移動等円滑化基準 allows for a street (8 %, else 5 %).
STEEP = 0.05
_FEW_STREETS = 5
_MOST_TOWNS = 3
_LEVEL_METRES = 10.0


def slopes(network: WalkNetwork, outline: BaseGeometry, towns: Mapping[str, BaseGeometry]) -> tuple[str, ...]:
    """Sentences: how high the streets lie, how many of them are steep, which towns lie highest."""
    inside = _within(network, outline) & ~np.isnan(network.heights)
    if inside.sum() < _FEW_STREETS:
        return ()
    low, high = (round(float(one)) for one in (network.heights[inside].min(), network.heights[inside].max()))
    told = [sentence("profile.heights" if low < high else "profile.height", {"low": low, "high": high})]
    among = inside[network.tails] & inside[network.heads] & (network.lengths > 0)
    metres = float(network.lengths[among].sum())
    if metres:
        grade = np.abs(network.rises[among]) / network.lengths[among]
        steep = round(100 * float(network.lengths[among][grade >= STEEP].sum()) / metres)
        told.append(sentence("profile.steep" if steep else "profile.no_steep", {"share": steep}))
    highest = _highest(network, towns)
    if high - low >= _LEVEL_METRES and highest:
        told.append(sentence("profile.highest", {"towns": highest}))
    return tuple(told)


def _highest(network: WalkNetwork, towns: Mapping[str, BaseGeometry]) -> list[str]:
    """The towns whose streets lie highest in the middle, of more towns than are named."""
    if len(towns) <= _MOST_TOWNS:
        return []
    middle = {}
    for name, ground in towns.items():
        heights = network.heights[_within(network, ground)]
        known = heights[~np.isnan(heights)]
        if len(known):
            middle[name] = float(np.median(known))
    return sorted(middle, key=lambda name: -middle[name])[:_MOST_TOWNS]


def _within(network: WalkNetwork, ground: BaseGeometry) -> NDArray[np.bool_]:
    """The junctions in an area; those outside its box are not asked."""
    lon, lat = network.nodes_lonlat.T
    west, south, east, north = ground.bounds
    found: NDArray[np.bool_] = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
    shapely.prepare(ground)
    found[found] = shapely.contains_xy(ground, lon[found], lat[found])
    return found
