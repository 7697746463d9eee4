import datetime as dt
from collections.abc import Sequence
from typing import Any

from etl.importers.residents_by_age import IMPORTER
from layers.intake.contract import Document
from tests.etl.documents import HERE, by_town, codes, document, is_left_alone, listed, sheet, taken
from tests.etl.forms import sampled

BANDS = [f"{low}-{low + 4}歳" for low in range(0, 85, 5)] + ["85歳以上"]
ENGLISH = [f"{sex}{band}" for band in range(1, 19) for sex in ("man", "woman")]


def english(*rows: Sequence[Any]) -> Document:
    head = ["#property", "regionCode", "surveyDate", "regionName", "totalPopulation", "male", "woman", *ENGLISH]
    return document(sheet([[*head, "numberOfHouseholds"], *rows]))


def test_english_keys_with_full_width_digits_and_the_month_first() -> None:
    batch = taken(IMPORTER, english(["1", None, "6/1/2020", "塩屋町", "３6", "18", "18", *["1"] * 36, "20"]))
    (town,) = batch.records
    assert batch.as_of == town.values["as_of"] == "2020-06-01"
    assert (town.values["people"], town.values["age65plus"], town.values["age75plus"]) == (36, 10, 6)
    assert (town.values["households"], town.values["bands"]["85+"]) == (20, 2)
    assert codes(batch) == []


def test_of_several_dates_the_newest_is_taken() -> None:
    day = dt.datetime(2026, 2, 1)
    rows = [
        [1, None, "6/1/2020", "塩屋町", 36, 18, 18, *[1] * 36, 20],
        [2, None, day, "塩屋町", 72, 36, 36, *[2] * 36, 40],
    ]
    batch = taken(IMPORTER, english(*rows))
    assert [record.values["people"] for record in batch.records] == [72]
    assert batch.as_of == "2026-02-01"
    assert codes(batch) == ["population.newest_day"]


def japanese(*rows: Sequence[Any], more: Sequence[str] = ()) -> Document:
    head = ["調査年月日", "地域名", "総人口", "男性", "女性", *BANDS, *more, "世帯数", "備考"]
    return document(sheet([head, *rows]))


def test_japanese_headings_with_unknown_ages_and_a_total_row() -> None:
    batch = taken(
        IMPORTER,
        japanese(
            ["2025/1/1", "岩園町", "1,020 ", 0, 0, *[1] * 18, 1002, 5, ""],
            ["2025/1/1", "大原町", 18, 0, 0, *[1] * 18, "", 7, ""],
            ["2025/1/1", "合計", 1038, 0, 0, *[2] * 18, 1002, 12, ""],
            more=["年齢不詳"],
        ),
    )
    assert by_town(batch)["岩園町"]["people"] == 1020
    assert by_town(batch)["岩園町"]["bands"]["unknown"] == 1002
    assert len(batch.records) == 2
    assert [(f.code, f.params["sum"]) for f in batch.findings] == [("total.equal", 1038)]


def test_a_total_row_that_does_not_agree_refuses_the_file() -> None:
    rows = [["2025/1/1", "岩園町", 18, 0, 0, *[1] * 18, 5, ""], ["2025/1/1", "合計", 19, 0, 0, *[1] * 18, 5, ""]]
    batch = taken(IMPORTER, japanese(*rows))
    assert batch.refused
    assert codes(batch) == ["total.mismatch"]


def test_households_and_older_people_are_held_against_the_total_too() -> None:
    rows = [
        ["2025/1/1", "岩園町", 18, 0, 0, *[1] * 18, 5, ""],
        ["2025/1/1", "合計", 18, 0, 0, *[1] * 13, *[2] * 5, 6, ""],
    ]
    batch = taken(IMPORTER, japanese(*rows))
    wrong = [(f.params["sum"], f.params["total"]) for f in batch.findings if f.code == "total.mismatch"]
    assert wrong == [(5, 6), (5, 10)]  # households, then 65歳以上


