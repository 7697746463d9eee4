"""通える範囲 as files: the very figures of the page for a sheet, for a map and for the committee's table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, abort, request

from layers import clock
from layers.access.answer import Answer
from layers.access.answer_ground import geojson
from layers.access.answer_table import table
from layers.access.grounds import Ground
from layers.catalog import coverage_words as words
from layers.drawing import coverage_document, coverage_sheet
from layers.errors import NotFound
from layers.export import csv_file, xlsx
from layers.store import Unit
from webmap import coverage_desk, session
from webmap.access import requires
from webmap.attachment import attachment
from webmap.coverage_asked import AskedCoverage, asked_now, file_name
from webmap.coverage_rows import straight_of

VIEW = Blueprint("coverage_files", __name__)
LABEL = "通える範囲の保存"
# The second holds whole sentences on the sheet of assumptions, the fifth the 36 letters of an id.
_WIDTHS = (14, 44, 10, 10, 38, 30, 10)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """An answer with what it was answered from."""

    asked: AskedCoverage
    answer: Answer
    ground: Ground
    sheet: coverage_sheet.Sheet


@VIEW.get("/coverage/save/<ending>")
@requires("confirm")
def save(ending: str) -> Response:
    """「Excelで保存」「資料（PDF）」; what has not been calculated cannot be saved. ``?size=large``: in large print."""
    if ending not in _FORMS:
        abort(404)
    make, media_type = _FORMS[ending]
    asked = asked_now()
    with session.reading() as unit:
        found = _found(unit, asked)
    large = _is_large()
    content = make(found)
    if asked.question.audience != "public":
        with session.writing() as unit:
            unit.audit.note("save", f"coverage {ending} {asked.question.audience}")
    name = file_name(asked, f"{'large.' if large else ''}{ending}")
    return attachment(content, name, media_type, inline=ending == "pdf")


def _found(unit: Unit, asked: AskedCoverage) -> Found:
    ground = coverage_desk.gathered(unit, asked.question)
    answer = unit.coverage.kept(asked.question, ground) if ground else None
    if answer is None or ground is None:
        raise NotFound("coverage.no_answer")
    wanted = dict.fromkeys(one for row in answer.rows for one in row.here)
    return Found(
        asked=asked,
        answer=answer,
        ground=ground,
        sheet=coverage_sheet.Sheet(
            city=unit.city().name,
            answer=answer,
            today=clock.today(),
            straight=unit.coverage.kept(straight_of(asked.question), ground),
            here={place.id: place.name for place in unit.places.these(list(wanted))},
            zone_labels={kind.id: kind.name for kind in unit.city().zone_kinds},
            made_at=unit.coverage.made_at(answer),
            painting=coverage_desk.painting_of(answer, ground, exact=True),
        ),
    )


def _is_large() -> bool:
    return request.args.get("size") == "large"


def _csv(found: Found) -> bytes:
    return csv_file.table("", table(found.answer))


def _xlsx(found: Found) -> bytes:
    return xlsx.book(words.sheets(found.answer, made_at=found.sheet.made_at), widths=_WIDTHS)


def _geojson(found: Found) -> bytes:
    codes = [area.codes for area in found.ground.demand.areas]
    return geojson(found.answer, codes, found.ground.shapes, made_at=found.sheet.made_at)


def _pdf(found: Found) -> bytes:
    return coverage_sheet.pdf(found.sheet, large=_is_large())


def _docx(found: Found) -> bytes:
    return coverage_document.docx(found.sheet, large=_is_large())


_FORMS: Mapping[str, tuple[Callable[[Found], bytes], str]] = {
    "csv": (_csv, csv_file.MEDIA_TYPE),
    "xlsx": (_xlsx, xlsx.MEDIA_TYPE),
    "geojson": (_geojson, "application/geo+json; charset=utf-8"),
    "pdf": (_pdf, "application/pdf"),
    "docx": (_docx, coverage_document.MEDIA_TYPE),
}
