from collections.abc import Sequence
from typing import Any

import pytest

from etl.cell_looks import is_datum, looks
from etl.importers.gathering_place_list import IMPORTER
from etl.recognise import columns
from layers.intake.contract import Batch, Cell
from tests.etl.documents import HERE, document, sheet
from tests.etl.lists.lines import table

ROWS = [
    ["すずめの会", "東山会館", "東山1-2-3", "毎週月曜 10時", "100円", "0797-00-1001", "H20.4.1"],
    ["ひばり", "西山公民館", "西山2-3-4", "第2火曜 13時", "200円", "0797-00-1002", "平成21年4月1日"],
    ["めじろ組", "南集会所", "南町3-4-5", "第1・3水曜", "無料", "0797-00-1003", "2015/4/1"],
]


def read(*rows: Sequence[Any]) -> Batch:
    return IMPORTER.read(document(sheet(rows), name="サロン一覧.csv"), HERE)


def told(batch: Batch) -> dict[str, str]:
    return {f.params["column"]: f.params["meaning"] for f in batch.findings if f.code == "column.by_content"}


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("0797（00）1091", "phone"),
        ("Ｓ５５．４．１", "since"),
        ("200円（お茶代）", "fee"),
        ("約10名", "participants"),
        ("上ノ段1丁目16番10号", "address"),
        ("月曜から金曜", "schedule"),
        ("10:00～12:00", "time"),
        ("みほん苑 1階ホール", "venue"),
        ("いきいき体操", ""),
        ("参加費", ""),
    ],
)
def test_a_cell_looks_like_what_it_holds(written: str, role: str) -> None:
    assert looks(Cell(written)) == role


def test_a_heading_is_no_datum_and_a_telephone_is_one() -> None:
    assert not is_datum(Cell("無料"))
    assert is_datum(Cell("0797-00-1234"))


def test_unknown_headings_get_their_meaning_from_below_and_say_so() -> None:
    batch = read(["名称", "あ列", "い列", "う列", "え列", "お列", "か列"], *ROWS)
    first = batch.records[0].values
    assert (first["venue"], first["address"], first["fee"], first["since"]) == (
        "東山会館",
        "東山1-2-3",
        "100円",
        "2008-04-01",
    )
    assert told(batch) == {
        "あ列": "会場",
        "い列": "所在地",
        "う列": "開催日時",
        "え列": "参加費",
        "お列": "電話番号",
        "か列": "開始日",
    }


def test_the_name_is_the_text_that_is_left_and_never_silently_the_hall() -> None:
    batch = read(["よびかた", "会場", "住所", "日時"], *[row[:4] for row in ROWS])
    assert [one.values["name"] for one in batch.records] == ["すずめの会", "ひばり", "めじろ組"]
    assert told(batch) == {"よびかた": "名称"}
    alone = read(["会場", "住所", "日時"], *[row[1:4] for row in ROWS])
    assert [f.code for f in alone.findings if f.level == "warning"] == ["name.by_venue"]


def test_a_list_of_unknown_headings_is_read_where_it_is_regular() -> None:
    batch = read(["あ", "い", "う", "え", "お", "か", "き"], *ROWS)
    assert len(batch.records) == 3
    assert len(told(batch)) == 7


def test_a_row_of_data_is_no_heading() -> None:
    assert columns(table(["居場所", "通いの場", "本町1-2-3", "0797-00-1234", "会場"])) is None


def test_an_address_that_stands_beside_no_hall_is_not_made_public() -> None:
    rows = [[row[0], row[1], "続けたい", row[2]] for row in ROWS]
    batch = read(["名称", "会場", "今後", "まるまる"], *rows)
    assert not any("address" in one.values for one in batch.records)


def test_a_column_whose_heading_was_forgotten_is_read_where_it_is_plain() -> None:
    batch = read(["名称", "会場", "", "開催日", "参加費", "", "開始日"], *ROWS)
    assert batch.records[1].values["address"] == "西山2-3-4"
    assert batch.records[1].values["phone"] == "0797-00-1002"
    assert told(batch) == {"C列": "所在地", "F列": "電話番号"}


def test_names_are_found_under_spaced_headings() -> None:
    batch = read(["団 体 名", "会 場", "住　所", "日 時"], *(row[:4] for row in ROWS))
    assert [one.values["name"] for one in batch.records] == ["すずめの会", "ひばり", "めじろ組"]
