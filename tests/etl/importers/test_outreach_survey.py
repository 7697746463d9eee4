from typing import Any

from etl.importers.outreach_survey import IMPORTER
from layers.intake.contract import Batch
from tests.etl.documents import HERE, codes, document, is_left_alone, sheet, taken

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
