from typing import Any

import pytest

from etl.importers.outreach_survey import IMPORTER
from layers.intake.contract import Batch
from tests.etl.documents import HERE, codes, document, is_left_alone, sheet, taken
from tests.etl.forms import sampled

SECRET = "独居の87歳女性、娘さんとは十年会っていない"


def counts(batch: Batch) -> dict[str, int]:
    return {record.key: record.values["count"] for record in batch.records}


def visits(*rows: list[Any]) -> Any:
    head = ["月", "町丁", "区分", "件数", "氏名", "担当者メモ"]
    return document(sheet([["令和7年度　訪問記録"], head, *rows]), name="訪問記録.xlsx")


def test_counts_by_town_month_and_category() -> None:
    batch = taken(
        IMPORTER,
        visits(
            ["令和7年4月", "岩園町", "孤立", 2, "山田", SECRET],
            ["令和7年4月", "岩園町", "孤立", "３", "", ""],
            ["5月", "岩園町", "介護", 1, "", ""],
            ["合計", "", "", 6, "", ""],
        ),
    )
    assert counts(batch) == {"岩園町/2025-04/孤立": 5, "岩園町/2025-05/介護": 1}
    assert batch.as_of == "2025-05-01"
    assert codes(batch) == ["survey.text_left_out"]  # the total row is passed over, not missed


def test_text_never_leaves_the_file_and_the_columns_are_counted() -> None:
    batch = taken(IMPORTER, visits(["4月", "岩園町", "孤立", 2, "山田花子", SECRET]))
    everything = repr(batch)
    assert SECRET not in everything
    assert "山田" not in everything
    (finding,) = batch.findings
    assert (finding.code, finding.params["count"], finding.params["columns"]) == (
        "survey.text_left_out",
        2,
        "氏名、担当者メモ",
    )
    assert {record.audiences[""] for record in batch.records} == {"staff"}


def test_a_sentence_or_an_address_in_a_column_of_ours_is_not_kept() -> None:
    batch = taken(
        IMPORTER,
        visits(
            ["4月", "岩園町12-3", SECRET, 1, "", ""],
            ["4月", "本町一丁目", "孤立", 1, "", ""],
            ["4月", "本町１丁目2番3号", "孤立", 1, "", ""],
        ),
    )
    assert counts(batch) == {
        "岩園町/2025-04/文章で書かれたもの": 1,
        "本町一丁目/2025-04/孤立": 1,
        "本町1丁目/2025-04/孤立": 1,
    }
    assert SECRET not in repr(batch)
    assert "12-3" not in repr(batch)
    assert codes(batch) == ["survey.text_left_out", "survey.address_cut", "survey.category_is_text"]


def test_one_row_a_visit_counts_one_each() -> None:
    rows = [
        ["調査日", "地区", "町丁", "種類", "内容", "北緯", "東経"],
        ["2025/4/3", "浜", "岩園町", "強み", SECRET, 34.7, 135.3],
    ] * 1
    rows.append(["2025/4/9", "浜", "岩園町", "強み", "", "", ""])
    assert counts(taken(IMPORTER, document(sheet(rows)))) == {"岩園町/2025-04/強み": 2}


def test_a_sheet_a_month_with_a_column_a_category() -> None:
    april = sheet([["町丁", "訪問件数", "面談件数", "メモ"], ["岩園町", 4, 0, SECRET]], "4月")
    batch = taken(IMPORTER, document(april, name="訪問_令和7年度.xlsx"))
    assert counts(batch) == {"岩園町/2025-04/訪問件数": 4}


def test_rows_without_a_town_or_a_month() -> None:
    batch = taken(IMPORTER, visits(["4月", "", "孤立", 1, "", ""], ["そのうち", "岩園町", "孤立", 1, "", ""]))
    assert batch.records == []
    assert [(f.code, f.cell) for f in batch.findings][:2] == [
        ("survey.no_place_or_month", "B3"),
        ("survey.no_place_or_month", "A4"),
    ]


def test_lists_of_places_and_residents_are_not_surveys() -> None:
    assert IMPORTER.fits(document(sheet([["年月", "町名", "総人口", "区分"], ["4月", "岩園町", 5, "a"]])), HERE) == 0
    assert (
        IMPORTER.fits(document(sheet([["名称", "町名", "種別", "開催日"], ["会", "岩園町", "体操", "月"]])), HERE) == 0
    )
    is_left_alone(IMPORTER)


@pytest.mark.parametrize(
    "month",
    [
        "月",
        "年月",
        "訪問月",
        "調査月",
        "実施月",
        "対象月",
        "訪問日",
        "調査日",
        "実施日",
        "訪問年月日",
        "年月日",
        "日付",
    ],
)
def test_every_way_to_head_the_month(month: str) -> None:
    rows = [[month, "町丁", "区分", "件数"], ["2025/4/3", "岩園町", "孤立", 2]]
    assert counts(taken(IMPORTER, document(sheet(rows)))) == {"岩園町/2025-04/孤立": 2}


