"""会議に出す1枚: numbers of any zone and period for the チーム会議, and the list of where each thing comes from."""

from datetime import date, timedelta

from flask import Blueprint, Response, request

from layers import clock
from layers.drawing import sheet_document
from layers.drawing.sheet_document import Part
from layers.drawing.word_file import DOCX
from layers.errors import Refused
from layers.profile.figure import Figure
from layers.store import Unit
from layers.workshop.sheet import Period, counted, origins
from layers.workshop.talks import Talk
from webmap import session, talk_form, wording
from webmap.access import requires
from webmap.attachment import attachment
from webmap.sheet_rows import OriginRow, SheetPage, origin_row, parts, span
from webmap.show import link, render
from webmap.talk_rows import word_of, zone_groups

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
        kind, zone = talk_form.zone_of(asked) if asked else ("", "")
        found, notes, rows = _told(unit, kind, zone, period) if asked else ((), (), ())
        groups = zone_groups(unit, Talk(name="", zone_kind=kind, zone=zone) if asked else None)
    save = link("meeting_sheet.save", zone=asked, first=period.first, last=period.last)
    return render(
        SheetPage(
            title=wording.SHEET,
            word=word_of(session.city()),
            groups=groups,
            first=period.first,
            last=period.last,
            about=span(zone, period) if asked else "",
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
    kind, zone = talk_form.zone_of(request.args.get("zone", ""))
    period = _period()
    with session.reading() as unit:
        found, notes, _ = _told(unit, kind, zone, period)
    about = [span(zone, period), session.city().name]
    content = sheet_document.docx(wording.SHEET, about, wording.SHEET_HEADS, found, notes)
    return attachment(content, wording.SHEET_FILE.format(zone=zone, first=period.first, last=period.last), DOCX)


def _told(unit: Unit, kind: str, zone: str, period: Period) -> Told:
    here = [talk for talk in unit.talks.all() if (talk.zone_kind, talk.zone) == (kind, zone)]
    talks = [(talk, unit.talks.board(talk.id)) for talk in here]
    places = unit.zone_changes.since(kind, zone, period.before.first)
    found = counted(talks, places, period)
    undated = wording.SHEET_UNDATED.format(count=found.undated) if found.undated else ""
    lacks, waiting = _lacks(unit, kind, zone)
    notes = tuple(filter(None, (waiting, undated, wording.SHEET_NUMBERS)))
    return parts(found, lacks), notes, tuple(map(origin_row, origins(talks, period)))


def _lacks(unit: Unit, kind: str, zone: str) -> tuple[tuple[Figure, ...], str]:
    """Who cannot walk to a place, and kinds that the city has and this zone has not; or why it is not told."""
    known = next((one for one in unit.zones.read(kind) if one.name == zone), None)
    if known is None:
        return (), ""
    profile = unit.profiles.of(kind, known.id)
    none = [one.figure for one in profile.here if one.figure.value == 0 and one.figure.city_value]
    return (*profile.far.figures, *none), profile.far.waiting


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
