"""150,000 places as one payload: our columns and our tiles beside geopandas.to_json, in time and in bytes."""

import gzip
from datetime import date

import geopandas as gpd
import numpy as np
from shapely import points

from layers.catalog.places import FOREMOST, icon
from layers.place.crowd import Crowd
from layers.place.services import stable_id
from layers.provenance import Source
from layers.tiles import payload
from layers.tiles.pyramid import Pyramid, mercator
from layers.vocabulary import kinds
from tests.bench.clock import Line, median, side_by_side
from tests.bench.many_places import places

NUMBER = 150_000
TODAY = date(2026, 4, 1)


def crowd(number: int = NUMBER) -> Crowd:
    """What a store would read of the region."""
    rows = list(places(number))
    codes = tuple(kinds())
    spots = [(np.nan, np.nan) if row.geometry is None else (row.geometry.x, row.geometry.y) for row in rows]
    halls: dict[str, int] = {}
    hall_of = [halls.setdefault(str(row.values["venue"]), len(halls)) for row in rows]
    days = [date.fromisoformat(str(row.values["confirmed_on"])).toordinal() for row in rows]
    return Crowd(
        kind_codes=codes,
        ids=tuple(stable_id("bench", row.key) for row in rows),
        names=tuple(str(row.values["name"]) for row in rows),
        halls=tuple(halls),
        hall_of=np.array(hall_of, dtype=np.int32),
        heaps=("",) * number,
        kinds=np.array([codes.index(row.values["kind"]) for row in rows], dtype=np.int16),
        lonlat=np.array(spots),
        confirmed=np.array(days, dtype=np.int32),
        released=np.ones(number, dtype=bool),
        rough=np.zeros(number, dtype=bool),
        source=np.zeros(number, dtype=np.int16),
        sources=(Source(title="大きな一覧", publisher="架空市"),),
        members={},
        readings=np.arange(number, dtype=np.int32),
    )


def measure(times: int) -> list[Line]:
    """The same places with the same properties, from columns in memory to bytes."""
    many = crowd()
    frame = _frame(many)
    ours, other = payload.columns(many, many.everything, TODAY), frame.to_json().encode()
    columns, slow = side_by_side(times, lambda: payload.columns(many, many.everything, TODAY), frame.to_json)
    centre = np.floor(mercator(many.lonlat[many.located][:1])[0] * 2**11).astype(int).tolist()
    tile = median(times, lambda: Pyramid(many, many.everything, TODAY).tile(11, *centre))
    name = "geopandas.to_json of all"
    return [
        Line(job=f"{NUMBER:,} places as columns", ours=columns, other_name=name, other=slow, least=50),
        *_smaller(ours, other),
        Line(job=f"a tile of zoom 11 of {NUMBER:,}, grouping included", ours=tile, other_name=name, other=slow),
    ]


def _smaller(ours: bytes, other: bytes) -> list[Line]:
    """What goes over the line, as it is and packed; millions of bytes where the other rows have seconds."""
    # No packing makes ids of chance smaller, which both have: nothing is promised there.
    told = ((len, "million bytes as they are", 3), (_zipped, "million bytes packed by gzip", 0))
    return [
        Line(
            job=f"{NUMBER:,} places, {name}",
            ours=size(ours) / 1e6,
            other_name="geopandas.to_json",
            other=size(other) / 1e6,
            least=least,
        )
        for size, name, least in told
    ]


def _frame(many: Crowd) -> gpd.GeoDataFrame:
    kind = [many.kind_codes[number] for number in many.kinds]
    old = many.is_old(TODAY)
    told = {
        "id": many.ids,
        "name": many.names,
        "kind": kind,
        "icon": [icon(code, old=bool(mark)) for code, mark in zip(kind, old, strict=True)],
        "rank": [int(code in FOREMOST) for code in kind],
        "where": [many.where(row) for row in range(len(many))],
    }
    return gpd.GeoDataFrame(told, geometry=points(many.lonlat.round(6)), crs="EPSG:4326")


def _zipped(body: bytes) -> int:
    return len(gzip.compress(body, compresslevel=6))
