from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.importers.gathering_place_list import IMPORTER
from etl.lists.layout import parts
from etl.lists.rows import rows
from layers.intake.contents import faults
from layers.intake.contract import Cell, Hints, Table
from tests import machine
from tests.etl.documents import document
from tests.etl.lists.lines import table


def names(given: Table) -> list[tuple[str, str]]:
    """The names of all lists of a sheet with the addresses of their cells."""
    return [
        (row.first("name"), part.table.address(row.number, row.columns.of("name")[0]))
        for part in parts(given)
        for row in rows(part.table, part.columns, part.context)
    ]


def test_two_tables_with_an_empty_column_between_keep_their_addresses() -> None:
    head = ["名称", "会場"]
    sheet = table([*head, None, *head], ["一", "a", None, "二", "b"], [None, None, None, "三", "c"])
    assert names(sheet) == [("一", "A2"), ("二", "D2"), ("三", "D3")]


def test_an_empty_column_inside_a_table_parts_nothing() -> None:
    sheet = table(["名称", "会場", None, "曜日"], ["一", "a", None, "月"])
    assert [len(part.columns.roles) for part in parts(sheet)] == [3]


def test_headings_that_begin_anew_at_the_right() -> None:
    sheet = table(["名称", "電話", "名称", "電話"], ["一", "0797-00-0001", "二", "0797-00-0002"])
    assert names(sheet) == [("一", "A2"), ("二", "C2")]


def test_tables_below_each_other_with_their_own_titles() -> None:
    sheet = table(
        ["サロン"], ["名称", "会場"], ["一", "a"], [], ["食堂"], ["食堂名", "住所", "曜日"], ["二", "b", "月"]
    )
    assert [(part.titles, part.first) for part in parts(sheet)] == [(("サロン",), True), (("食堂",), False)]
    assert names(sheet) == [("一", "A3"), ("二", "A7")]


def test_cards_and_places_side_by_side_keep_their_addresses() -> None:
    card = [["名称", "一"], ["会場", "a"], ["曜日", "月"]]
    assert names(table(*card, [], ["名称", "二"], ["会場", "b"], ["曜日", "火"])) == [("一", "B1"), ("二", "B5")]
    across = table(["名称", "一", "二"], ["会場", "a", "b"], ["曜日", "月", "火"])
    assert names(across) == [("一", "B1"), ("二", "C1")]


def test_what_is_hidden_in_a_card_stays_hidden() -> None:
    upright = table(["名称", "一", "二"], ["会場", "a", "b"], ["電話", "1", "2"], hidden=frozenset({2}))
    hidden = Table(sheet="", rows=upright.rows, hidden=upright.hidden, hidden_rows=frozenset({2}))
    (part,) = parts(hidden)
    assert (part.table.hidden, part.table.hidden_rows) == (frozenset({2}), frozenset({2}))


TEXTS = (
    "名称|会場|住所|曜日|電話|対象|高齢者|月|火|水|備考|〃|※注|計3か所|さくら会|東町1-2|【東地区】|■月曜日|廃止した団体|10:00|○"
    "|黄色は休止|No|例|会場・住所|開始|終了|代表者|氏名|西会館\n東会館|第1週 A会館\n第3週 B会館"
)
WORDS = st.sampled_from([None, 3, 0.5, *TEXTS.split("|")])
CELLS = st.builds(
    Cell,
    WORDS,
    struck=st.booleans(),
    fill=st.sampled_from(["", "FFFF00", "theme:1:0.3", "pattern", "theme:12:0.1"]),
    merged=st.booleans(),
    remark=st.sampled_from(["", "休止中"]),
)


@settings(max_examples=40 * machine.trials(), deadline=None)
@given(st.lists(st.lists(CELLS, max_size=8), min_size=1, max_size=12), st.frozensets(st.integers(0, 11)))
def test_no_drawing_breaks_the_reader(cells: list[list[Any]], hidden: frozenset[int]) -> None:
    drawn = document(Table(sheet="S", rows=cells, hidden=hidden, hidden_rows=hidden), name="通いの場.xlsx")
    IMPORTER.fits(drawn, Hints())
    for record in IMPORTER.read(drawn, Hints()).records:
        assert record.values["name"]
        assert faults("places", dict(record.values)) == []


@pytest.mark.parametrize("sheet", [table(), table([None]), table(["名称"])])
def test_what_is_no_list(sheet: Table) -> None:
    assert parts(sheet) == []


def test_a_form_that_is_filled_in_as_an_example_is_no_place() -> None:
    sheet = table(
        ["【記入例】調査票"], ["名称", "見本の会"], ["会場", "会館"], ["時間", "10時"], [],
        ["調査票　※記入例を参考にご記入ください"], ["名称", "本当の会"], ["会場", "東会館"], ["時間", "11時"],
    )  # fmt: skip
    assert names(sheet) == [("本当の会", "B7")]
