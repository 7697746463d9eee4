"""Mends and meanings hold wherever a row was read: below, beside, in cards, turned, two lines a place, many sheets."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from etl.lists import batch
from etl.mends import Sheet, mended, noted, sheets, with_cell
from etl.plugins import importers
from etl.read.document import read
from etl.recognise import choose
from layers.intake.contract import Document, Hints, Table
from layers.intake.recipe import Recipe, roles
from tests.etl.documents import HERE, document, sheet

BOOKS = Path(__file__).parents[1] / "data" / "workbooks"
DRAWN = (
    "03_上下に二つの表.xlsx",
    "04_左右に二つの表.xlsx",
    "05_左右に続く表.xlsx",
    "06_圏域別シート.xlsx",
    "28_カード縦.xlsx",
    "29_カード四つ組.xlsx",
    "30_横並び.xlsx",
    "31_二行で一か所.xlsx",
    "42_左右で違う表.xlsx",
    "45_横並び二段見出し.xlsx",
    "46_一枚一か所.xlsx",
    "47_二重の区切り.xlsx",
)
# A word that no synonym comes near to.
STRANGE = "むむむ"


@pytest.fixture(params=DRAWN)
def book(request: pytest.FixtureRequest) -> Document:
    """A workbook that is not one table below one row of headings."""
    return read(BOOKS / request.param)


def by(recipe: Recipe) -> Hints:
    """The city with a recipe."""
    return replace(HERE, recipe=recipe)


def texts(given: Document) -> dict[str, str]:
    """Address → text of every filled cell."""
    return {
        table.address(row, column): cell.text
        for table in given.tables
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        if cell.text.strip()
    }


def own_cells(one: Sheet) -> Iterator[str]:
    """The filled cells of the first and the last row of a list."""
    for row in dict.fromkeys([min(one.keys), max(one.keys)]):
        for column in one.columns.labels:
            if one.cell(row, column).text.strip() and not one.cell(row, column).merged:
                yield one.table.address(row, column)


def understood(given: Document, hints: Hints) -> list[dict[str, object]]:
    """What is read of a document, but for the columns of its own."""
    importer, _ = choose(given, importers().values(), hints)
    assert importer is not None
    return [{**one.values, "own": None} for one in importer.read(given, hints).records]


def test_every_cell_of_every_list_can_be_mended_and_no_other_changes(book: Document) -> None:
    before = texts(book)
    cells = [cell for one in sheets(book, HERE) for cell in own_cells(one)]
    assert len(cells) >= 9
    for cell in cells:
        recipe = with_cell(Recipe(), book, HERE, cell=cell, now=STRANGE)
        kept = noted(recipe, book, by(recipe))
        after, found = mended(book, by(kept))
        assert texts(after) == {**before, cell: STRANGE}
        assert [(one.code, one.cell) for one in found] == [("mend.applied", cell)]


def renamed(given: Document, heading: str) -> Document:
    """The same lists with a word of their own for one of their headings."""
    return replace(
        given,
        tables=[
            replace(
                table,
                rows=[
                    [replace(one, value=STRANGE) if one.text == heading else one for one in row] for row in table.rows
                ],
            )
            for table in given.tables
        ],
    )


def headings(given: Document) -> dict[str, str]:
    """Heading (its lowest row) → role, for those that a person may choose."""
    found: dict[str, str] = {}
    for table, columns in batch.lists(given, HERE):
        for column in columns.labels if columns else ():
            cell = table.rows[columns.data_row - 1][column] if columns else None
            role = columns.roles.get(column, "") if columns else ""
            if cell is not None and role in roles():
                found[cell.text] = role
    return found


def test_a_word_of_the_list_s_own_means_what_a_person_says_wherever_it_stands(book: Document) -> None:
    before = understood(book, HERE)
    told = headings(book)
    assert len(told) >= 3
    for heading, role in told.items():
        recipe = Recipe()
        for table in book.tables:
            recipe = recipe.with_column(table.sheet, STRANGE, role)
        assert understood(renamed(book, heading), by(recipe)) == before, heading


def two_tables(name: str, *, second: list[list[str]]) -> Table:
    """Two lists below each other, the second far down."""
    first = [["名称", "会場", "電話"], *([f"第{n}の会", "東会館", "1"] for n in range(40))]
    return sheet([["サロン一覧"], *first, [], ["居場所一覧"], *second], name)


def test_a_sheet_of_another_name_is_known_by_the_headings_of_all_its_lists() -> None:
    second = [
        ["名称", "所在地", "曜日", "時間", "参加費", "対象"],
        ["たまりば", "一丁目1-1", "毎週月", "10時", "無料", "誰でも"],
    ]
    given = document(two_tables("R7", second=second), name="一覧.xlsx")
    recipe = with_cell(Recipe(), given, HERE, cell="R7!C46", now="毎週火")
    recipe = noted(recipe, given, by(recipe))
    later = document(two_tables("R8", second=second), name="一覧.xlsx")
    after, found = mended(later, by(recipe))
    assert [(one.code, one.cell) for one in found] == [("mend.applied", "R8!C46")]
    assert after.tables[0].rows[45][2].text == "毎週火"


def test_the_same_name_in_two_lists_of_a_sheet_is_two_rows() -> None:
    rows = [["居場所一覧"], ["名称", "会場", "電話"], ["ひだまり", "東会館", "1"], []]
    rows += [["サロン一覧"], ["名称", "会場", "電話"], ["ひだまり", "東会館", "1"]]
    given = document(sheet(rows, "表"), name="一覧.xlsx")
    recipe = with_cell(Recipe(), given, HERE, cell="表!C7", now="2")
    after, _ = mended(given, by(recipe))
    assert (after.tables[0].rows[2][2].text, after.tables[0].rows[6][2].text) == ("1", "2")


def test_two_columns_of_one_name_are_mended_apart() -> None:
    given = document(
        sheet([["通いの場"], ["名称", "会場", "時間", "時間"], ["会", "東会館", "10時", "10時"]], "表"),
        name="一覧.xlsx",
    )
    recipe = with_cell(Recipe(), given, HERE, cell="表!D3", now="12時")
    after, _ = mended(given, by(recipe))
    assert [cell.text for cell in after.tables[0].rows[2]] == ["会", "東会館", "10時", "12時"]
    assert len(with_cell(recipe, given, by(recipe), cell="表!D3", now="10時").sheets[0].mends) == 0
