"""地域プロフィール: all zones, one zone as one sheet, the rows of a number, what has changed, and the workbook."""

from flask import Blueprint, Response, request

from layers import clock
from layers.catalog.days import japanese_day
from layers.errors import NotFound
from layers.export import xlsx
from layers.profile import workbook
from layers.profile.profile import ZoneProfile
from layers.profile.sketch import sketch
from layers.store.resident_words import Spot
from webmap import session, wording
from webmap.access import requires
from webmap.attachment import attachment
from webmap.pages import Choice
from webmap.profile_pages import ChangesPage, ProfilePage, ProfilesPage, RowsPage, ZoneGroup
from webmap.profile_rows import band_rows, far_row, figure_row, kind_row, said, word_group, word_row, year_rows
from webmap.show import link, render
from webmap.wording import fiscal_year

VIEW = Blueprint("profiles", __name__)
LABEL = "地域プロフィール"


@VIEW.get("/profiles")
@requires("confirm")
def index() -> Response:
    """「どの地域のプロフィールを見ますか」."""
    with session.reading() as unit:
        systems = [(system, unit.zones.read(system.id)) for system in unit.zones.kinds() if system.known]
        spoken = unit.resident_words.zones()
    known = {Spot(kind=system.id, zone=zone.name) for system, zones in systems for zone in zones}
    return render(
        ProfilesPage(
            title=LABEL,
            groups=tuple(
                ZoneGroup(
                    kind=system.id,
                    name=system.name,
                    year=fiscal_year(system.fiscal_years[0]),
                    zones=tuple(
                        Choice(value=zone.id, label=zone.name, url=link("profiles.one", kind=zone.kind, zone=zone.id))
                        for zone in zones
                    ),
                )
                for system, zones in systems
            ),
            lost=tuple(sorted(spot.zone for spot in spoken - known)),
        )
    )


@VIEW.get("/profiles/<kind>/<zone>")
@requires("confirm")
def one(kind: str, zone: str) -> Response:
    """「どんなまちで、だれが住み、何があり、住む人は何と言っていますか」."""
    with session.reading() as unit:
        told = unit.profiles.of(kind, zone, _year())
        dropped = unit.resident_words.of(Spot(kind=kind, zone=told.zone_name), taken_back=True)
    places = [place for group in told.here for place in group.places]
    return render(
        ProfilePage(
            title=f"{told.zone_name}の{LABEL}",
            kind=kind,
            zone=told.zone,
            name=told.zone_name,
            kind_name=told.kind_name,
            year=fiscal_year(told.year),
            day=japanese_day(told.day),
            sketch=sketch(told.where.outline, places),
            map_url=link("map.show", zone=told.zone, system=kind),
            towns=tuple(
                (town.name + ("（一部）" if town.part else ""), said(town.people, "人"), said(town.age75plus, "人"))
                for town in told.where.towns
            ),
            area=figure_row(told.where.area_km2, told) if told.where.area_km2 else None,
            people=tuple(figure_row(figure, told) for figure in told.people.figures),
            bands=band_rows(told.people.bands),
            bands_note=told.people.no_bands or told.people.no_sexes,
            years=year_rows(told.people.years),
            no_projection=told.people.no_projection,
            kinds=tuple(kind_row(group, told) for group in told.here),
            question=told.far.question,
            far=tuple(figure_row(figure, told) for figure in told.far.figures),
            far_towns=tuple(map(far_row, told.far.towns)),
            far_waiting=told.far.waiting,
            found=tuple((one.kind_label, one.text, japanese_day(one.day)) for one in told.found),
            slopes=told.slopes,
            words=tuple(map(word_group, told.words)),
            dropped=tuple(map(word_row, dropped)),
            changed=_changed(told),
            changes_url=link("profiles.changes", kind=kind, zone=told.zone),
            caveats=told.caveats,
            credits=tuple(source.credit() for source in told.sources),
            today=clock.today().isoformat(),
            save_url=link("profiles.save", kind=kind, zone=told.zone),
            printed_on=wording.PRINTED.format(day=japanese_day(told.day)),
        )
    )


