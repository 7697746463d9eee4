"""A network of a batch cut to the city of the store, with what was left out said.

The store alone knows the border, so a file is understood first and cut when it is stored.
"""

from collections.abc import Sequence
from dataclasses import replace

from shapely.geometry.base import BaseGeometry

from etl.walkways.cut import AROUND_METRES, cut
from etl.walkways.facts import facts
from layers.errors import Refused
from layers.intake.contract import Batch, Finding


def cut_to_city(batch: Batch, border_lonlat: Sequence[BaseGeometry]) -> Batch:
    """The batch with its network around the city; ``Refused("walk.elsewhere")`` where nothing of it lies there."""
    whole = batch.records[0].values["network"]
    kept = cut(whole, border_lonlat)
    if kept is whole:
        return batch
    gone = len(whole) - len(kept)
    params = {"cut": gone, "left": len(kept), "kilometres": f"{AROUND_METRES / 1000:g}"}
    if not len(kept.tails):
        raise Refused("walk.elsewhere")
    values = {**batch.records[0].values, "network": kept, **facts(kept), "cut": gone}
    record = replace(batch.records[0], values=values)
    told = Finding(level="info", code="walk.cut", params=params)
    return replace(batch, records=(record,), findings=(*batch.findings, told))
