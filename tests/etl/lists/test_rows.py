from collections.abc import Sequence
from dataclasses import replace

from layers.intake.contract import Cell
from tests.etl.lists.lines import kept, table

HEAD = ["No", "団体名", "会場", "所在地", "参加人数"]


def names(*rows: Sequence[object]) -> list[str]:
    return [row.first("name") for row in kept(table(HEAD, *rows))]


def test_totals_footnotes_examples_and_blank_rows_are_no_rows() -> None:
    assert names(
        ["例", "さくら会", "東会館", "東町1-1", 10],
        [1, "もみじ会", "西会館", "西町1-1", 10],
        [],
        [None, " ", "", None],
        ["合計", "2団体", None, None, 20],
        [None, "合　計", None, None, 20],
        [None, "※所在地は公開しないこと", None, None, None],
        [None, "この一覧は令和8年度のもので、変更されることがあります。", None, None, None],
    ) == ["もみじ会"]


def test_repeated_headings_are_no_rows() -> None:
    assert names([1, "一", "東会館", "a", 1], HEAD, [2, "二", "西会館", "b", 2]) == ["一", "二"]


def test_ditto_takes_the_value_above_through_several_rows() -> None:
    found = kept(table(HEAD, [1, "一", "東会館", "東町1", 1], [2, "二", "〃", "同上", 2], [3, "三", "〃", "″", 3]))
    assert [(row.first("venue"), row.first("address")) for row in found] == [("東会館", "東町1")] * 3


def test_a_dash_is_nothing() -> None:
    assert kept(table(HEAD, [1, "一", "－", "東町1", 1]))[0].texts("venue") == []


def test_a_value_merged_to_the_right_stands_once() -> None:
    copy = Cell("東会館", merged=True)
    found = kept(table(HEAD, [1, "一", "東会館", copy, 1]))
    assert (found[0].first("venue"), found[0].first("address")) == ("東会館", "")


def test_a_row_merged_over_all_columns_is_a_section() -> None:
    section = ["■東山手圏域", *[Cell("■東山手圏域", merged=True)] * 4]
    found = kept(table(HEAD, section, [1, "一", "東会館", "a", 1]))
    assert [(row.first("name"), row.context.zone) for row in found] == [("一", "東山手圏域")]


def test_numbers_of_the_list_are_no_part_of_the_names() -> None:
    assert names(*[[None, one, "会館"] for one in ("1 あすなろ会", "２．東浜クラブ", "③ たんぽぽ")]) == [
        "あすなろ会",
        "東浜クラブ",
        "たんぽぽ",
    ]
    anew = ["1 あすなろ会", "2 東浜クラブ", "3 虹", "1 たんぽぽ", "2 ひばり"]
    assert names(*[[None, one, "会館"] for one in anew]) == ["あすなろ会", "東浜クラブ", "虹", "たんぽぽ", "ひばり"]


def test_numbers_that_do_not_count_the_rows_stay() -> None:
    kept = ["1丁目サロン", "2丁目サロン", "3丁目サロン"]
    assert names(*[[None, one, "会館"] for one in kept]) == kept
    kept = ["1 あすなろ会", "5 東浜クラブ", "3 たんぽぽ"]
    assert names(*[[None, one, "会館"] for one in kept]) == kept
    kept = ["100歳体操", "さくら会", "もみじ会"]
    assert names(*[[None, one, "会館"] for one in kept]) == kept


def test_a_ditto_below_a_hidden_row_repeats_what_is_seen_and_is_doubted() -> None:
    given = replace(
        table(HEAD, [1, "一", "東会館", "東町1", 1], [2, "二", "秘密会館", "秘密町", 2], [3, "三", "〃", "同上", 3]),
        hidden_rows=frozenset({2}),
    )
    one, _, three = kept(given)
    assert (three.first("venue"), three.first("address")) == (one.first("venue"), one.first("address"))
    assert (one.doubtful, three.doubtful) == ((), (2, 3))


def test_a_ditto_in_a_hidden_row_repeats_the_row_above_it() -> None:
    rows = [[1, "一", "東会館", "a", 1], [2, "二", "西会館", "b", 2], [3, "三", "〃", "c", 3]]
    given = replace(table(HEAD, *rows), hidden_rows=frozenset({2, 3}))
    assert [row.first("venue") for row in kept(given)] == ["東会館", "西会館", "西会館"]


def test_a_single_cell_that_is_struck_through_holds_no_longer() -> None:
    old = Cell("旧会館", struck=True)
    (found,) = kept(table(HEAD, [1, "一", old, "東町1", Cell(5, struck=True)]))
    assert (found.struck, found.texts("venue"), found.texts("participants")) == (False, [], [])
    (closed,) = kept(table(HEAD, [1, Cell("一", struck=True), old, "東町1", 5]))
    assert (closed.struck, closed.first("venue")) == (True, "旧会館")


def test_a_number_left_without_a_place_is_no_place() -> None:
    found = kept(
        table(["番号", "名称", "会場"], [1, "さくら会", "東会館"], [2, "（欠番）", None], [3, "もみじ会", "西会館"])
    )
    assert [row.first("name") for row in found] == ["さくら会", "もみじ会"]
