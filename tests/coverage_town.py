"""架空のまち as the ground of a question, without a store: its people, its streets, and places given by corner."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from layers.access.cells import grounds
from layers.access.grounds import Ground, zone_kind
from layers.access.network import WalkNetwork
from layers.access.people import Land, Residents, demand
from layers.place.services import ServicePoint
from layers.place.small_areas import AreaPiece, located
from layers.place.zones import Member, Town, Zone
from tests import town, town_blocks
from tests.builders import a_service_point

TODAY = date(2026, 11, 24)
AREAS = [(column, row) for column in range(3) for row in range(3)]


def pieces() -> tuple[AreaPiece, ...]:
    """The nine areas of the census."""
    return tuple(
        AreaPiece(
            key_code=record.values["key_code"],
            name=record.values["name"],
            people=record.values["people"],
            hcode=8101,
            boundary="exact",
            geometry=record.geometry,
        )
        for record in town.small_areas().records
    )


def residents(**changes: Any) -> Residents:
    """The nine towns of the register, which counts as many people as the census."""
    towns = [
        Town(
            name=town.town(*area),
            people=town.people(*area),
            age65plus=town.people(*area) // 10,
            age75plus=town.people(*area) // 20,
        )
        for area in AREAS
    ]
    given = {"towns": tuple(located(towns, pieces())), "as_of": "2026-02-28", "census": 4500, "census_year": 2020}
    return Residents(**{**given, **changes})


def place(name: str, corner: tuple[int, int] | None, **changes: Any) -> ServicePoint:
    """A 通いの場 that meets every Monday at a corner."""
    facts = {"schedule": "毎週月曜 10:00-11:30", **changes.pop("facts", {})}
    spot = {"lonlat": town_blocks.lonlat(*corner) if corner else None, "how": "given" if corner else ""}
    return a_service_point(name, **{**spot, **changes}, facts=facts)


def ground(
    places: Sequence[ServicePoint] = (), *, group: str = "all", network: WalkNetwork | None = None, **changes: Any
) -> Ground:
    """The ground of a question about these places."""
    streets = network or town_blocks.network()
    shapes, boundary = grounds(pieces(), [])
    lived = residents()
    land = Land(pieces=pieces(), ground=shapes, boundary=boundary)
    zones = [
        Zone(
            id=f"daily_life/2026/{name}",
            kind="daily_life",
            fiscal_year=2026,
            name=name,
            members=tuple(Member(town=town.town(column, row)) for row in range(3)),
        )
        for column, name in enumerate(town.COLUMNS)
    ]
    given = {
        "network": streets,
        "residents": lived,
        "demand": demand(streets, lived, land, group),
        "places": tuple(places),
        "zones": {"daily_life": zone_kind(lived, zones, "生活圏域")},
        "shapes": shapes,
        "today": TODAY,
    }
    return Ground(**{**given, **changes})
