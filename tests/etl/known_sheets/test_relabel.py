from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.importers.ksj_medical import IMPORTER as MEDICAL
from etl.importers.public_facilities import IMPORTER as FACILITIES
from layers.city import City, Listing
from layers.intake.contract import Hints
from layers.intake.recipe import Recipe
from tests.etl.documents import document, sheet

TSU = Hints(city=City(id="tsu", code="242012", name="津市", plane=6, prefecture="三重県"))
HEAD = ["全国地方公共団体コード", "名称", "所在地_連結表記", "POIコード", "利用可能曜日", "備考", "市の列"]


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("三重県津市栄町1-1", True),
        ("津市栄町1-1", True),
        ("静岡県沼津市栄町1-1", False),
        ("岡山県津山市栄町1-1", False),
        ("", True),
    ],
)
def test_a_city_is_not_the_end_of_another_name(address: str, *, inside: bool) -> None:
    rows = [["P04_001", "P04_002", "P04_003", "P04_004"], [1, "見本病院", address, ""], [1, "別院", "津市見本", ""]]
    rows = [[*rows[0], "緯度", "経度"], *([*row, 34.7, 136.5] for row in rows[1:])]
    found = MEDICAL.read(document(sheet(rows)), TSU)
    assert ("見本病院" in [one.values["name"] for one in found.records]) is inside


def test_rows_keep_their_cells_and_unknown_columns_are_told() -> None:
    rows = [["令和8年度 公共施設"], HEAD, ["24201", "見本公民館", "津市一丁目", "1307", "月火", "駐車場あり", "x"]]
    batch = FACILITIES.read(document(sheet(rows, "一覧")), TSU)
    assert [(one.cell, one.values["note"], one.values["schedule"]) for one in batch.records] == [
        ("一覧!B3", "駐車場あり", "月火")
    ]
    assert [(one.code, one.params["columns"]) for one in batch.findings] == [("column.unknown", "市の列")]


def test_a_poi_code_that_lost_its_zero_is_known() -> None:
    rows = [HEAD, ["24201", "見本寺", "津市一丁目", 702, "", "", ""], ["24201", "見本館", "津市", 1309, "", "", ""]]
    batch = FACILITIES.read(document(sheet(rows)), TSU)
    assert [(one.values["name"], one.values["kind"]) for one in batch.records] == [("見本館", "candidate")]
    assert [one.params for one in batch.findings if one.code == "kind.left_out"] == [{"category": "見本寺", "count": 1}]


def test_what_a_person_says_of_a_column_goes_before_the_profile() -> None:
    rows = [HEAD, ["24201", "見本公民館", "津市一丁目", "1307", "月火", "だれでも", "x"]]
    recipe = Recipe().with_column("", "備考", "target")
    (place,) = FACILITIES.read(document(sheet(rows)), Hints(city=TSU.city, recipe=recipe)).records
    assert (place.values["target"], "note" in place.values) == ("だれでも", False)
    listing = Listing(file="*", columns={"zone": "市の列"})
    (place,) = FACILITIES.read(document(sheet(rows)), Hints(city=TSU.city, listing=listing)).records
    assert place.values["zone"] == "x"


@given(
    st.lists(st.lists(st.one_of(st.none(), st.text(max_size=8), st.integers(), st.floats()), max_size=9), max_size=5)
)
def test_no_cell_can_make_it_raise(rows: list[list[Any]]) -> None:
    batch = FACILITIES.read(document(sheet([HEAD, *rows])), TSU)
    assert len(batch.records) <= len(rows)


@pytest.mark.parametrize(
    ("name", "head", "claimed"),
    [
        ("公共施設一覧.csv", ["名称", "住所", "緯度", "経度"], 0.78),
        ("list.csv", ["名称", "住所", "緯度", "経度"], 0),
        ("公共施設一覧.csv", ["名称", "住所", "電話番号"], 0),
        ("public_facility.csv", ["名称", "住所", "緯度", "経度"], 0),
        ("public_facility.csv", ["全国地方公共団体コード", "名称", "所在地_連結表記"], 0.94),
    ],
)
def test_the_name_of_a_file_tells_the_sheet(name: str, head: list[str], claimed: float) -> None:
    given = document(sheet([head, ["x"] * len(head)]), name=name)
    assert FACILITIES.fits(given, Hints()) == claimed
