"""Messy workbooks of our own, in the manner of lists that people have kept for ten years; every name is made up."""

import datetime as dt
import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

THIN = Border(*[Side(style="thin")] * 4)
GREY = PatternFill("solid", fgColor="FFBFBFBF")
GREEN = PatternFill("solid", fgColor="FFCCFFCC")


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _sheet(rows: Sequence[Sequence[Any]], title: str = "通いの場R7") -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = title
    for row in rows:
        page.append(list(row))
    return book, page


def plain() -> bytes:
    """One heading, one row a group."""
    rows = [
        ["グループ名", "会場", "開催日時", "参加費", "電話", "参加人数", "備考"],
        ["ひだまりの会", "東会館", "第2火 10時～11時半", "100円", "0797-31-0001", 12, None],
        ["つくしの会", "西会館", "毎週月曜 13:00-15:00", "無料", "0797-31-0002", "約２０人", "雨天中止"],
        ["たんぽぽ", "北会館", "第1・3水 9:30～", "無料", None, None, None],
    ]
    return saved(_sheet(rows)[0])


def two_row_heading() -> bytes:
    """A heading of two rows with merged cells, a title above, a total and a footnote below."""
    book, page = _sheet(
        [
            ["令和7年度　通いの場一覧"],
            [],
            ["№", "圏域", "グループ名", "会場", "開催日時", None, "参加費", "連絡先", None, "自由記入"],
            [None, None, None, None, "曜日", "時間", None, "代表者", "電話番号", None],
            [1, "東", "ひだまりの会", "東会館", "第２火", "１０時～１１時半", "１００円", "花子", "0797-31-0001", "鍵"],
            [2, None, "つくしの会", "〃", "毎週月曜", "9:00～10:00", "無料", "見本太郎", "0797-31-0002", None],
            [3, "西", "たんぽぽ", "西会館", "第1・3水", "13:00～", "無料", "見本次郎", None, "駐車\n3台"],
            [4, None, "すみれ", "西会館", "木", "13:00～", "無料", None, None, None],
            [None, None, "合計", None, None, None, None, None, None, "=COUNTA(C5:C8)"],
            ["※ 参加費は1回あたり"],
        ]
    )  # fmt: skip
    for area in ("A1:J1", "E3:F3", "H3:I3", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "G3:G4", "J3:J4", "B5:B6", "B7:B8"):
        page.merge_cells(area)
    for row in page["A3:J9"]:
        for cell in row:
            cell.border = THIN
    page["A1"].font = Font(b=True, sz=16)
    page.column_dimensions["C"].width = 28.5
    page.row_dimensions[7].height = 36
    page.print_area = "A1:J10"
    page.print_title_rows = "3:4"
    page.freeze_panes = "D5"
    page.page_setup.orientation = "landscape"
    return saved(book)


def dates_and_times() -> bytes:
    """Real days, 和暦 as text, hours as times, start and end apart."""
    rows = [
        ["グループ名", "会場", "曜日", "開始時間", "終了時間", "開始日", "確認日", "参加人数"],
        ["ひだまりの会", "東会館", "第2火", dt.time(10), dt.time(11, 30), "令和5年4月1日", dt.datetime(2025, 4, 1), 12],
        ["つくしの会", "西会館", "毎週月", dt.time(9), dt.time(10), "R5.4.1", dt.datetime(2025, 5, 1), 20],
        ["たんぽぽ", "北会館", "水", dt.time(13), dt.time(15), "平成30年10月", None, 8],
    ]
    book, page = _sheet(rows)
    for row in (2, 3, 4):
        page[f"D{row}"].number_format = page[f"E{row}"].number_format = "h:mm"
        page[f"G{row}"].number_format = "yyyy/m/d"
    return saved(book)


def pictures_and_rules() -> bytes:
    """A chart, a rule, a list to choose from, a comment, a name, a break, a hidden column, protection."""
    book, page = _sheet(
        [
            ["グループ名", "会場", "開催日時", "状態", "参加人数", "内部メモ"],
            ["ひだまりの会", "東会館", "第2火 10時", "活動中", 12, "鍵A"],
            ["つくしの会", "西会館", "月曜 9時", "休止中", 20, "鍵B"],
            ["たんぽぽ", "北会館", "水曜 13時", "活動中", 8, "鍵C"],
            ["すみれ", "北会館", "木曜 13時", "廃止", 3, None],
            [None, None, None, "計", "=SUM(E2:E5)", None],
        ]
    )
    chart = BarChart()
    chart.add_data(Reference(page, min_col=5, min_row=1, max_row=5), titles_from_data=True)
    page.add_chart(chart, "H5")
    page.conditional_formatting.add("E2:E5", CellIsRule(operator="greaterThan", formula=["$E$3"], fill=GREEN))
    choice = DataValidation(type="list", formula1='"活動中,休止中,廃止"')
    choice.add("D2:D5")
    page.add_data_validation(choice)
    page["A3"].comment = Comment("去年から休み", "係")
    page.column_dimensions["F"].hidden = True
    page.row_breaks.append(Break(id=3))
    page.auto_filter.ref = "A1:F5"
    page.protection.sheet = True
    book.defined_names["人数"] = DefinedName("人数", attr_text="'通いの場R7'!$E$2:$E$5")
    other = book.create_sheet("集計")
    other["A1"] = "='通いの場R7'!E6"
    other["A2"] = "=SUM('通いの場R7'!E2:E5)*2"
    return saved(book)


