"""What becomes of a network between its file and the store: cut to the city, given the heights of the ground.

The store alone knows the border, so a file is understood first and cut when it is stored.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from shapely.geometry.base import BaseGeometry

from etl.walkways.cut import AROUND_METRES, cut
from etl.walkways.facts import facts
from etl.walkways.heights import with_heights
from layers.access.network import WalkNetwork
from layers.access.packing import packed
from layers.errors import Refused
from layers.intake.contract import Batch, Finding

_FLAT = "walk.without_height"


def cut_to_city(batch: Batch, border_lonlat: Sequence[BaseGeometry]) -> Batch:
    """The batch with its network around the city, packed; ``Refused("walk.elsewhere")`` where nothing lies there."""
    whole = network_of(batch)
    kept = cut(whole, border_lonlat)
    if kept is whole:
        record = replace(batch.records[0], values={**batch.records[0].values, "network": packed(whole)})
        return replace(batch, records=(record,))
    if not len(kept.tails):
        raise Refused("walk.elsewhere")
    gone = len(whole) - len(kept)
    params = {"cut": gone, "left": len(kept), "kilometres": f"{AROUND_METRES / 1000:g}"}
    return _holding(batch, packed(kept), Finding(level="info", code="walk.cut", params=params), cut=gone)


def lifted(batch: Batch, given: Path) -> Batch:
    """The batch with the heights of tiles or of a GeoTIFF."""
    high = with_heights(network_of(batch), given)
    told = Finding(level="info", code="walk.heights", params={"title": high.sources[-1].title})
    return _holding(batch, high, told)


def network_of(batch: Batch) -> WalkNetwork:
    """The network that a batch holds."""
    found = batch.records[0].values["network"]
    if not isinstance(found, WalkNetwork):
        raise TypeError(type(found).__name__)
    return found


def _holding(batch: Batch, network: WalkNetwork, said: Finding, **more: int) -> Batch:
    told = facts(network)
    values = {**batch.records[0].values, "network": network, **told, **more}
    findings = [one for one in batch.findings if one.code != _FLAT]
    if told["without_height"]:
        findings.append(Finding(level="info", code=_FLAT, params=told))
    record = replace(batch.records[0], values=values)
    return replace(batch, records=(record,), findings=(*findings, said))
