"""位置参照情報: 町丁 + 街区 → lon/lat. Only a block is sure enough for a dot on the map.

An address that is known to its town alone is not put on the town's centre: it joins the review queue instead.
"""

from collections.abc import Iterable, Mapping

from etl.clean.address import split
from layers.geo.town_names import town_key


class Gazetteer:
    """The blocks of one city."""

    def __init__(self, entries: Iterable[tuple[str, str, float, float]]) -> None:
        """``entries``: ``(town_key, block, lon, lat)``; an empty block is the town itself and is left out."""
        self._blocks: Mapping[tuple[str, str], tuple[float, float]] = {
            (town, block): (lon, lat) for town, block, lon, lat in entries if block
        }

    def __bool__(self) -> bool:
        """Whether anything can be found at all."""
        return bool(self._blocks)

    def lonlat(self, address: str, *, city: str) -> tuple[float, float] | None:
        """The point of the address's block, or None where the block is not known."""
        parts = split(address, city=city)
        return self._blocks.get((town_key(parts.town), parts.block))
