"""A recipe at work: chosen columns, mended cells, and next year's list that is read by the same words."""

import dataclasses
import random
from pathlib import Path
from typing import Any

import pytest

from etl.mends import mended, noted, with_cell
from etl.remembered import remembered
from etl.run import Memory, understand
from layers.errors import Refused
from layers.intake.contract import Document, Hints
from layers.intake.recipe import Recipe
from layers.store.recipes import Known
from tests import machine
from tests.etl.documents import CITY, HERE, document, sheet

HEAD = ["よびな", "ところ", "いつ", "合言葉", "代表者", "和室"]
ROWS = [
    ["ひだまりの会", "東会館", "第2火 10時", "山", "見本花子", "○"],
    ["つくしの会", "西会館", "月曜", "川", "見本太郎", ""],
    ["たんぽぽの会", "〃", "隔週火", "海", "見本次郎", "2間"],
]
RECIPE = (
    Recipe()
    .with_column("通いの場R7", "よびな", "name")
    .with_column("通いの場R7", "ところ", "venue")
    .with_column("通いの場R7", "いつ", "schedule")
    .with_column("通いの場R7", "代表者", "ignored")
)


def one_list(rows: list[list[Any]], head: list[str] = HEAD, name: str = "通いの場R7") -> Document:
    """A workbook with one sheet."""
    return document(sheet([["通いの場一覧"], head, *rows], name), name="一覧.xlsx")


def hints(recipe: Recipe) -> Hints:
    """The city with a recipe."""
    return dataclasses.replace(HERE, recipe=recipe)


def written(path: Path, rows: list[list[Any]], head: list[str] = HEAD) -> Path:
    """The same as a file."""
    lines = [",".join(["通いの場一覧", *[""] * (len(head) - 1)]), *(",".join(map(str, row)) for row in [head, *rows])]
    path.write_text("\n".join(lines), "cp932")
    return path


def names(reading: Any) -> list[dict[str, Any]]:
    """The values of each record."""
    return [dict(record.values) for record in reading.batch.records]


def test_columns_that_a_person_chose_are_read_before_any_synonym(tmp_path: Path) -> None:
    file = written(tmp_path / "通いの場.csv", ROWS)
    assert all("contact_name" in one for one in names(understand(file, CITY)))
    recipe = Recipe.from_json({**RECIPE.to_json(), "sheets": [{**RECIPE.to_json()["sheets"][0], "name": ""}]})
    read = understand(file, CITY, memory=Memory(recipe=recipe))
    told = [(one["name"], one["kind"], one["venue"], one["schedule"], one["own"]) for one in names(read)]
    assert told == [
        ("ひだまりの会", "kayoinoba", "東会館", "第2火 10時", {"合言葉": "山", "和室": "○"}),
        ("つくしの会", "kayoinoba", "西会館", "月曜", {"合言葉": "川"}),
        ("たんぽぽの会", "kayoinoba", "西会館", "隔週火", {"合言葉": "海", "和室": "2間"}),
    ]
    assert all("contact_name" not in one for one in names(read))
    assert read.recipe.sheets[0].headings == tuple(HEAD)


def test_a_mend_holds_where_the_cell_still_says_the_same() -> None:
    given = one_list(ROWS)
    recipe = with_cell(RECIPE, given, hints(RECIPE), cell="通いの場R7!C5", now="第1・3火曜 13時")
    (mend,) = recipe.sheets[0].mends
    assert (mend.row, mend.heading, mend.was, mend.now) == ("たんぽぽの会|西会館", "いつ", "隔週火", "第1・3火曜 13時")
    # Next year: another order, a new row, a new column, a heading with a space.
    moved = [[row[1], row[0], "新", *row[2:]] for row in reversed(ROWS)]
    head = ["と　ころ", "よびな", "新しい列", *HEAD[2:]]
    moved.insert(1, ["北会館", "あたらしい会", "", "火曜", "", "", ""])
    later = one_list(moved, head, "通いの場R8")
    read, found = mended(later, hints(noted(recipe, given, hints(recipe))))
    assert [row[3].text for row in read.tables[0].rows[2:]] == ["隔週火", "火曜", "月曜", "第2火 10時"]
    # 「〃」 stood below another hall: it is another row now, and nothing was guessed.
    assert found == ()
    moved[0][0] = "西会館"
    read, found = mended(one_list(moved, head, "通いの場R8"), hints(noted(recipe, given, hints(recipe))))
    assert [row[3].text for row in read.tables[0].rows[2:]] == ["第1・3火曜 13時", "火曜", "月曜", "第2火 10時"]
    assert [(one.level, one.code, one.cell) for one in found] == [("info", "mend.applied", "通いの場R8!D3")]


