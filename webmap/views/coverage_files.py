"""通える範囲 as files: the very figures of the page as CSV, Excel and map data, for those who work with them."""

from flask import Blueprint, Response, abort

from layers.access.answer import Answer
from layers.access.answer_table import table
from layers.catalog import coverage_words as words
from layers.errors import NotFound
from layers.export import csv_file, xlsx
from webmap import coverage_desk, session, wording
from webmap.access import requires
from webmap.attachment import attachment
from webmap.coverage_asked import AskedCoverage, asked_now, file_name
from webmap.coverage_desk import desk

VIEW = Blueprint("coverage_files", __name__)
LABEL = "通える範囲の保存"
_WIDTHS = (14, 24, 10, 10, 20, 30, 10)


@VIEW.get("/coverage/save/<ending>")
@requires("confirm")
def save(ending: str) -> Response:
    """「Excelで保存」; what has not been calculated cannot be saved."""
    asked = asked_now()
    if ending not in wording.COVERAGE_SAVES:
        abort(404)
    answer = _answer(asked)
    if ending == "csv":
        return attachment(csv_file.table("", table(answer)), file_name(asked, ending), csv_file.MEDIA_TYPE)
    label = coverage_desk.services()[asked.question.service]
    content = xlsx.book(words.sheets(answer, label), widths=_WIDTHS)
    return attachment(content, file_name(asked, ending), xlsx.MEDIA_TYPE)


def _answer(asked: AskedCoverage) -> Answer:
    with session.reading() as unit:
        found = desk(unit).kept(asked.question)
    if found is None:
        raise NotFound("coverage.no_answer")
    return found
