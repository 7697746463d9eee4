"""架空のまち as a stock of prints: nine squares in three zones, places where a test wants them."""

import datetime as dt
from dataclasses import replace

from layers import city as cities
from layers.drawing.stock import Stock
from layers.place.services import ServicePoint
from layers.place.small_areas import AreaPiece
from layers.place.zones import Zone
from layers.provenance import Source
from tests import town

CITY = cities.read(town.TOML, city_id="town")
TODAY = dt.date(2026, 11, 22)
SOURCE = Source(title="通いの場一覧", publisher="架空市", licence="CC BY 4.0", date="2026-04-01")


def zone(column: int) -> Zone:
    """西, 中 or 東."""
    shape = town.square(column, 0).union(town.square(column, 1)).union(town.square(column, 2))
    return Zone(id=f"z{column}", kind="daily_life", fiscal_year=2026, name=town.COLUMNS[column], geometry=shape)


def place(number: int, lonlat: tuple[float, float] | None, *, kind: str = "kayoinoba", **facts: str) -> ServicePoint:
    """One place."""
    name = facts.pop("name", f"{number}番目の集まりの会")
    told = {"schedule": "毎週月曜 10:00-11:30", "venue": f"第{number}集会所", **facts}
    return ServicePoint(id=f"p{number}", kind=kind, name=name, lonlat=lonlat, facts=told, source=SOURCE)


def pieces() -> tuple[AreaPiece, ...]:
    """The nine towns."""
    return tuple(
        AreaPiece(
            key_code=f"{column}{row}",
            name=town.town(column, row),
            people=100,
            hcode=8101,
            boundary="exact",
            geometry=town.square(column, row),
        )
        for column in range(3)
        for row in range(3)
    )


def stock(*places: ServicePoint, column: int | None = 1, **changes: object) -> Stock:
    """The stock of one zone, or of the whole city."""
    found = Stock(
        city=CITY,
        edition="public",
        places=places,
        today=TODAY,
        zone=None if column is None else zone(column),
        system="生活圏域",
        zones=tuple(zone(one) for one in range(3)),
        pieces=pieces(),
    )
    return replace(found, **changes)


def crowd(count: int, *, spread: float = 0.008) -> list[ServicePoint]:
    """Many places of several kinds within one zone, some at one spot."""
    some = ("kayoinoba", "ibasho", "meal", "support_centre", "childcare_support", "day_activity", "school", "park")
    west, south = town.SOUTH_WEST
    return [
        place(
            number,
            (
                west + 0.0105 + spread * ((number * 37) % 101) / 101,
                south + 0.001 + 0.028 * ((number * 53) % 103) / 103,
            ),
            kind=some[number % len(some)],
            name=f"{'とても長い名前の' * (number % 3)}集いの会{number}「ひだまり」",
        )
        for number in range(1, count + 1)
    ]
