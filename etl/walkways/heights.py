"""Heights for the nodes of a network: a folder of 標高タイル or a GeoTIFF; what neither tells stays as it was."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from etl.walkways import geotiff, tiles
from layers.access.network import WalkNetwork
from layers.errors import Refused
from layers.provenance import Source, title_of_file


def with_heights(network: WalkNetwork, given: Path) -> WalkNetwork:
    """The network with the heights of the ground; ``Refused("walk.heights_elsewhere")`` where they tell of no node.

    A bridge gets the height of what lies below it: the ground is all that they know.
    """
    if given.is_dir():
        found, source = tiles.heights(network.nodes_lonlat, given), tiles.SOURCE
    else:
        found, source = geotiff.heights(network.nodes_lonlat, given), Source(title=title_of_file(given.name))
    known = np.isfinite(found)
    if not known.any():
        raise Refused("walk.heights_elsewhere", file=given.name)
    told = np.where(known, found, network.heights).astype(np.float32)
    return replace(network, heights=told, sources=(*network.sources, source))
