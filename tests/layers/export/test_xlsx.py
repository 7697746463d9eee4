"""The workbook holds texts as texts, numbers as numbers, and opens with its headings in view."""

import io
import zipfile

from openpyxl import load_workbook

from layers.export import xlsx
from layers.place import sheet
from tests.builders import a_service_point
from tests.layers.export.samples import HOSTILE, places


def page(points):
    return load_workbook(io.BytesIO(xlsx.write(points))).active


def test_rows_come_back_as_the_sheet_has_them() -> None:
    rows = [list(row) for row in page(places()).iter_rows(values_only=True)]
    assert rows == [sheet.headers(), *(sheet.row(point) for point in places())]


def test_hostile_texts_are_texts() -> None:
    cells = [cell for row in page(places()).iter_rows() for cell in row if cell.value in HOSTILE]
    assert len(cells) == 5
    assert {cell.data_type for cell in cells} == {"s"}


def test_codes_keep_their_zeros_and_numbers_stay_numbers() -> None:
    column = {header: number for number, header in enumerate(sheet.headers())}
    rows = {row[column["名称"]]: row for row in page(places()).iter_rows(values_only=True)}
    assert rows["﨑髙𠮷野サロン"][column["施設番号"]] == "0012"
    assert rows["茶話会"][column["定員"]] == 20


def test_what_excel_cannot_hold_does_not_stop_the_list() -> None:
    point = a_service_point("鐘\x07の\ufffe会", facts={"activity": "あ" * 40000})
    (_, row) = page([point]).iter_rows(values_only=True)
    assert "鐘の会" in row
    assert "あ" * 32767 in row


def test_the_headings_stay_in_view_and_no_part_tells_the_day() -> None:
    assert page(places()).freeze_panes == "C2"
    with zipfile.ZipFile(io.BytesIO(xlsx.write(places()))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z</dcterms:modified>" in parts.read("docProps/core.xml")


def test_a_printed_table_is_as_broad_as_its_sheet_and_long_words_go_on_below() -> None:
    written = xlsx.book([("表", [["名前", "備考"], ["茶話会", "長い言葉" * 40]])], widths=(14,))
    told = load_workbook(io.BytesIO(written)).active
    assert told.sheet_properties.pageSetUpPr.fitToPage
    setup = told.page_setup
    assert (setup.orientation, int(setup.paperSize), setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
    assert told.print_title_rows == "$1:$1"
    assert (told["A2"].alignment.wrap_text, told["B2"].alignment.wrap_text) == (True, None)
