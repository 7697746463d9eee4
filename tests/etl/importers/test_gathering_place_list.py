import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from etl.importers.gathering_place_list import IMPORTER
from etl.importers.standard_open_data import IMPORTER as FACILITIES
from etl.read.document import read
from layers.city import Listing
from layers.intake.contents import faults
from layers.intake.contract import Batch, Hints, Record
from tests.etl.forms import sampled

YELLOW = PatternFill("solid", fgColor="FFFF00")
ABOVE = ["NO", "圏域", "グループ名", "開催場所", None, "開催日時", None, "参加費", "対象", None, "代表者", "連絡先"]
BELOW = [None, None, None, "会場名", "住所", "曜日", "時間", None, "高齢者", "子ども", None, None]
# One line a row, cells parted by "|"; "/" stands for a line break inside a cell.
ROWS = """
1|東|さくら/体操クラブ|浜町第１会館|浜町３丁目２－１５|毎週火曜|１０時～１１時半|１００円|○||髙﨑 花|0797(31)2121|R2.7|
2||ひまわり会|〃|同上|第２・４木||無料|○|○|山田太郎|31-2122|令和元年5月1日|R7.4から休止
3||すみれサロン|個人宅|みほん市山手町１－１|月1回||300円程度|○||田中|０９０ー１２３４ー５６７８||
4|西|もみじの会|山手公民館|みほん市山手町2-3|毎週金曜|10:00|なし|○||佐藤|TEL 0797-31-2123/FAX 31-2124|そのうち|8月は休止
|||||毎週日曜||||||||
5|西|けやき会|西会館/東会館|みほん市西町1-1/みほん市東町2-2|毎週月曜|9時～|実費||○|鈴木|0797-31-2125||廃止
6|西|いちょう会|西会館|みほん市西町1-1|毎週土曜|9:00-10:00||○||中村|0797-31-2126 内線 12||
合計||6団体|||||||||||
||※連絡先は公開しないでください|||||||||||
"""


def written(line: str) -> list[str | None]:
    return [cell.replace("/", "\n") or None for cell in line.split("|")]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list as a 社協 keeps it: title, legend, heading of two rows, merged cells, marks, totals, footnote."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名簿"
    sheet.append(["令和８年度　通いの場一覧（みほん市）"])
    sheet.append([None] * 10 + ["令和８年４月１日現在"])
    sheet.append(["黄色の網掛け：休止中"])
    sheet["A3"].fill = YELLOW
    sheet.append([])
    for row in ([*ABOVE, "開始年月", "備考"], BELOW, *map(written, ROWS.strip().splitlines())):
        sheet.append(row)
    sheet["G8"], sheet["M9"], sheet["H13"] = dt.time(13, 30), 46113, 500
    for area in ("A1:L1", "A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:G5", "H5:H6", "I5:J5", "K5:K6", "L5:L6", "M5:M6"):
        sheet.merge_cells(area)
    for area in ("B7:B9", "A10:A11", "C10:C11", "D10:D11", "E10:E11"):
        sheet.merge_cells(area)
    sheet["C9"].fill = YELLOW
    sheet["C13"].font = Font(strike=True)
    sheet.column_dimensions["H"].hidden = True
    path = tmp_path_factory.mktemp("lists") / "R8.xlsx"
    book.save(path)
    return path


@pytest.fixture(scope="module")
def batch(workbook: Path) -> Batch:
    document = read(workbook)
    assert IMPORTER.fits(document, Hints()) > max(0.5, FACILITIES.fits(document, Hints()))
    return IMPORTER.read(document, Hints())


def of(batch: Batch, name: str) -> Record:
    return next(record for record in batch.records if record.values["name"] == name)


def test_rows_are_groups_and_halls(batch: Batch) -> None:
    names = ["さくら体操クラブ", "ひまわり会", "すみれサロン", "もみじの会", "けやき会", "けやき会", "いちょう会"]
    assert [record.values["name"] for record in batch.records] == names
    assert len({record.key for record in batch.records}) == len(names)
    assert all(not faults("places", dict(record.values)) for record in batch.records)


def test_a_row_is_what_a_careful_person_would_write(batch: Batch) -> None:
    first = of(batch, "さくら体操クラブ")
    assert first.cell == "名簿!C7"
    assert first.geometry is None
    assert first.values == {
        "name": "さくら体操クラブ",
        "kind": "kayoinoba",
        "venue": "浜町第1会館",
        "address": "浜町3丁目2-15",
        "schedule": "毎週火曜 10時~11時半",
        "fee": "100円",
        "fee_yen": 100,
        "target": ["高齢者"],
        "phone": "0797-31-2121",
        "contact_name": "髙﨑 花",
        "zone": "東",
        "since": "2020-07-01",
    }