@pytest.mark.parametrize(
    "town",
    ["町丁", "町名", "町丁名", "町丁目", "町丁目名", "町丁字", "町字", "地域（町丁）", "訪問先町丁", "住所（町丁）"],
)
def test_every_way_to_head_the_town(town: str) -> None:
    rows = [["年月", town, "区分", "件数"], ["2025/4/3", "岩園町", "孤立", 2]]
    assert counts(taken(IMPORTER, document(sheet(rows)))) == {"岩園町/2025-04/孤立": 2}


@pytest.mark.parametrize(
    "category",
    [
        "区分",
        "種別",
        "種類",
        "分類",
        "カテゴリ",
        "カテゴリー",
        "訪問区分",
        "調査区分",
        "内容区分",
        "項目",
        "結果区分",
        "相談区分",
    ],
)
def test_every_way_to_head_the_category(category: str) -> None:
    rows = [["年月", "町丁", category, "件数"], ["2025/4/3", "岩園町", "孤立", 2]]
    assert counts(taken(IMPORTER, document(sheet(rows)))) == {"岩園町/2025-04/孤立": 2}


@pytest.mark.parametrize("count", ["件数", "訪問件数", "数", "回数", "人数", "世帯数"])
def test_every_way_to_head_the_count(count: str) -> None:
    rows = [["年月", "町丁", "区分", count], ["2025/4/3", "岩園町", "孤立", 2]]
    assert counts(taken(IMPORTER, document(sheet(rows)))) == {"岩園町/2025-04/孤立": 2}


@pytest.mark.parametrize("heading", ["施設名", "会場", "開催日時", "圏域名", "総人口", "名称", "街区"])
def test_a_table_of_something_else_is_no_survey(heading: str) -> None:
    rows = [["年月", "町丁", "区分", heading], ["2025/4/3", "岩園町", "孤立", 2]]
    assert IMPORTER.fits(document(sheet(rows)), HERE) == 0


def test_the_year_comes_from_the_title_the_sheet_or_the_name_of_the_file() -> None:
    head, row = ["月", "町丁", "区分", "件数"], ["4月", "岩園町", "孤立", 1]
    told = [
        document(sheet([["令和6年度 訪問"], head, row])),
        document(sheet([head, row], "令和6年度")),
        document(sheet([head, row]), name="v1.2_令和6年度.xlsx"),
    ]
    for given in told:
        assert counts(taken(IMPORTER, given)) == {"岩園町/2024-04/孤立": 1}
    assert codes(taken(IMPORTER, document(sheet([head, row])))) == ["survey.no_place_or_month"]


def test_a_category_without_words_is_counted_apart() -> None:
    batch = taken(IMPORTER, visits(["4月", "岩園町", "", 1, "", ""], ["4月", "岩園町", "あ" * 15, 2, "", ""]))
    assert counts(batch) == {"岩園町/2025-04/区分なし": 1, f"岩園町/2025-04/{'あ' * 15}": 2}
    long = taken(IMPORTER, visits(["4月", "岩園町", "あ" * 16, 2, "", ""], ["4月", "岩園町", "短い。", 1, "", ""]))
    assert counts(long) == {"岩園町/2025-04/文章で書かれたもの": 3}
    assert [(f.code, f.level, f.params["count"]) for f in long.findings][1:] == [
        ("survey.category_is_text", "warning", 3)
    ]


def test_a_record_says_where_its_first_row_stands() -> None:
    batch = taken(IMPORTER, visits(["4月", "岩園町", "孤立", 1, "", ""], ["4月", "岩園町", "孤立", 2, "", ""]))
    assert [(record.cell, record.values) for record in batch.records] == [
        ("B3", {"town": "岩園町", "month": "2025-04", "category": "孤立", "count": 3})
    ]
    assert {finding.level for finding in batch.findings} == {"info"}


def test_without_a_category_it_is_only_perhaps_a_survey() -> None:
    sure = document(sheet([["年月", "町丁", "区分"], ["2025/4/3", "岩園町", "孤立"]]))
    perhaps = document(sheet([["年月", "町丁", "訪問件数"], ["2025/4/3", "岩園町", 1]]))
    assert IMPORTER.fits(sure, HERE) > IMPORTER.fits(perhaps, HERE) > 0.5


def test_the_sample_gives_counts_and_no_text() -> None:
    batch = sampled("outreach_survey", "visits.csv")
    assert [(one.key, one.values["count"]) for one in batch.records] == [
        ("奥見本/2026-05/買い物に困る", 1),
        ("見本町一丁目/2026-04/話し相手がほしい", 2),
        ("見本町一丁目/2026-04/買い物に困る", 3),
    ]
    assert "病気" not in str(batch)