@VIEW.get("/profiles/<kind>/<zone>/changes")
@requires("confirm")
def changes(kind: str, zone: str) -> Response:
    """「昨年から、何が変わりましたか」."""
    with session.reading() as unit:
        told = unit.profiles.of(kind, zone)
    changed = told.changed
    return render(
        ChangesPage(
            title=f"{told.zone_name}で昨年から変わったこと",
            name=told.zone_name,
            back_url=link("profiles.one", kind=kind, zone=zone),
            since=japanese_day(changed.since),
            rows=tuple(
                (
                    one.label,
                    f"{said(one.before, one.unit)}（{japanese_day(one.before_date)}）",
                    f"{said(one.after, one.unit)}（{japanese_day(one.after_date)}）",
                    one.told,
                )
                for one in changed.figures
            ),
            opened=changed.opened,
            closed=changed.closed,
            words=tuple(map(word_row, changed.words)),
            felt=tuple(figure_row(one, told) for one in told.figures() if told.felt_of(one.id).told),
            nothing=changed.none,
        )
    )


@VIEW.get("/profiles/<kind>/<zone>/rows/<figure>")
@requires("confirm")
def rows(kind: str, zone: str, figure: str) -> Response:
    """「この数字は、何を足したものですか」."""
    city = request.args.get("of") == "city"
    with session.reading() as unit:
        name = unit.zones.one(zone).name
        told, tally = unit.profiles.tally(kind, zone, figure, city=city)
    if tally.missing:
        raise NotFound("profile.no_figure")
    whole = None if city else link("profiles.rows", kind=kind, zone=zone, figure=figure, of="city")
    return render(
        RowsPage(
            title=f"{session.city().name if city else name}：{told.label}",
            name=name,
            back_url=link("profiles.one", kind=kind, zone=zone),
            doc=told.doc,
            unit=told.unit,
            rows=tuple(
                (
                    line.name,
                    said(line.number),
                    said(line.whole) if line.part else "",
                    link("service_points.one", point_id=line.id) if line.id else "",
                )
                for line in tally.lines
            ),
            total=said(tally.total, told.unit, about=tally.approximate),
            credit="・".join(filter(None, (japanese_day(tally.date), tally.source))),
            missing="",
            city_url=whole or link("profiles.rows", kind=kind, zone=zone, figure=figure),
            city=city,
        )
    )


@VIEW.get("/profiles/<kind>/<zone>/profile.xlsx")
@requires("confirm")
def save(kind: str, zone: str) -> Response:
    """「Excelで保存」."""
    with session.reading() as unit:
        told = unit.profiles.of(kind, zone, _year())
    with session.writing() as unit:
        unit.audit.note("profile.save", f"{kind} {told.zone_name}")
    name = wording.PROFILE_SAVED.format(city=told.city_name, zone=told.zone_name, day=told.day)
    return attachment(xlsx.book(_sheets(told), widths=(28, 28)), name, xlsx.MEDIA_TYPE)


def _sheets(told: ZoneProfile) -> list[tuple[str, list[list[workbook.Cell]]]]:
    return [
        (title, [list(heads), *([_cell(value) for value in row] for row in made(told))])
        for title, heads, made in zip(wording.PROFILE_SHEETS, wording.PROFILE_HEADS, workbook.SHEETS, strict=True)
    ]


def _cell(value: workbook.Cell) -> workbook.Cell:
    return (wording.PROFILE_YES if value else "") if isinstance(value, bool) else value


def _changed(told: ZoneProfile) -> tuple[str, ...]:
    """The sentences of the sheet; the page of changes tells the rest."""
    if told.changed.none:
        return (told.changed.none,)
    return tuple(one.told for one in told.changed.figures)


def _year() -> int | None:
    given = request.args.get("year", "")
    return int(given) if given.isdecimal() and given.isascii() and len(given) == len("2026") else None