def test_ditto_merged_cells_and_the_area_code_of_the_others(batch: Batch) -> None:
    second = of(batch, "ひまわり会").values
    assert (second["venue"], second["address"]) == ("浜町第1会館", "浜町3丁目2-15")
    assert (second["zone"], second["target"]) == ("東", ["高齢者", "子ども"])
    assert (second["phone"], second["schedule"]) == ("0797-31-2122", "第2・4木 13:30")
    assert (second["fee_yen"], second["since"]) == (0, "2019-05-01")


def test_states_from_remark_fill_and_strike_through(batch: Batch) -> None:
    states = {record.values["name"]: record.values.get("status") for record in batch.records}
    assert states == {
        "さくら体操クラブ": None,
        "ひまわり会": "suspended",
        "すみれサロン": "suspended",
        "もみじの会": None,
        "けやき会": "closed",
        "いちょう会": "closed",
    }


def test_a_private_home_and_a_hidden_column_are_for_the_staff(batch: Batch) -> None:
    home = of(batch, "すみれサロン")
    assert home.values["private_home"] is True
    assert home.audiences == {"": "staff", "address": "staff", "position": "staff", "fee": "staff"}
    assert of(batch, "いちょう会").audiences == {"fee": "staff", "fee_yen": "staff"}


def test_a_merged_group_with_two_days_is_one_place_and_a_fax_no_phone(batch: Batch) -> None:
    values = of(batch, "もみじの会").values
    assert (values["schedule"], values["phone"]) == ("毎週金曜 10:00 毎週日曜", "0797-31-2123")


def test_two_halls_and_an_extension(batch: Batch) -> None:
    halls = [record.values["venue"] for record in batch.records if record.values["name"] == "けやき会"]
    assert halls == ["西会館", "東会館"]
    last = of(batch, "いちょう会").values
    assert (last["phone"], last["note"], last["fee_yen"]) == ("0797-31-2126", "内線 12", 500)


def test_findings_name_their_cells(batch: Batch) -> None:
    assert [(one.level, one.code, one.cell) for one in batch.findings] == [
        ("info", "schedule.not_dated", "名簿!F9"),
        ("info", "place.private_home", "名簿!D9"),
        ("warning", "date.unreadable", "名簿!M10"),
    ]


def test_date_source_and_label(batch: Batch, workbook: Path) -> None:
    assert batch.as_of == "2026-04-01"
    assert batch.source is not None
    assert (batch.source.title, batch.label) == (workbook.name, workbook.name)


def test_the_city_names_source_and_kind(workbook: Path) -> None:
    listing = Listing(file="*", kind="salon", title="通いの場一覧", publisher="みほん市社協", licence="CC BY 4.0")
    got = IMPORTER.read(read(workbook), Hints(listing=listing))
    assert {record.values["kind"] for record in got.records} == {"salon"}
    assert got.source is not None
    assert got.source.credit() == "みほん市社協・通いの場一覧・CC BY 4.0"


def csv(tmp_path: Path, text: str, *, name: str = "名簿.csv", encoding: str = "cp932") -> Batch:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return IMPORTER.read(read(path), Hints())


def test_a_cp932_ledger_with_codes(tmp_path: Path) -> None:
    head = "番号,サロン名,会場名,住所,開催日,開催時間,連絡先\r\n"
    text = f"{head}S003,髙田サロン,会館,東町1-1,毎週月,10時,世話人 﨑山花子 0797-31-2121\r\n"
    (record,) = csv(tmp_path, text).records
    assert record.values["code"] == "S003"
    assert record.key == "髙田サロン|東町-1-1"
    assert (record.values["contact_name"], record.values["phone"]) == ("﨑山花子", "0797-31-2121")
    assert record.values["kind"] == "salon"


def test_without_a_word_of_the_kind_it_is_asked_for_once(tmp_path: Path) -> None:
    got = csv(tmp_path, "名称,会場,日時\r\n一,東会館,月曜\r\n二,西会館,火曜\r\n")
    assert got.refused
    assert [(one.level, one.code, one.cell) for one in got.findings] == [("error", "kind.unknown", "")]


def test_a_file_that_is_no_list(tmp_path: Path) -> None:
    got = csv(tmp_path, "町名,人口\r\n東町,10\r\n")
    assert got.refused
    assert [one.code for one in got.findings] == ["list.no_heading"]


def test_the_sample() -> None:
    first, second = sampled("gathering_place_list", "kayoinoba.csv").records
    assert (first.values["venue"], first.values["fee_yen"]) == ("見本集会所", 0)
    assert (second.values["venue"], second.values["address"]) == ("見本集会所", "見本町1-1")
