"""A list as it grew over ten years: merged cells, two-row headings, two tables in a sheet, colours, a hidden column."""

import io

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

YELLOW = PatternFill("solid", fgColor="FFFF00")
GREY = PatternFill("solid", fgColor="BFBFBF")


def _rows(*lines: str) -> list[list[str]]:
    return [line.split("|") for line in lines]


FIRST = _rows(
    "1|ひだまりの会|中央集会所|架空市中町1-2|第2・4火|10時～11時半|見本花子|087-000-1111|い|34.305|134.005",
    "2|つくしの会|東集会所|架空市東町3-4|隔週火|13:30～15:00|見本太郎|0870002222|ろ|34.315|134.025",
    "3|あおぞら体操|〃|架空市東町3-4|毎週金|9:30～11:00|見本次郎|087-000-3333|は|34.316|134.026",
    "4|すみれサロン|西会館|架空市西町5-6|毎月第1月|10:00～12:00|見本三郎|でんわなし|に|34.325|134.005",
    "5|もみじの会|西会館|架空市西町5-6|毎週水|14:00～15:30|見本四郎|087-000-5555|ほ|34.326|134.006",
)
SECOND = _rows(
    "6|夕やけ広場|南集会所|架空市中町7-8|毎週木|15:00～17:00|見本五郎|087-000-6666|へ|34.305|134.015",
    "7|さくら会|南集会所|架空市中町7-8|第3土|10:00～11:00|見本六郎|087-000-7777|と|34.306|134.016",
)


def messy(*, first: list[list[str]] = FIRST, second: list[list[str]] = SECOND) -> bytes:
    """The workbook as bytes."""
    book, stream = Workbook(), io.BytesIO()
    sheet = book.active
    sheet.title = "通いの場R8"
    sheet["A1"] = "令和8年度 通いの場一覧（社会福祉協議会）"
    sheet.merge_cells("A1:K1")
    row = _table(sheet, 3, first)
    sheet[f"A{row + 1}"] = "■中町圏域"
    sheet.merge_cells(start_row=row + 1, start_column=1, end_row=row + 1, end_column=11)
    _table(sheet, row + 2, second)
    for cell in sheet["B"]:
        if cell.value == "あおぞら体操":
            cell.fill = YELLOW
        if cell.value == "もみじの会":
            cell.fill, cell.font = GREY, Font(strike=True)
    sheet["A20"] = "※黄色は今年度から。打ち消し線は終わったところ。"
    sheet.column_dimensions["I"].hidden = True
    notes = book.create_sheet("メモ")
    notes["A1"] = "来年は様式を変えたい"
    book.save(stream)
    return stream.getvalue()


def _table(sheet: Worksheet, row: int, places: list[list[str]]) -> int:
    """A table with headings of two rows; the row below it."""
    upper = ["番号", "グループ名", "開催場所", "住所", "開催日時", "", "代表者", "連絡先", "合言葉", "緯度", "経度"]
    lower = ["", "", "", "", "曜日", "時間", "", "", "", "", ""]
    for column, (above, below) in enumerate(zip(upper, lower, strict=True), 1):
        sheet.cell(row, column, above or None)
        sheet.cell(row + 1, column, below or None)
        if not below:
            sheet.merge_cells(start_row=row, start_column=column, end_row=row + 1, end_column=column)
    sheet.merge_cells(start_row=row, start_column=5, end_row=row, end_column=6)
    for number, place in enumerate(places, row + 2):
        for column, text in enumerate(place, 1):
            sheet.cell(number, column, text)
    return row + 2 + len(places)
