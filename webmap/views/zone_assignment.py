"""圏域の割り当て: towns are put into zones on the map, in the table or by pasting; saved as an edition of a 年度."""

from flask import Blueprint, Response, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers import clock
from layers.city import City
from layers.errors import NotFound
from layers.geo.town_names import town_key
from layers.place.zones import Town, Zone, assign
from layers.store import Unit
from webmap import session, static_files
from webmap.access import requires
from webmap.map_page import drawing
from webmap.pages import AssignPage, Choice, TownRow
from webmap.show import link, render
from webmap.wording import fiscal_year
from webmap.zone_table import Pasted, from_form, from_zones, members, names_in, pasted

VIEW = Blueprint("zone_assignment", __name__)
LABEL = "圏域の割り当て"


@VIEW.get("/zones/assign")
@requires("zones")
def show() -> ResponseReturnValue:
    """「どの町丁を、どの圏域に入れますか」."""
    with session.reading() as unit:
        return _page(unit, *_asked(unit, session.city()))


@VIEW.post("/zones/assign")
@requires("zones")
def change() -> ResponseReturnValue:
    """「表を読みこむ」 only fills the page; 「保存する」 takes the assignment."""
    with session.reading() as unit:
        kind, year = _asked(unit, session.city())
        towns = unit.areas.towns()
        if request.form.get("act") == "read":
            given = pasted(request.form.get("table", ""), towns)
            told = Pasted(zones={**from_form(request.form, towns), **given.zones}, unknown=given.unknown)
            return _page(unit, kind, year, told=told)
    held, names = from_form(request.form, towns), names_in(request.form.get("names", ""))
    with session.writing() as unit:
        saved = unit.zones.save(kind, year, members(held, names))
    flash("圏域の割り当てを保存しました。")
    return redirect(link("zone_assignment.show", kind=kind, year=year, saved=saved))


def _asked(unit: Unit, city: City) -> tuple[str, int]:
    """The kind and 年度 of the address; a new 年度 begins with the newest towns."""
    systems = {system.id: system for system in unit.zones.kinds()}
    kind = request.values.get("kind", "")
    if kind not in systems:
        if kind or not systems:
            raise NotFound("zone_kind.not_found", kind=kind, city=city.name)
        kind = next(iter(systems))
    year = request.values.get("year", "")
    if year.isdecimal() and 2000 <= int(year) < 2200:
        return kind, int(year)
    years = systems[kind].fiscal_years
    return kind, years[0] if years and years[0] else this_fiscal_year()


def this_fiscal_year() -> int:
    """年度 begins in April."""
    today = clock.today()
    return today.year if today.month >= 4 else today.year - 1


def _page(unit: Unit, kind: str, year: int, told: Pasted | None = None) -> Response:
    system = next(system for system in unit.zones.kinds() if system.id == kind)
    towns = unit.areas.towns()
    zones = _zones(unit, kind, year, system.fiscal_years)
    held = dict(told.zones) if told else from_zones(towns, zones)
    plan = session.city().zone_kind(kind)
    names = [zone.name for zone in zones] or [zone.name for zone in (plan.zones if plan else ())]
    names += [name for zones_of in held.values() for name in zones_of if name not in names]
    found = assign(towns, zones)
    return render(
        AssignPage(
            title=f"{system.name}の割り当て",
            system=kind,
            system_name=system.name,
            year=year,
            years=_years(kind, year, system.fiscal_years),
            systems=tuple(
                Choice(value=s.id, label=s.name, on=s.id == kind, url=link("zone_assignment.show", kind=s.id))
                for s in unit.zones.kinds()
            ),
            zone_names=tuple(dict.fromkeys(names)),
            towns=_rows(towns, held),
            uncovered=tuple(town.name for town in towns if not held.get(town.name)),
            doubly=tuple(town.name for town in towns if len(held.get(town.name, ())) > 1),
            unknown=told.unknown if told else found.unknown,
            pasted=bool(told),
            saved=request.args.get("saved", ""),
            has_map=static_files.has_map(),
            script=drawing(but=("zones", "places", "outreach_facts")),
        )
    )


def _zones(unit: Unit, kind: str, year: int, known: tuple[int, ...]) -> list[Zone]:
    """The zones of this 年度; a 年度 that is not there yet starts from the newest one."""
    return unit.zones.read(kind, year if year in known else None)


def _rows(towns: list[Town], held: dict[str, tuple[str, ...]]) -> tuple[TownRow, ...]:
    return tuple(
        TownRow(name=town.name, key=town_key(town.name), people=town.people, zones=held.get(town.name, ()))
        for town in towns
    )


def _years(kind: str, year: int, known: tuple[int, ...]) -> tuple[Choice, ...]:
    now = this_fiscal_year()
    every = sorted({*(y for y in known if y), now, now + 1, year}, reverse=True)
    return tuple(
        Choice(value=str(y), label=fiscal_year(y), on=y == year, url=link("zone_assignment.show", kind=kind, year=y))
        for y in every
    )
