"""会議に出す1枚: numbers of any zone and period for the チーム会議, and the list of where each thing comes from."""

from datetime import date, timedelta

from flask import Blueprint, Response, request

from layers import clock
from layers.drawing import sheet_document
from layers.drawing.sheet_document import Part
from layers.drawing.word_file import DOCX
from layers.errors import Refused
from layers.store import Unit
from layers.workshop.sheet import Period, counted, origins
from webmap import session, talk_form, wording
from webmap.access import requires
from webmap.attachment import attachment
from webmap.sheet_rows import OriginRow, SheetPage, origin_row, parts, span
from webmap.sheet_scope import CITY, TALK, Scope, lacking, scopes
from webmap.show import link, render
from webmap.talk_rows import word_of

VIEW = Blueprint("meeting_sheet", __name__)
LABEL = "会議に出す1枚"
_DAYS = 90

Told = tuple[tuple[Part, ...], tuple[str, ...], tuple[OriginRow, ...]]


@VIEW.get("/talks/sheet")
@requires("confirm")
def show() -> Response:
    """「会議に、どの地域の、いつの数字を出しますか」."""
    asked, period = request.args.get("zone", ""), _period()
    with session.reading() as unit:
        scope = _scope(unit, asked) if asked else None
        found, notes, rows = _told(unit, scope, period) if scope else ((), (), ())
        groups = scopes(unit, asked)
    save = link("meeting_sheet.save", zone=asked, first=period.first, last=period.last)
    return render(
        SheetPage(
            title=wording.SHEET,
            word=word_of(session.city()),
            groups=groups,
            first=period.first,
            last=period.last,
            about=span(scope.name, period) if scope else "",
            heads=wording.SHEET_HEADS,
            parts=found,
            notes=notes,
            origins=rows,
            save_url=save,
        )
    )


@VIEW.get("/talks/sheet.docx")
@requires("confirm")
def save() -> Response:
    """「Wordで保存」."""
    period = _period()
    with session.reading() as unit:
        scope = _scope(unit, request.args.get("zone", ""))
        found, notes, _ = _told(unit, scope, period)
    about = [span(scope.name, period), session.city().name]
    content = sheet_document.docx(wording.SHEET, about, wording.SHEET_HEADS, found, notes)
    return attachment(content, wording.SHEET_FILE.format(zone=scope.name, first=period.first, last=period.last), DOCX)


def _scope(unit: Unit, asked: str) -> Scope:
    """A zone, the whole city, or one talk with the places of its zone."""
    if asked == CITY:
        return Scope(name=wording.SHEET_CITY.format(city=session.city().name))
    kind, zone = talk_form.zone_of(asked)
    if kind != TALK:
        return Scope(name=zone, zone_kind=kind, zone=zone)
    talk = unit.talks.one(zone)
    name = wording.SHEET_TALK.format(talk=talk.name, zone=talk.zone)
    return Scope(name=name, zone_kind=talk.zone_kind, zone=talk.zone, talk=talk.id)


def _told(unit: Unit, scope: Scope, period: Period) -> Told:
    talks = [(talk, unit.talks.board(talk.id)) for talk in unit.talks.all() if scope.holds(talk)]
    changes, before = unit.zone_changes, period.before.first
    places = changes.since(scope.zone_kind, scope.zone, before) if scope.zone else changes.of_city(before)
    found = counted(talks, places, period)
    undated = wording.SHEET_UNDATED.format(count=found.undated) if found.undated else ""
    lacks, waiting = lacking(unit, scope)
    notes = tuple(filter(None, (undated, wording.SHEET_NUMBERS)))
    return parts(found, lacks, waiting), notes, tuple(map(origin_row, origins(talks, period)))


def _period() -> Period:
    today = clock.today()
    told = [request.args.get(name, "") for name in ("first", "last")]
    usual = [(today - timedelta(days=_DAYS)).isoformat(), today.isoformat()]
    first, last = (given or known for given, known in zip(told, usual, strict=True))
    try:
        days = [date.fromisoformat(one) for one in (first, last)]
        made = Period(first=days[0].isoformat(), last=days[1].isoformat())
        good = days[0] <= days[1] and bool(made.before)
    except (ValueError, OverflowError):
        good = False
    if not good:
        raise Refused("sheet.period")
    return made
