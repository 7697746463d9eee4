"""一覧 and the single place: the same places as on the map, in words; both work without JavaScript."""

from datetime import date

from flask import Blueprint, Response, jsonify, request

from layers.place.services import ServicePoint
from layers.store import Unit
from webmap import session
from webmap.asking import Asked
from webmap.cards import card
from webmap.filters import Filters, filters
from webmap.pages import Choice, PlaceRow, PlacesPage
from webmap.paper_head import paper_head
from webmap.place_page import place_page
from webmap.show import link, render

VIEW = Blueprint("service_points", __name__)
LABEL = "一覧"
PER_PAGE = 200


@VIEW.get("/places")
def index() -> Response:
    """「どんな場所がありますか」 — printable as a whole with ``all=1``."""
    asked = Asked.from_args(request.args)
    with session.reading() as unit:
        choices = filters(unit, asked)
        asked = choices.asked
        points = in_zone_order(unit.places.read(**asked.filters()), choices)
        usual = _usual(unit) if session.viewer().may("import") else ()
    whole = request.args.get("all") == "1"
    number = 1 if whole else _page_number(len(points))
    shown = points if whole else points[(number - 1) * PER_PAGE : number * PER_PAGE]
    return render(
        PlacesPage(
            title="一覧",
            asked=asked,
            kinds=choices.kinds,
            facilities=choices.facilities,
            systems=choices.systems,
            zones=choices.system_zones,
            rows=tuple(_row(point, choices.system, asked, today=None if whole else _today()) for point in shown),
            found=len(points),
            total=choices.total,
            pages=() if whole else _pages(len(points), number, asked),
            printing=whole,
            print_url=link("service_points.index", **asked.as_args(), all=1),
            whole_url=link("service_points.index"),
            map_url=link("map.show", **asked.as_args()),
            credits=tuple(dict.fromkeys(line for line in (point.source.credit() for point in points) if line)),
            may_import=session.viewer().may("import"),
            usual=usual,
            paper=paper_head(
                choices, today=_today(), first=(number - 1) * PER_PAGE + 1, shown=len(shown), found=len(points)
            ),
        )
    )


def _usual(unit: Unit) -> tuple[Choice, ...]:
    """The lists that can go back in their own form."""
    lists = [row for row in unit.imports.in_force() if row.content == "places" and unit.kept_files.has(row.id)]
    return tuple(Choice(value=row.id, label=row.title) for row in lists)


@VIEW.get("/places/<point_id>")
def one(point_id: str) -> Response:
    """「この場所について」."""
    return render(place_page(point_id))


@VIEW.get("/places/<point_id>.json")
def one_json(point_id: str) -> Response:
    """The same place for the panel of the map."""
    with session.reading() as unit:
        point = unit.places.one(point_id)
    told = card(point, session.city(), today=_today())
    return jsonify(
        id=told.id,
        name=told.name,
        kind=told.kind,
        kindLabel=told.kind_label,
        rows=told.rows,
        contact=told.contact,
        confirmed=told.confirmed,
        marks=told.marks,
        audience=told.audience,
        url=told.url,
        credit=told.credit,
        page=link("service_points.one", point_id=point_id),
        **({"visit": link("visits.show", place=point_id)} if session.viewer().may("confirm") else {}),
        lonlat=point.lonlat,
    )


def in_zone_order(points: list[ServicePoint], choices: Filters) -> list[ServicePoint]:
    """By zone of the chosen system in the plan's order, then as the store sorts; places outside come last."""
    order = {zone.label: number for number, zone in enumerate(choices.system_zones)}
    return sorted(
        points, key=lambda point: min((order.get(n, 999) for n in point.zones.get(choices.system, ())), default=999)
    )


def _today() -> date:
    """The day on the wall calendar of the town hall."""
    return date.today()  # noqa: DTZ011


def _row(point: ServicePoint, system: str, asked: Asked, *, today: date | None) -> PlaceRow:
    return PlaceRow(
        card=card(point, session.city(), today=today),
        zone="・".join(point.zones.get(system, ())),
        url=link("service_points.one", point_id=point.id),
        map_url=link("map.show", **asked.as_args(place=point.id)),
    )


def _page_number(found: int) -> int:
    last = max(1, -(-found // PER_PAGE))
    given = request.args.get("page", "1")
    return min(last, max(1, int(given))) if given.isdecimal() and len(given) < 7 else 1


def _pages(found: int, number: int, asked: Asked) -> tuple[Choice, ...]:
    last = -(-found // PER_PAGE)
    if last <= 1:
        return ()
    return tuple(
        Choice(value=str(n), label=str(n), on=n == number, url=link("service_points.index", **asked.as_args(), page=n))
        for n in range(1, last + 1)
    )
