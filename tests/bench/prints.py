"""Printed maps of a town of 400 places and 200 small areas: A3 with places, A1 and A0 as tiles, against their limits.

The other column is what the contract allows (60 s for any big sheet; one second for what is made in a request).
"""

import datetime as dt

import numpy as np
import shapely
from shapely.geometry import Polygon

from layers import city as cities
from layers.catalog.places import FOREMOST
from layers.drawing import prints
from layers.drawing.choices import chosen
from layers.drawing.stock import Stock
from layers.place.services import ServicePoint
from layers.place.small_areas import AreaPiece
from layers.place.zones import Zone
from layers.provenance import Source
from tests.bench.clock import Line, median
from tests.bench.points_in_zones import jagged_zones

PLACES, STEP = 400, 0.004
TOML = '[city]\ncode = "999999"\nname = "架空市"\nplane = 4\n'
MEASURED = (
    ("A3 of 400 places, colour", "zone_map", {"paper": "a3l"}, 5.0),
    ("A3 of 400 places, black", "zone_map", {"paper": "a3l", "ink": "black"}, 5.0),
    ("A1 in A3 tiles, blank", "wall_map", {"paper": "a1l"}, 60.0),
    ("A1 in A3 tiles, 400 places", "wall_map", {"paper": "a1l", "places": "shown"}, 60.0),
    ("A0 in A3 tiles, 400 places, black", "wall_map", {"paper": "a0l", "places": "shown", "ink": "black"}, 60.0),
)


def measure(times: int) -> list[Line]:
    """Each print, from its stock to the bytes of its PDF."""
    stock = town()
    lines = []
    for job, code, given, limit in MEASURED:
        print_ = prints.get(code)
        options = chosen(print_.choices, given)

        def made(print_: prints.Print = print_, options: dict[str, str] = options) -> None:
            content = print_.make(stock, options, lambda _share: None).content
            if not content.startswith(b"%PDF"):
                raise AssertionError("no PDF")

        lines.append(Line.limit(job, median(times, made), limit))
    return lines


def town() -> Stock:
    """A grid of towns with jagged borders, one zone of a quarter of them bold, places everywhere."""
    chance = np.random.default_rng(7)
    ground = [_placed(shape) for shape in jagged_zones(chance)]
    middle = shapely.union_all(ground[:100])
    spots = chance.uniform((134.0, 34.0), (134.0 + 20 * STEP, 34.0 + 10 * STEP), (PLACES, 2))
    source = Source(title="通いの場一覧", publisher="架空市", licence="CC BY 4.0", date="2026-04-01")
    return Stock(
        city=cities.read(TOML, city_id="town"),
        edition="public",
        today=dt.date(2026, 11, 22),
        places=tuple(
            ServicePoint(
                id=str(number),
                kind=FOREMOST[number % 10],
                name=f"{number}番目のいきいき体操の会",
                lonlat=(float(lon), float(lat)),
                facts={"schedule": "毎週月曜 10:00-11:30", "venue": f"第{number}集会所", "fee": "100円"},
                source=source,
            )
            for number, (lon, lat) in enumerate(spots)
        ),
        zone=Zone(id="z", kind="daily_life", fiscal_year=2026, name="東", geometry=shapely.union_all(ground)),
        zones=(Zone(id="m", kind="daily_life", fiscal_year=2026, name="中", geometry=middle),),
        pieces=tuple(
            AreaPiece(key_code=str(n), name=f"町{n}丁目", people=1, hcode=8101, boundary="exact", geometry=shape)
            for n, shape in enumerate(ground)
        ),
    )


def _placed(shape: Polygon) -> Polygon:
    return shapely.transform(shape, lambda xy: np.column_stack([134.0 + xy[:, 0] * STEP, 34.0 + xy[:, 1] * STEP]))
