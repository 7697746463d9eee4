from typing import Any

from etl.importers.zone_list import IMPORTER
from layers.intake.contract import Batch, Hints
from tests.etl.documents import HERE, codes, document, is_left_alone, listed, sheet, taken
from tests.etl.forms import sampled


def zones(batch: Batch) -> dict[str, list[str]]:
    return {
        record.key: [f"{one['town']}{'*' if one['part'] else ''}" for one in record.values["members"]]
        for record in batch.records
    }


def test_one_row_a_town_with_merged_zone_cells_and_the_year_in_the_title() -> None:
    table = sheet(
        [
            ["生活圏域と町丁（令和8年度）"],
            ["生活圏域", "町丁", "備考"],
            ["潮見", "岩園町"],
            [None, "大原町", "一部"],
            ["精道", "東山町"],
        ]
    )
    batch = taken(IMPORTER, document(table, name="圏域.xlsx"))
    assert zones(batch) == {"daily_life/潮見": ["岩園町", "大原町*"], "daily_life/精道": ["東山町"]}
    assert {record.values["fiscal_year"] for record in batch.records} == {2026}


def test_two_kinds_side_by_side_and_a_town_in_two_districts() -> None:
    rows: list[list[Any]] = [
        ["年度", "生活圏域", "地区", "町丁", "備考"],
        ["R7", "潮見", "浜", "岩園町", "一部"],
        ["R7", "潮見", "丘", "岩園町", "一部"],
        ["R7", "潮見", "丘", "大原町", "一部"],
        ["R7", "精道", "川", "大原町", "一部"],
    ]
    batch = taken(IMPORTER, document(sheet(rows)))
    assert zones(batch) == {
        "daily_life/潮見": ["岩園町", "大原町*"],  # 岩園町 lies wholly in 潮見, 大原町 does not
        "daily_life/精道": ["大原町*"],
        "district/浜": ["岩園町*"],
        "district/丘": ["岩園町*", "大原町*"],
        "district/川": ["大原町*"],
    }
    assert {record.values["fiscal_year"] for record in batch.records} == {2025}
    only = taken(IMPORTER, document(sheet(rows)), listed(kind="district"))
    assert {record.values["kind"] for record in only.records} == {"district"}


def test_one_row_a_zone_with_its_towns_in_a_cell() -> None:
    table = sheet(
        [
            ["日常生活圏域", "担当区域", "電話番号"],
            ["潮見", "岩園町、大原町（一部）・本町1〜2丁目", "0797-00-0000"],
            ["合計", "5町", ""],
        ]
    )
    batch = taken(IMPORTER, document(table), listed(kind="daily_life"))
    assert zones(batch) == {"daily_life/潮見": ["岩園町", "大原町*", "本町1丁目", "本町2丁目"]}


def test_key_codes_are_members_where_the_table_has_them() -> None:
    table = sheet(
        [["KEY_CODE", "町名", "地区名"], [28206001001, "岩園町一丁目", "浜"], ["282060020", "大原町（一部）", "浜"]]
    )
    assert zones(taken(IMPORTER, document(table))) == {"district/浜": ["28206001001", "282060020*"]}


def test_two_zones_in_one_cell() -> None:
    table = sheet([["町丁", "地区"], ["岩園町", "浜／丘"], ["大原町", "浜・辺"]])
    assert set(zones(taken(IMPORTER, document(table)))) == {"district/浜", "district/丘", "district/浜・辺"}


def test_the_kind_from_the_file_name_and_a_kind_that_nobody_names() -> None:
    table = sheet([["圏域", "町丁"], ["潮見", "岩園町"]])
    named = taken(IMPORTER, document(table, name="生活圏域一覧_R7.csv"))
    assert (named.records[0].values["kind"], named.records[0].values["fiscal_year"]) == ("daily_life", 2025)
    unnamed = IMPORTER.read(document(table), HERE)
    assert unnamed.refused
    assert codes(unnamed) == ["zone.kind_unknown"]


def test_a_further_column_of_no_known_kind_is_said() -> None:
    table = sheet([["地区", "支部", "町丁"], ["浜", "一", "岩園町"]])
    batch = taken(IMPORTER, document(table))
    assert set(zones(batch)) == {"district/浜"}
    assert [(f.code, f.cell) for f in batch.findings] == [("zone.column_left_out", "B1")]


def test_without_a_city_the_heading_stands_for_the_kind() -> None:
    batch = taken(IMPORTER, document(sheet([["地区", "町丁"], ["浜", "岩園町"]])), Hints())
    assert set(zones(batch)) == {"地区/浜"}


def test_a_table_with_towns_or_zones_alone_is_none() -> None:
    assert IMPORTER.fits(document(sheet([["町丁", "備考"], ["岩園町", ""]])), HERE) == 0
    assert IMPORTER.fits(document(sheet([["地区", "備考"], ["浜", ""]])), HERE) == 0


def test_lists_with_a_district_column_are_not_zone_lists() -> None:
    for head in (
        ["名称", "地区", "町名", "電話番号"],
        ["調査日", "地区", "町丁", "区分", "内容"],
        ["地区", "町丁", "件数"],
        ["町丁", "地区", "緯度", "経度"],
        ["町丁", "地区", "0-14歳", "15-64歳", "65歳以上"],
    ):
        assert IMPORTER.fits(document(sheet([head, ["あ", "浜", "岩園町", "い", "う"]])), HERE) == 0
    below = sheet([["イ", "ロ", "ハ"], ["x", "y", "z"], ["地区", "町丁", "備考"]])
    assert IMPORTER.fits(document(below), HERE) == 0
    is_left_alone(IMPORTER)


def test_the_sample() -> None:
    batch = sampled("zone_list", "zone_towns.csv", HERE)
    found = {one.key: one.values["members"] for one in batch.records}
    assert found["daily_life/見本東圏域"] == [
        {"town": "見本町一丁目", "part": False},
        {"town": "見本町二丁目", "part": True},
    ]
    assert {one.values["fiscal_year"] for one in batch.records} == {2026}
