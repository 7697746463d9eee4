"""The figures of the page as files: the same rows as the shell's, the same numbers in each form."""

import csv
import io
from urllib.parse import unquote

from openpyxl import load_workbook

from layers.access.answer_table import HEADINGS
from tests import answers
from tests.webmap.views.test_coverage import Kept, kept  # noqa: F401 - the fixture

ASKED = "kind=kayoinoba&minutes=10&people=75plus"


def test_csv_and_excel_hold_the_rows_of_the_answer(kept: Kept, sign_in) -> None:  # noqa: F811
    answer = answers.an_answer()
    kept.keep(answer)
    staff = sign_in("staff")
    saved = staff.get(f"/coverage/save/csv?{ASKED}")
    told = list(csv.DictReader(io.StringIO(saved.data.decode("utf-8-sig"))))
    assert tuple(told[0]) == HEADINGS
    assert [(row["code"], int(row["people"]), int(row["uncovered"])) for row in told] == [
        (row.code, row.people, row.uncovered) for row in answer.rows
    ]
    assert "通える範囲_通いの場" in unquote(saved.headers["Content-Disposition"])
    book = load_workbook(io.BytesIO(staff.get(f"/coverage/save/xlsx?{ASKED}").data))
    cells = [list(row) for row in book["町丁目"].values]
    assert [row[3] for row in cells[1:]] == [row.uncovered for row in answer.rows]
    assert any("ibashomap coverage" in str(row[1]) for row in book["この数字の前提"].values)


def test_nothing_is_saved_before_it_is_calculated(kept: Kept, sign_in) -> None:  # noqa: F811
    staff = sign_in("staff")
    assert staff.get(f"/coverage/save/csv?{ASKED}").status_code == 404
    kept.keep(answers.an_answer())
    assert staff.get(f"/coverage/save/pptx?{ASKED}").status_code == 404
    assert sign_in("volunteer").get(f"/coverage/save/csv?{ASKED}").status_code == 403
