from typing import Any

from etl.importers.residents_by_block import IMPORTER
from tests.etl.documents import HERE, codes, document, is_left_alone, sheet
from tests.etl.forms import NOWHERE, sampled

BANDS = [f"{low}-{low + 4}歳" for low in range(0, 85, 5)] + ["85歳以上"]


def block(town: str, people: object = 1, total: object = 18) -> list[list[Any]]:
    """One town of 18 classes."""
    return [
        [town],
        ["年齢", "計", "男", "女"],
        *([band, people, "", ""] for band in BANDS),
        ["総数", total, "", ""],
        [],
    ]


def test_blocks_below_and_beside_each_other() -> None:
    batch = sampled("residents_by_block", "R07-04.xlsx")
    assert [(one.key, one.values["people"], one.values["age65plus"]) for one in batch.records] == [
        ("見本町一丁目", 126, 35),
        ("奥見本", 36, 10),
        ("見本町二丁目", None, None),
    ]
    assert batch.records[2].values["status"] == "suppressed"
    assert (batch.as_of, codes(batch)) == ("2025-04-01", ["population.blank"])
    assert batch.records[1].cell == "町丁別!F5"


def test_sums_of_five_years_are_not_counted_again() -> None:
    batch = sampled("residents_by_block", "nenrei.csv")
    assert [(one.key, one.values["people"], one.values["age75plus"]) for one in batch.records] == [
        ("見本町一丁目", 303, 78),
        ("見本町二丁目", 303, 78),
    ]
    assert (batch.as_of, batch.findings) == ("2026-03-31", [])


def test_the_block_of_the_city_is_no_town_but_a_check() -> None:
    rows = [["令和8年3月31日現在"], *block("東町"), *block("西町"), *block("市合計", 2, 36)]
    batch = IMPORTER.read(document(sheet(rows)), HERE)
    assert ([one.key for one in batch.records], codes(batch)) == (["東町", "西町"], ["total.equal"])
    wrong = IMPORTER.read(document(sheet([*rows[:-22], *block("市合計", 2, 37)])), HERE)
    assert wrong.refused
    assert codes(wrong) == ["total.mismatch"]


def test_a_block_that_contradicts_itself_and_a_town_twice() -> None:
    batch = IMPORTER.read(document(sheet([*block("東町", 1, 20), *block("東町")])), HERE)
    assert [(one.code, one.cell) for one in batch.findings] == [
        ("population.no_day", ""),
        ("population.row_mismatch", "A2"),
        ("population.same_town", "A24"),
    ]
    assert batch.records[0].values["people"] == 20


def test_a_table_with_ages_across_is_another_form() -> None:
    assert IMPORTER.fits(document(sheet([["町名", "人口", *BANDS], ["東町", 18, *[1] * 18]])), HERE) == 0
    is_left_alone(IMPORTER)


def test_men_and_women_of_a_block_in_either_order() -> None:
    for first, second, men in (("男", "女", 2), ("女", "男", 1)):
        rows = [["浜町"], ["年齢", "計", first, second], *([band, 3, 2, 1] for band in BANDS), ["総数", 54, 36, 18]]
        (town,) = IMPORTER.read(document(sheet(rows)), NOWHERE).records
        assert town.values["men"] == dict.fromkeys(town.values["bands"], men)


def test_women_who_are_missing_in_a_block_are_said() -> None:
    rows = [["浜町"], ["年齢", "計", "男", "女"], *([band, 3, 1, 1] for band in BANDS), ["総数", 54, 18, 18]]
    batch = IMPORTER.read(document(sheet(rows)), NOWHERE)
    assert (batch.records[0].values["men"], codes(batch)[-1]) == ({}, "population.sexes")