def test_a_newer_value_goes_before_a_mend_and_is_told() -> None:
    given = one_list(ROWS)
    recipe = with_cell(RECIPE, given, hints(RECIPE), cell="通いの場R7!C3", now="第2火 10時30分")
    newer = [["ひだまりの会", "東会館", "第3水 9時", "", "", ""], *ROWS[1:]]
    read, found = mended(one_list(newer), hints(recipe))
    assert read.tables[0].rows[2][2].text == "第3水 9時"
    (told,) = found
    assert (told.level, told.code, told.cell) == ("info", "mend.outdated", "通いの場R7!C3")
    assert told.params == {"was": "第2火 10時", "now": "第2火 10時30分", "here": "第3水 9時"}
    already = [["ひだまりの会", "東会館", "第2火 10時30分", "", "", ""], *ROWS[1:]]
    assert mended(one_list(already), hints(recipe))[1] == ()


def test_a_mended_name_is_mended_again_and_an_empty_cell_too() -> None:
    given = one_list(ROWS)
    recipe = with_cell(RECIPE, given, hints(RECIPE), cell="通いの場R7!A3", now="陽だまりの会")
    recipe = with_cell(recipe, given, hints(recipe), cell="通いの場R7!F4", now="3間")
    recipe = with_cell(recipe, given, hints(recipe), cell="通いの場R7!A3", now="日だまりの会")
    read, _ = mended(given, hints(recipe))
    assert [row[0].text for row in read.tables[0].rows[2:]] == ["日だまりの会", "つくしの会", "たんぽぽの会"]
    assert read.tables[0].rows[3][5].text == "3間"
    back = with_cell(recipe, given, hints(recipe), cell="通いの場R7!A3", now="ひだまりの会")
    assert len(back.sheets[0].mends) == 1


@pytest.mark.parametrize("cell", ["通いの場R7!A1", "通いの場R7!A2", "通いの場R7!A99", "C3", "", "通いの場R7!Z3"])
def test_outside_of_the_list_nothing_can_be_mended(cell: str) -> None:
    with pytest.raises(Refused) as fault:
        with_cell(RECIPE, one_list(ROWS), hints(RECIPE), cell=cell, now="x")
    assert fault.value.code == "recipe.cell"


def test_mends_of_every_row_come_again_whatever_the_order() -> None:
    luck = random.Random(20_260_401)
    for _ in range(5 * machine.trials()):
        rows = [[f"第{n}の会", luck.choice(["東会館", "西会館"]), f"{n}日", "", "", ""] for n in range(1, 40)]
        given, recipe = one_list(rows), RECIPE
        wanted = {}
        for n in luck.sample(range(39), 7):
            wanted[rows[n][0]] = f"直した{n}"
            recipe = with_cell(recipe, given, hints(recipe), cell=f"通いの場R7!C{n + 3}", now=f"直した{n}")
        later = [row for row in luck.sample(rows, 39) if luck.random() < 0.9 or row[0] in wanted]
        read, found = mended(one_list(later), hints(recipe))
        assert len(found) == 7
        got = {row[0].text: row[2].text for row in read.tables[0].rows[2:]}
        assert {name: text for name, text in got.items() if text.startswith("直した")} == wanted


def known(recipe: Recipe, *, dataset: str = "a", folder: str = "", name: str = "一覧R7.xlsx") -> Known:
    """A list with a recipe."""
    return Known(dataset=dataset, recipe=recipe, folder=folder, file_name=name)


def test_next_years_file_finds_the_recipe_of_its_list() -> None:
    own = noted(RECIPE, one_list(ROWS), hints(RECIPE))
    other = (
        Recipe()
        .with_sheet("避難所", ["名称", "緯度", "経度", "収容人数"])
        .with_column("避難所", "収容人数", "capacity")
    )
    both = [known(other, dataset="b"), known(own)]
    assert remembered(one_list(ROWS, name="通いの場R8"), CITY, both) == own
    assert remembered(one_list(ROWS, HEAD[::-1]), CITY, both) == own
    assert not remembered(one_list(ROWS, ["名称", "会場", "曜日", "合言葉", "代表者", "和室"]), CITY, both)
    assert not remembered(one_list(ROWS), CITY, [])
    # The same name makes it the same list although half of the headings changed.
    renamed = one_list(ROWS, ["よびな", "ところ", "いつ", "合いことば", "世話人", "畳"])
    assert not remembered(renamed, CITY, both)
    assert remembered(renamed, CITY, [known(own, name="一覧.xlsx")]) == own


def test_of_two_lists_of_one_form_the_one_of_the_same_name_goes_before() -> None:
    own = noted(RECIPE, one_list(ROWS), hints(RECIPE))
    east = with_cell(own, one_list(ROWS), hints(own), cell="通いの場R7!C3", now="東")
    west = with_cell(own, one_list(ROWS), hints(own), cell="通いの場R7!C3", now="西")
    lists = [known(east, dataset="e", name="東.xlsx"), known(west, dataset="w", name="一覧.xlsx")]
    assert remembered(one_list(ROWS), CITY, lists) == west
    assert remembered(one_list(ROWS), CITY, lists[::-1]) == west
