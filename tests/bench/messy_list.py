"""A list as a coordinator keeps it for ten years: merged zones, 同上, schedules, phones, a legend; and its town."""

import csv
import io
import random

import openpyxl
from openpyxl.styles import Font, PatternFill
from shapely.geometry import Point

from layers.intake.contract import Batch, Record

HEADINGS = (
    "圏域",
    "No.",
    "グループ名",
    "開催場所",
    "住所",
    "開催日",
    "時間",
    "参加費",
    "人数",
    "代表者",
    "電話",
    "備考",
)
ZONES = ("東山手", "西山手", "精道", "潮見")
TOWNS = tuple(
    f"{one}{two}町{chome}"
    for one in ("松", "竹", "梅", "桜", "南", "北", "大", "小")
    for two in ("浜", "山", "川", "原", "田", "崎")
    for chome in ("一丁目", "二丁目", "三丁目", "四丁目")
)
BLOCKS = 104
_WEEKS = ("毎週", "第1・3", "第2・第4", "第２", "毎月第1")
_WORDS = ("いきいき百歳体操", "ふれあいサロン", "茶話会", "健康麻雀", "歌声ひろば", "子ども食堂", "囲碁クラブ")
_REMARKS = ("", "", "", "見学可", "8月休み", "要申込", "駐車場なし")
_FIRST_ROW = 4


def rows(count: int) -> list[list[str | int | None]]:
    """The rows below the headings; a zone stands only in its first row, every ninth address is 「同上」."""
    chance, found = random.Random(count), []
    share = -(-count // len(ZONES))
    for number in range(count):
        town = chance.choice(TOWNS)
        address = f"架空市{town}{chance.randint(1, BLOCKS)}番{chance.randint(1, 30)}号"
        found.append(
            [
                ZONES[number // share] if number % share == 0 else None,
                number + 1,
                f"{town[:2]}{chance.choice(_WORDS)}{number + 1}",
                f"{town[:3]}第{number % 90 + 1}集会所",
                "同上" if number % 9 == 4 else address,
                f"{chance.choice(_WEEKS)}{chance.choice('月火水木金土')}曜日",
                f"{chance.choice(('10時～11時半', '13:30～15:00', '午後1時から3時', '９：３０－１１：００'))}",
                chance.choice(("無料", "100円", "１回２００円")),
                chance.randint(5, 40),
                f"見本{chance.choice('一二三四五六七')}子",
                f"0877-{chance.randint(20, 99)}-{chance.randint(1000, 9999)}",
                chance.choice(_REMARKS),
            ]
        )
    return found


def workbook(count: int) -> bytes:
    """The list as .xlsx: a title, merged zones, yellow rows that the legend explains, a struck row now and then."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "一覧"
    sheet["A1"], sheet["F1"] = "通いの場一覧", "令和8年4月1日現在"
    sheet["A2"] = "※黄色は休止中"
    sheet["A2"].fill = PatternFill("solid", fgColor="FFFFFF00")
    sheet.append(HEADINGS)
    listed = rows(count)
    for number, row in enumerate(listed):
        sheet.append(row)
        if number % 50 == 7:
            sheet.cell(_FIRST_ROW + number, 3).fill = PatternFill("solid", fgColor="FFFFFF00")
        if number % 120 == 11:
            sheet.cell(_FIRST_ROW + number, 3).font = Font(strike=True)
    starts = [number for number, row in enumerate(listed) if row[0]]
    for start, end in zip(starts, [*starts[1:], len(listed)], strict=True):
        sheet.merge_cells(start_row=_FIRST_ROW + start, end_row=_FIRST_ROW + end - 1, start_column=1, end_column=1)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def text(count: int) -> bytes:
    """The same list as Excel saves it as a CSV: CP932, without colours and merged cells."""
    made = io.StringIO()
    written = csv.writer(made)
    written.writerow(HEADINGS)
    zone: str | int | None = ""
    for row in rows(count):
        zone = row[0] or zone
        written.writerow([zone, *row[1:]])
    return made.getvalue().encode("cp932")


def gazetteer() -> Batch:
    """Some 20,000 numbers of the towns in which the list stands."""
    records = [_block(town, place, block) for place, town in enumerate(TOWNS) for block in range(1, BLOCKS + 1)]
    return Batch(content="towns", importer="bench", records=records)


def _block(town: str, place: int, block: int) -> Record:
    lon, lat = 134.0 + place % 16 / 100 + block % 10 / 2000, 34.3 + place // 16 / 100 + block // 10 / 2000
    return Record(key=f"{town}/{block}", cell="", values={"town": town, "block": str(block)}, geometry=Point(lon, lat))