def colours() -> bytes:
    """Closed and resting groups told by colour, with a legend, and by a line through the row."""
    rows = [
        ["凡例", None, "休止中"],
        ["グループ名", "会場", "開催日時", "電話"],
        ["ひだまりの会", "東会館", "第2火 10時", "832-0001"],
        ["つくしの会", "西会館", "月曜 9時", "832-0002"],
        ["たんぽぽ", "北会館", "水曜 13時", "832-0003"],
    ]
    book, page = _sheet(rows)
    page["C1"].fill = GREY
    for column in "ABCD":
        page[f"{column}4"].fill = GREY
        page[f"{column}5"].font = Font(strike=True)
    return saved(book)


def several_sheets() -> bytes:
    """A sheet for each zone, a cover that is no list, a hidden sheet."""
    book, page = _sheet([["通いの場の一覧です"], ["令和7年4月1日現在"]], "表紙")
    for zone in ("東", "西"):
        page = book.create_sheet(f"{zone}圏域")
        page.append(["グループ名", "会場", "日時", "世話人"])
        for number in (1, 2, 3):
            page.append([f"{zone}の会{number}", f"{zone}会館{number}", f"第{number}火 10時", f"見本{number}"])
    book.create_sheet("ひかえ").sheet_state = "hidden"
    return saved(book)


def two_halls() -> bytes:
    """A group that meets in two halls in one row; line breaks in names."""
    rows = [
        ["グループ名", "会場", "住所", "開催日時"],
        ["ひだまり\nの会", "東会館\n西会館", "架空市東町1-1\n架空市西町2-2", "第2火 10時"],
        ["つくしの会", "北会館", "架空市北町3-3", "月曜 9時"],
    ]
    book, page = _sheet(rows)
    page["A2"].alignment = Alignment(wrap_text=True)
    return saved(book)


def merged_venues() -> bytes:
    """One hall merged over three groups."""
    rows = [
        ["会場", "グループ名", "開催日時"],
        ["東会館", "ひだまりの会", "第2火 10時"],
        [None, "つくしの会", "月曜 9時"],
        [None, "たんぽぽ", "水曜 13時"],
        ["西会館", "すみれ", "木曜 13時"],
    ]
    book, page = _sheet(rows)
    page.merge_cells("A2:A4")
    return saved(book)


def matrix() -> bytes:
    """Whom it is for, as a matrix of ○."""
    rows = [
        ["グループ名", "会場", "開催日時", "対象", None, None],
        [None, None, None, "高齢者", "子ども", "障がい者"],
        ["ひだまりの会", "東会館", "第2火 10時", "○", None, None],
        ["つくしの会", "西会館", "月曜 9時", "○", "○", None],
        ["たんぽぽ", "北会館", "水曜 13時", None, None, "○"],
    ]
    book, page = _sheet(rows)
    for area in ("A1:A2", "B1:B2", "C1:C2", "D1:F1"):
        page.merge_cells(area)
    return saved(book)


def formulas() -> bytes:
    """Numbers that are reckoned, a table with a name, text that looks like a formula."""
    rows = [
        ["番号", "グループ名", "会場", "開催日時", "参加人数", "倍"],
        *([f"S{n:03}", f"第{n}の会", f"会館{n}", f"第{n}火 10時", n * 3, f"=E{n + 1}*2"] for n in range(1, 5)),
    ]
    book, page = _sheet(rows)
    page.add_table(Table(displayName="Groups", ref="A1:F5"))
    page["C2"].value = "=1+1ではない"
    page["C2"].data_type = "s"
    return saved(book)


def opendata() -> bytes:
    """The columns of the national standard with positions."""
    rows = [
        ["ID", "名称", "所在地_連結表記", "緯度", "経度", "電話番号", "利用可能日時特記事項", "備考", "分類コード"],
        ["0001", "通いの場 東", "架空市東町1-1", 34.301, 134.001, "087-000-0001", "第2火 10時", None, "A"],
        ["0002", "通いの場 西", "架空市西町2-2", 34.302, 134.002, "087-000-0002", "月曜 9時", "雨天中止", "B"],
    ]
    return saved(_sheet(rows, "data")[0])


MESSY: dict[str, Callable[[], bytes]] = {
    one.__name__: one
    for one in (
        plain, two_row_heading, dates_and_times, pictures_and_rules, colours, several_sheets,
        two_halls, merged_venues, matrix, formulas, opendata,
    )
}  # fmt: skip