def test_totals_of_wards_are_added_up() -> None:
    rows = [
        ["2025/1/1", "岩園町", 18, 0, 0, *[1] * 18, 5, ""],
        ["2025/1/1", "東区計", 18, 0, 0, *[1] * 18, 5, ""],
        ["2025/1/1", "大原町", 36, 0, 0, *[2] * 18, 9, ""],
        ["2025/1/1", "西区計", 36, 0, 0, *[2] * 18, 9, ""],
    ]
    batch = taken(IMPORTER, japanese(*rows))
    assert codes(batch) == ["total.equal"]
    assert list(by_town(batch)) == ["岩園町", "大原町"]


def test_ages_that_do_not_give_the_total_are_said_but_taken() -> None:
    batch = taken(IMPORTER, japanese(["2025/1/1", "岩園町", 20, 0, 0, *[1] * 18, 5, ""]))
    assert by_town(batch)["岩園町"]["people"] == 20
    assert [(f.level, f.code, f.cell) for f in batch.findings] == [("warning", "population.row_mismatch", "C2")]


def test_the_65_plus_column_of_the_sheet_is_held_against_ours() -> None:
    rows = [
        ["2025/1/1", "岩園町", 18, 0, 0, *[1] * 18, 6, 5, ""],
        ["2025/1/1", "大原町", 18, 0, 0, *[1] * 18, 5, 5, ""],
    ]
    batch = taken(IMPORTER, japanese(*rows, more=["再_65歳以上"]))
    assert [(f.code, f.params) for f in batch.findings] == [
        ("population.row_mismatch", {"town": "岩園町", "sum": 5, "total": 6})
    ]


def test_hidden_towns_are_not_tied_to_neighbours_where_the_sheet_speaks_of_no_merging() -> None:
    head = ["町名", "総人口", *BANDS]
    rows = [["※人口が少ない町は秘匿", ""], head, ["岩園町", 18, *[1] * 18], ["大原町", "", *[""] * 18]]
    batch = taken(IMPORTER, document(sheet(rows)), listed(date="2024-03-31"))
    assert {town: facts["status"] for town, facts in by_town(batch).items()} == {"岩園町": "ok", "大原町": "suppressed"}
    assert [(f.code, f.params) for f in batch.findings] == [("population.blank", {"count": 1, "towns": "大原町"})]


def test_people_of_both_sexes_where_there_is_no_column_for_all() -> None:
    head = ["町名", "男性", "女性", *BANDS]
    rows = [["岩園町", 10, 8, *[1] * 18], ["大原町", 9, "X", *["X"] * 18]]
    towns = by_town(taken(IMPORTER, document(sheet([head, *rows])), listed(date="2024-03-31")))
    assert (towns["岩園町"]["people"], towns["岩園町"]["age65plus"]) == (18, 5)
    assert (towns["大原町"]["people"], towns["大原町"]["status"]) == (None, "suppressed")


def test_a_town_of_total_like_name_is_a_town() -> None:
    batch = taken(IMPORTER, japanese(["2025/1/1", "主計町", 18, 0, 0, *[1] * 18, 5, ""]))
    assert list(by_town(batch)) == ["主計町"]


def test_unreadable_people_doubled_towns_and_towns_without_people() -> None:
    rows = [
        ["2025/1/1", "岩園町", 18, 0, 0, *[1] * 18, 5, ""],
        ["2025/1/1", "岩園町", 36, 0, 0, *[2] * 18, 5, ""],
        ["2025/1/1", "大原町", "約百", 0, 0, *[1] * 18, 5, ""],
        ["2025/1/1", "東山町", "X", "X", "X", *["X"] * 18, "X", ""],
    ]
    batch = taken(IMPORTER, japanese(*rows))
    assert [(town, facts["people"], facts["status"]) for town, facts in by_town(batch).items()] == [
        ("岩園町", 18, "ok"),
        ("東山町", None, "suppressed"),
    ]
    assert {(f.code, f.cell) for f in batch.findings} == {
        ("population.unreadable", "C4"),
        ("population.same_town", "B3"),
        ("population.blank", ""),
    }


