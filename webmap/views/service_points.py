"""一覧 and the single place: the same places as on the map, in words; both work without JavaScript."""

from datetime import date

from flask import Blueprint, Response, jsonify, request

from layers import clock
from layers.catalog.look import look_of
from layers.catalog.places import icon_of
from layers.place.services import ServicePoint
from layers.place.timing import next_meeting, window
from layers.store import Unit
from webmap import session
from webmap.asking import Asked
from webmap.cards import card
from webmap.chosen import Chosen, chosen
from webmap.filters import Filters, filters
from webmap.pages import Choice, PlaceRow, PlacesPage
from webmap.paper_head import paper_head
from webmap.pick_groups import unsure_words
from webmap.place_page import place_page
from webmap.saving_ways import ways_of_saving
from webmap.show import link, render
from webmap.telling import telling

VIEW = Blueprint("service_points", __name__)
LABEL = "一覧"
PER_PAGE = 200
MOST_AT_ONCE = 5_000
PAGES_AROUND = 9


@VIEW.get("/places")
def index() -> Response:
    """「どんな場所がありますか」 — printable as a whole with ``all=1``."""
    asked = Asked.from_args(request.args)
    with session.reading() as unit:
        choices = filters(unit, asked)
        asked = choices.asked
        told = chosen(unit, asked)
        found = len(told.rows)
        # Only so many can be printed, or be put in the order of their next meetings.
        few = found <= MOST_AT_ONCE
        by_time = few and bool(asked.picks.when) and request.args.get("sort") == "time"
        whole = few and request.args.get("all") == "1"
        number = 1 if whole else _page_number(found)
        shown = _shown(unit, told, choices, whole=whole, number=number, by_time=by_time)
        usual = _usual(unit) if session.viewer().may("import") else ()
    return render(
        PlacesPage(
            title="一覧",
            asked=asked,
            kinds=choices.kinds,
            facilities=choices.facilities,
            picks=choices.picks,
            systems=choices.systems,
            zones=choices.system_zones,
            rows=tuple(_row(point, choices.system, asked, today=None if whole else clock.today()) for point in shown),
            found=found,
            unsure=len(told.unsure),
            unsure_words=unsure_words(told.unknown),
            unsure_url="" if asked.picks.unsure else link("service_points.index", **_with_unsure(asked)),
            by_time_url=_other_order(asked, by_time=by_time),
            by_time=by_time,
            total=choices.total,
            pages=() if whole else _pages(found, number, asked, _order(by_time=by_time)),
            printing=whole,
            print_url=link("service_points.index", **asked.as_args(), **_order(by_time=by_time), all=1) if few else "",
            paper_url=link("prints.index", **asked.as_args(place="")),
            whole_url=link("service_points.index"),
            map_url=link("map.show", **asked.as_args()),
            credits=tuple(told.crowd.credits(told.rows)),
            may_import=session.viewer().may("import"),
            may_confirm=session.viewer().may("confirm"),
            plan_url=link("plan_tables.show", **asked.as_args(place="")),
            saving=ways_of_saving(asked),
            usual=usual,
            paper=paper_head(
                choices, today=clock.today(), first=(number - 1) * PER_PAGE + 1, shown=len(shown), found=found
            ),
        )
    )


def _shown(
    unit: Unit, told: Chosen, choices: Filters, *, whole: bool, number: int, by_time: bool
) -> list[ServicePoint]:
    """The places of one page, by zone in the plan's order and kana, or by their next meeting; only they are fetched."""
    rows = told.crowd.by_zone(told.rows, [zone.value for zone in choices.system_zones])
    first = 0 if whole else (number - 1) * PER_PAGE
    last = len(rows) if whole else number * PER_PAGE
    if by_time:
        points = unit.places.these([told.crowd.ids[row] for row in rows.tolist()])
        return in_time_order(points, choices.asked)[first:last]
    return unit.places.these([told.crowd.ids[row] for row in rows[first:last].tolist()])


def _with_unsure(asked: Asked) -> dict[str, str]:
    return asked.as_args(place="", picks=asked.picks.but(unsure=("1",)))


def _order(*, by_time: bool) -> dict[str, str]:
    return {"sort": "time"} if by_time else {}


def _other_order(asked: Asked, *, by_time: bool) -> str:
    """By time or by zone: only what is open on certain days has times to go by."""
    return link("service_points.index", **asked.as_args(), **_order(by_time=not by_time)) if asked.picks.when else ""


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
    told = card(point, session.city(), today=clock.today())
    return jsonify(
        id=told.id,
        name=told.name,
        kind=told.kind,
        kindLabel=told.kind_label,
        icon=icon_of(point, look_of()),
        rows=told.rows,
        contact=told.contact,
        confirmed=told.confirmed,
        marks=told.marks,
        audience=told.audience,
        tell=telling(session.city()),
        url=told.url,
        credit=told.credit,
        page=link("service_points.one", point_id=point_id),
        **({"visit": link("visits.show", place=point_id)} if session.viewer().may("confirm") else {}),
        lonlat=point.lonlat,
    )


def in_time_order(points: list[ServicePoint], asked: Asked) -> list[ServicePoint]:
    """By the first meeting in the days asked for; where none is known, last."""
    first, last = window(asked.picks.when[0], clock.today())
    return sorted(points, key=lambda point: next_meeting(str(point.facts.get("schedule", "")), first, last))


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


def _pages(found: int, number: int, asked: Asked, order: dict[str, str]) -> tuple[Choice, ...]:
    last = -(-found // PER_PAGE)
    if last <= 1:
        return ()
    return tuple(
        Choice(
            value=str(n),
            label=str(n),
            on=n == number,
            url=link("service_points.index", **asked.as_args(), **order, page=n),
        )
        for n in range(1, last + 1)
        # Of many hundred pages those around, and both ends.
        if abs(n - number) <= PAGES_AROUND or n in (1, last)
    )
