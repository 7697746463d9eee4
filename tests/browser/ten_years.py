"""通いの場・サロン一覧 as a 社協 has kept it for ten years, small enough to walk through; and the town's gazetteer."""

import io
from itertools import pairwise

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

FILE = "通いの場一覧 令和8年度.xlsx"
TITLE = FILE.removesuffix(".xlsx")
SHEET = "一覧"
GREY = PatternFill("solid", fgColor="BFBFBF")
HEADING = PatternFill("solid", fgColor="DDEBF7")
LINES = Border(*[Side(style="thin")] * 4)
UPPER = ["圏域", "番号", "グループ名", "開催場所", "住所", "開催日時", "", "代表者", "携帯", "参加費", "鍵の番号"]
LOWER = ["", "", "", "", "", "曜日", "時間", "", "", "", ""]
WIDTHS = [6, 6, 18, 18, 24, 16, 16, 12, 16, 9, 10]
# The town has 中町二丁目の会 already; 99番 is in no gazetteer; 隔週 has no first day; 士曜 is a slip of the finger.
ROWS = [
    line.split("|")
    for line in (
        "西|1|ひまわりの会|西集会所|架空市西町一丁目1番1号|第2・4火曜|10:00～11:30|見本一子|090-0000-0001|100円|K-07",
        "|2|あさがおサロン|同上|同上|毎週木曜|13:30～15:00|見本二郎|090-0000-0002|無料|K-07",
        "|3|つゆくさの会|西会館|架空市西町二丁目2番1号|隔週火曜|10:00～11:30|見本三子|090-0000-0003|無料|",
        "中|4|すみれ体操|中会館|架空市中町一丁目1番2号|毎週金曜|9:30～11:00|見本四郎|090-0000-0004|200円|",
        "|5|なでしこの会|北口集会所|架空市中町二丁目99番9号|毎週水曜|13:30～15:00|見本五子|090-0000-0005|100円|鍵なし",
        "|6|中町二丁目の会|中町二丁目の会館|架空市中町二丁目の会1-2-3|毎週月曜|10:00～11:30|見本花子|090-0000-1234|100円|K-11",
        "東|7|りんどうの会|東集会所|架空市東町一丁目1番1号|第1士曜|10:00～12:00|見本六郎|090-0000-0006|無料|",
        "|8|おしゃべり会|見本さん宅|架空市東町二丁目2番1号|第3水曜|10:00～11:30|見本七子|090-0000-0007|100円|",
    )
]
GAZETTEER = "99000-24.0a.csv"
_HEAD = (
    "都道府県名,市区町村名,大字・丁目名,小字・通称名,街区符号・地番,座標系番号,Ｘ座標,Ｙ座標,緯度,経度,"
    "住居表示フラグ,代表フラグ,更新前履歴フラグ,更新後履歴フラグ"
)


def workbook(rows: list[list[str]] = ROWS) -> bytes:
    """The list as bytes: title rows, headings of two rows, merged zones, a hidden column, a legend of colours."""
    book, stream = Workbook(), io.BytesIO()
    sheet = book.active
    sheet.title = SHEET
    sheet["A1"] = "令和8年度　通いの場・サロン一覧"
    sheet["A1"].font = Font(size=16, bold=True)
    sheet.merge_cells("A1:K1")
    sheet["A2"] = "架空市社会福祉協議会　令和8年4月1日現在"
    sheet.merge_cells("A2:K2")
    _headings(sheet)
    for number, row in enumerate(rows, 5):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column, text or None)
            cell.border = LINES
            if row[2] == "すみれ体操":
                cell.fill = GREY
    _zones(sheet, [row[0] for row in rows])
    below = len(rows) + 6
    sheet.cell(below, 1).fill = GREY
    sheet.cell(below, 2, "休止")
    sheet.cell(below + 1, 1, "※開催日は変わることがあります。代表者へお問い合わせください。")
    sheet["C5"].comment = Comment("鍵は前の日までに借りる", "社協")
    for column, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEFGHIJK"[column]].width = width
    sheet.column_dimensions["I"].hidden = True
    book.save(stream)
    return stream.getvalue()


def _headings(sheet: Worksheet) -> None:
    for column, (above, below) in enumerate(zip(UPPER, LOWER, strict=True), 1):
        for row, text in ((3, above), (4, below)):
            cell = sheet.cell(row, column, text or None)
            cell.fill, cell.border = HEADING, LINES
        if not below:
            sheet.merge_cells(start_row=3, start_column=column, end_row=4, end_column=column)
    sheet.merge_cells("F3:G3")


def _zones(sheet: Worksheet, zones: list[str]) -> None:
    begins = [row for row, zone in enumerate(zones, 5) if zone] + [len(zones) + 5]
    for first, following in pairwise(begins):
        sheet.merge_cells(start_row=first, start_column=1, end_row=following - 1, end_column=1)


def gazetteer() -> bytes:
    """位置参照情報 of 架空市: blocks 1 to 3 of each of the nine towns."""
    lines = [
        f",架空市,{zone}町{town},,{block},4,0,0,{34.302 + 0.01 * up + 0.002 * block:.4f},"
        f"{134.002 + 0.01 * across + 0.002 * block:.4f},1,1,0,0"
        for across, zone in enumerate("西中東")
        for up, town in enumerate(("一丁目", "二丁目", "三丁目"))
        for block in (1, 2, 3)
    ]
    return "\n".join([_HEAD, *lines, ""]).encode("cp932")
