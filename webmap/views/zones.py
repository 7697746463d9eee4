"""圏域: who lives where and what is there, per zone system; the table twin of the shaded areas."""

from flask import Blueprint, Response, request

from layers.catalog.days import japanese_day
from layers.catalog.look import look_of
from layers.catalog.older_people import FEWEST_PEOPLE, share
from layers.catalog.places import FOREMOST
from layers.city import Worker
from layers.place.small_areas import ShadedArea
from layers.place.zones import Assignment, Town
from layers.store import Unit
from layers.store.zones import ZoneSystem
from layers.vocabulary import kinds
from webmap import session, wording
from webmap.area_pages import AreaRow, AreasPage
from webmap.cards import card
from webmap.pages import Choice, PlaceRow, SystemTable, ZonePage, ZonesPage
from webmap.show import link, render
from webmap.wording import fiscal_year

VIEW = Blueprint("zones", __name__)
LABEL = "圏域"


@VIEW.get("/zones")
def index() -> Response:
    """「どの圏域に、何人が住み、何がありますか」."""
    year = request.args.get("year", "")
    with session.reading() as unit:
        tables = tuple(_table(unit, system, year) for system in unit.zones.kinds())
    return render(
        ZonesPage(
            title="圏域",
            systems=tables,
            may_assign=session.viewer().may("zones"),
            areas_url=link("zones.areas"),
        )
    )


@VIEW.get("/zones/<zone_id>")
def one(zone_id: str) -> Response:
    """「この圏域には何がありますか」."""
    with session.reading() as unit:
        zone = unit.zones.one(zone_id)
        points = unit.places.read(zone_id=zone_id)
        counted = {row.name: row for row in unit.zones.counts(zone.kind, zone.fiscal_year)}.get(zone.name)
        system = next((one.name for one in unit.zones.kinds() if one.id == zone.kind), zone.kind)
        towns = towns_of(unit.zones.assignment(zone.kind, zone.fiscal_year), zone.name)
        visions = unit.visions.all(zone.kind, zone.name)
        to_confirm = _to_confirm(unit, zone.name) if session.viewer().may("confirm") else ""
    days = [str(point.facts.get("confirmed_on", "")) for point in points if point.kind in FOREMOST]
    by_kind = [(kind, sum(point.kind == kind for point in points)) for kind in kinds()]
    return render(
        ZonePage(
            title=zone.name,
            name=zone.name,
            system=system,
            year=fiscal_year(zone.fiscal_year),
            residents=counted.residents if counted else None,
            age65plus=counted.age65plus if counted else None,
            towns=towns,
            calendar_url=link("calendars.zone", zone_id=zone_id) if points else "",
            workers=tuple(worker_line(one) for one in session.city().workers_of(zone.kind, zone.name)),
            by_kind=tuple(
                Choice(
                    value=kind,
                    label=kinds()[kind].label,
                    count=n,
                    colour=kinds()[kind].colour,
                    shape=kinds()[kind].shape,
                )
                for kind, n in by_kind
                if n
            ),
            places=tuple(
                PlaceRow(
                    card=card(point, session.city()),
                    zone=zone.name,
                    url=link("service_points.one", point_id=point.id),
                    map_url=link("map.show", place=point.id),
                )
                for point in points
            ),
            old=sum(map(look_of().is_old, days)),
            undated=days.count(""),
            old_url=to_confirm,
            map_url=link("map.show", zone=zone_id, system=zone.kind),
            list_url=link("service_points.index", zone=zone_id, system=zone.kind),
            paper_url=link("prints.index", zone=zone_id),
            visions=tuple(
                Choice(value=one.id, label=japanese_day(one.day), url=link("visions.show", vision_id=one.id))
                for one in visions
            ),
            print_url=link("service_points.index", zone=zone_id, system=zone.kind, all=1),
        )
    )


def _to_confirm(unit: Unit, zone: str) -> str:
    """Where what was not confirmed for a year is worked off: the zone's part of the round, if there is one."""
    return link("calls.show", zone=zone, old=1) if unit.confirmations.current() else link("confirmations.index")


@VIEW.get("/areas")
def areas() -> Response:
    """「どの町丁に、何人が住んでいますか」 — the shaded areas in words."""
    with session.reading() as unit:
        shading = unit.areas.shading()
    known = session.viewer().signed_in
    return render(
        AreasPage(
            title="町丁別の人数",
            rows=tuple(_area(area, known=known) for area in shading.areas),
            unplaced=tuple(_town(town, known=known) for town in shading.unplaced),
            as_of=japanese_day(shading.as_of),
            credit=shading.source.credit() if shading.source else "",
            with_ages=shading.measure == "age75plus",
        )
    )


def _table(unit: Unit, system: ZoneSystem, year: str) -> SystemTable:
    chosen = int(year) if year.isdecimal() and int(year) in system.fiscal_years else None
    shown = chosen if chosen is not None else (system.fiscal_years[0] if system.fiscal_years else 0)
    zones = unit.zones.read(system.id, shown) if system.known else []
    ids = {zone.name: zone.id for zone in zones}
    return SystemTable(
        id=system.id,
        name=system.name,
        fiscal_year=fiscal_year(shown) if system.known else "",
        years=tuple(
            Choice(value=str(y), label=fiscal_year(y), on=y == shown, url=link("zones.index", year=y))
            for y in system.fiscal_years
        ),
        rows=tuple((_zone_url(ids.get(row.name, "")), row) for row in unit.zones.counts(system.id, shown))
        if zones
        else (),
        expected=system.expected,
        assign_url=link("zone_assignment.show", kind=system.id, year=shown or None),
        map_url=link("map.show", system=system.id),
    )


def _zone_url(zone_id: str) -> str:
    return link("zones.one", zone_id=zone_id) if zone_id else ""


def counted(people: int | None, *, known: bool) -> str:
    """How many of an age live in a town: fewer than ten are told to nobody whom we do not know."""
    if people is None:
        return wording.NOT_TOLD
    return wording.FEW if 0 < people < FEWEST_PEOPLE and not known else f"{people:,}"


def _area(area: ShadedArea, *, known: bool) -> AreaRow:
    part = share(area)
    return AreaRow(
        name=area.name,
        people=area.people,
        age65plus=counted(area.age65plus, known=known),
        age75plus=counted(area.age75plus, known=known),
        share="" if part is None else f"{part:.1f}％",
        boundary={"approximate": "概略境界", "point": "代表点のみ"}.get(area.boundary, ""),
    )


def towns_of(found: Assignment, zone: str) -> tuple[str, ...]:
    """The towns of a zone by name; one that other zones share is marked 一部."""
    whole = [town for town, owner in found.owner.items() if owner == zone]
    shared = [town for names in (found.partly, found.doubly) for town, owners in names.items() if zone in owners]
    return (*whole, *(f"{town}（一部）" for town in dict.fromkeys(shared)))


def worker_line(one: Worker) -> str:
    """「生活支援コーディネーター：聖徳園 1名（令和7年4月1日から）」; never a person's name."""
    begun = f"{japanese_day(one.since)}から" if one.since else ""
    ended = f"{japanese_day(one.until)}まで" if one.until else ""
    told = f"{begun}{ended}" or (f"{one.as_of}の表による" if one.as_of else "")
    when = f"（{told}）" if told else ""
    return f"{one.role}：{one.organization} {one.people}名{when}"


def _town(town: Town, *, known: bool) -> AreaRow:
    return AreaRow(
        name=town.name,
        people=town.people,
        age65plus=counted(town.age65plus, known=known),
        age75plus=counted(town.age75plus, known=known),
        share="",
        boundary="",
    )
