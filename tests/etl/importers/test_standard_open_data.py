from pathlib import Path

import pytest

from etl.importers.gathering_place_list import IMPORTER as GATHERINGS
from etl.importers.standard_open_data import IMPORTER
from etl.read.document import read
from layers.city import Listing
from layers.intake.contract import Batch, Hints
from tests.etl.forms import sampled

ENGLISH = (
    '"#property","latitude","longitude","name","address","telephone　number","establisher","corporateRepresentative",'
    '"openingDate","availableDate","startTime","endTime","availableDateNote","capacity","referenceObject"\r\n'
    '"1","34.3449","134.0399","みほん医院　","みほん市番町2-1","087-813-2251","医療法人みほん","理事長　新木　一弘",'
    '"1947/4/1","月火水","9：30","17:00","祝日は休み","40人","https://example.test/a"\r\n'
    '"2","134.04","34.33","逆さ医院","みほん市番町2-2","","","","","","","","","大20名、小10名",""\r\n'
    '"3","","","場所なし医院","みほん市番町2-3","","","","","","","","","",""\r\n'
)
JAPANESE = (
    "施設ID,施設名,郵便番号,住所,方書,電話番号,FAX番号,緯度,経度,行政区コード,カテゴリリスト\r\n"
    "0012,みほん児童館,650-0001,東区浜町1-1,総合会館内,078-431-2244,078-431-9999,34.72,135.29,東区,児童館・学童保育\r\n"
    "0013,みほん駅,650-0001,東区浜町2-1,,078-431-2245,,34.72,135.29,東区,交通機関\r\n"
    "0014,みなと駅,650-0001,東区浜町3-1,,078-431-2246,,34.72,135.29,東区,交通機関\r\n"
    "0015,何かの館,650-0001,東区浜町4-1,,078-431-2247,,34.72,135.29,東区,\r\n"
)


def batch(tmp_path: Path, text: str, hints: Hints | None = None, *, folder: str = "city") -> Batch:
    path = tmp_path / "data.csv"
    path.write_bytes(text.encode("utf-8-sig"))
    document = read(path, folder=folder)
    assert IMPORTER.fits(document, Hints()) > GATHERINGS.fits(document, Hints())
    return IMPORTER.read(document, hints or Hints())


def test_english_headings(tmp_path: Path) -> None:
    got = batch(tmp_path, ENGLISH, folder="hospital")
    assert got.records[0].values == {
        "name": "みほん医院",
        "kind": "medical",
        "address": "みほん市番町2-1",
        "lat": 34.3449,
        "lon": 134.0399,
        "schedule": "月火水 09:30-17:00 祝日は休み",
        "capacity": 40,
        "phone": "087-813-2251",
        "organization": "医療法人みほん",
        "contact_name": "理事長 新木 一弘",
        "since": "1947-04-01",
        "url": "https://example.test/a",
    }
    point = got.records[0].geometry
    assert point is not None
    assert point.coords[0] == (134.0399, 34.3449)


def test_a_running_number_is_no_key(tmp_path: Path) -> None:
    got = batch(tmp_path, ENGLISH, folder="hospital")
    keys = ["みほん医院|番町-2-1", "逆さ医院|番町-2-2", "場所なし医院|番町-2-3"]
    assert [record.key for record in got.records] == keys


def test_swapped_and_missing_positions_and_unclear_numbers_are_told(tmp_path: Path) -> None:
    got = batch(tmp_path, ENGLISH, folder="hospital")
    assert (got.records[1].values["lat"], got.records[1].values["lon"]) == (34.33, 134.04)
    assert got.records[2].geometry is None
    assert {(one.level, one.code, one.cell) for one in got.findings} == {
        ("warning", "position.swapped", "B3"),
        ("info", "number.unclear", "N3"),
        ("warning", "position.missing", "B4"),
    }


def test_japanese_headings_with_categories(tmp_path: Path) -> None:
    got = batch(tmp_path, JAPANESE)
    kinds = [(record.key, record.values.get("kind")) for record in got.records]
    assert kinds[0] == ("0012", "childrens_hall")
    # The row whose kind nobody knows is shown, and held back where the list is stored.
    assert [(one.cell, one.values.get("kind")) for one in got.records[1:]] == [("B5", None)]
    assert got.records[0].values["address"] == "東区浜町1-1 総合会館内"
    assert (got.records[0].values["phone"], got.records[0].values["zone"]) == ("078-431-2244", "東区")
    assert [(one.level, one.code, one.cell) for one in got.findings] == [
        ("error", "kind.unknown_row", "B5"),
        ("info", "kind.left_out", ""),
    ]
    assert got.findings[1].params == {"category": "交通機関", "count": 2}
    assert not got.refused


def test_the_kind_of_the_city_takes_every_row(tmp_path: Path) -> None:
    got = batch(tmp_path, JAPANESE, Hints(listing=Listing(file="*", kind="host")))
    assert [record.values["kind"] for record in got.records] == ["host"] * 4


def test_a_list_of_nothing_but_foreign_places_is_refused_with_the_reason(tmp_path: Path) -> None:
    head, _, station, *_ = JAPANESE.splitlines(keepends=True)
    got = batch(tmp_path, head + station)
    assert got.refused
    assert [(one.level, one.code) for one in got.findings] == [("info", "kind.left_out"), ("error", "list.no_places")]


def test_a_list_without_any_word_of_its_kind_asks_for_it(tmp_path: Path) -> None:
    got = batch(tmp_path, "名称,住所,緯度,経度\r\n一,東町,34.7,135.3\r\n")
    assert [(one.level, one.code) for one in got.findings] == [("error", "kind.unknown")]


@pytest.mark.parametrize("text", ["町名,緯度,経度\r\n東町,34.7,135.3\r\n", "a,b\r\n1,2\r\n"])
def test_other_tables_are_not_its_own(tmp_path: Path, text: str) -> None:
    path = tmp_path / "data.csv"
    path.write_text(text, "utf-8")
    assert IMPORTER.fits(read(path), Hints()) == 0


def test_the_sample() -> None:
    got = sampled("standard_open_data", "institution.csv")
    assert [(record.key, record.values["kind"]) for record in got.records] == [("0012", "childrens_hall")]
