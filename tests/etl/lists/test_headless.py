"""A list that begins without headings is read where its rows leave little doubt, and each column says so."""

from collections.abc import Sequence
from typing import Any

from etl.importers.gathering_place_list import IMPORTER
from etl.lists.headless import guessed
from layers.intake.contract import Batch, Cell
from tests.etl.documents import HERE, document, sheet
from tests.etl.lists.lines import table

ROWS = [
    [1, "つくしの会", "上町公民館", "上町1-2", "毎週月曜 10:00～11:30", "0797-00-1001"],
    [2, "すぎな体操", "下町集会所", "下町3-4", "第2・4火曜 13:00～14:00", "0797-00-1002"],
    [3, "よもぎ", "中町会館", "中町5-6", "毎月15日", "0797-00-1003"],
]


def read(*rows: Sequence[Any]) -> Batch:
    return IMPORTER.read(document(sheet(rows), name="サロン名簿.csv"), HERE)


def test_every_row_is_a_place_also_the_first() -> None:
    batch = read(["ふれあいサロン（令和8年度）"], *ROWS)
    assert [one.values["name"] for one in batch.records] == ["つくしの会", "すぎな体操", "よもぎ"]
    assert batch.records[0].values == {
        "name": "つくしの会",
        "kind": "salon",
        "venue": "上町公民館",
        "address": "上町1-2",
        "schedule": "毎週月曜 10:00~11:30",
        "phone": "0797-00-1001",
    }
    told = [one.params["column"] for one in batch.findings if one.code == "column.by_content"]
    assert told == ["B列", "C列", "D列", "E列", "F列"]


def test_how_a_name_is_read_is_not_the_name() -> None:
    rows = [[number, kana, *rest] for (number, *rest), kana in zip(ROWS, ("つくし", "すぎな", "ヨモギ"), strict=True)]
    assert [one.values["name"] for one in read(*rows).records] == ["つくしの会", "すぎな体操", "よもぎ"]


def test_words_that_could_be_headings_of_their_own_are_asked_about() -> None:
    assert guessed(table(["あ", "い", "う", "え", "お", "か"], *ROWS)) is None


def test_two_rows_or_too_little_to_tell_are_asked_about() -> None:
    assert guessed(table(*ROWS[:2])) is None
    assert guessed(table(*([number, name, "○"] for number, name, *_ in ROWS))) is None


def test_the_zone_that_is_merged_beside_several_rows_and_times_in_a_column_of_their_own() -> None:
    zone = Cell("東部"), Cell("東部", merged=True), Cell("東部", merged=True)
    days = ("毎週月曜", "第2火曜", "毎月15日")
    rows = [[own, *row[1:4], day, "10:00～11:30"] for own, row, day in zip(zone, ROWS, days, strict=True)]
    more = [Cell("西部"), "あざみ会", "西会館", "西町6-7", "毎週日曜", "9時～10時"]
    found = guessed(table(*rows, more))
    assert found is not None
    assert found.roles == {0: "zone", 1: "name", 2: "venue", 3: "address", 4: "schedule", 5: "time"}