def test_a_table_of_the_whole_city_has_no_towns() -> None:
    batch = IMPORTER.read(japanese(["2025/1/1", "", 18, 0, 0, *[1] * 18, 5, ""]), HERE)
    assert batch.refused
    assert codes(batch) == ["totals.no_area"]
    undated = IMPORTER.read(japanese(["", "", 18, 0, 0, *[1] * 18, 5, ""]), HERE)
    assert codes(undated) == ["population.no_town"]


def test_the_day_comes_from_the_city_where_the_file_has_none() -> None:
    head = ["町名", "人口", *BANDS]
    given = document(sheet([head, ["岩園町", 18, *[1] * 18]]))
    assert taken(IMPORTER, given, listed(date="2024-03-31")).as_of == "2024-03-31"
    without = taken(IMPORTER, given)
    assert (without.as_of, codes(without)) == ("", ["population.no_day"])


def test_other_files_are_left_alone() -> None:
    is_left_alone(IMPORTER)


def test_sample_of_the_legacy_form() -> None:
    first, second = sampled("residents_by_age", "legacy.csv").records
    assert (first.values["town"], first.values["people"], first.values["households"]) == ("見本町一丁目", 126, 60)
    assert (first.values["age65plus"], second.values["age75plus"]) == (35, 9)
    assert (first.key, first.cell) == ("0010", "F2")


def test_sample_with_rows_for_every_month_and_unknown_ages() -> None:
    batch = sampled("residents_by_age", "monthly.csv")
    assert [record.values["people"] for record in batch.records] == [87, 129]
    assert batch.records[0].values["bands"]["unknown"] == 3
    assert batch.records[0].values["bands"]["85+"] == 16  # 85-89, 90-94, 95-99 and 100歳以上
    assert (batch.as_of, codes(batch)) == ("2025-02-01", ["population.newest_day"])


def test_sample_of_a_city_without_towns_is_refused_with_the_reason() -> None:
    batch = sampled("residents_by_age", "city_rows.csv")
    assert batch.refused
    assert [(one.code, one.params) for one in batch.findings] == [("totals.no_area", {"first": "2025", "last": "2025"})]


def test_sample_with_full_width_ages_and_no_sexes() -> None:
    batch = sampled("residents_by_age", "full_width.csv")
    assert [(record.values["town"], record.values["age65plus"]) for record in batch.records] == [
        ("字見本", 10),
        ("見本第二", 15),
    ]
    assert (batch.as_of, batch.findings) == ("2025-04-01", [])


def test_sample_with_numbers_as_text_and_key_codes() -> None:
    first, second = sampled("residents_by_age", "number_text.csv").records
    assert (first.values["people"], first.values["households"]) == (3963, 1250)
    assert (first.values["key_code"], first.values["bands"]["unknown"]) == ("289990010", 3)
    assert second.values["age65plus"] == 50


def test_men_are_told_apart_where_both_sexes_add_up_to_all() -> None:
    pairs = [f"{band}の{sex}" for band in BANDS for sex in ("男性", "女性")]
    head = ["調査年月日", "地域名", "総人口", "男性", "女性", *pairs, *BANDS]
    right = ["2026-03-31", "塩屋町", 54, 36, 18, *[2, 1] * 18, *[3] * 18]
    wrong = ["2026-03-31", "浜町", 54, 36, 18, *[2, 1] * 17, 1, 1, *[3] * 18]
    batch = taken(IMPORTER, document(sheet([head, right, wrong])))
    told, untold = batch.records
    assert (sum(told.values["men"].values()), told.values["men"]["85+"], told.values["bands"]["85+"]) == (36, 2, 3)
    assert "men" not in untold.values
    assert codes(batch) == ["population.sexes"]
