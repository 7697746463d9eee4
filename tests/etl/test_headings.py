from etl.headings import Headings, cell_at, fold, headings, text_at
from tests.etl.documents import sheet

TABLE = sheet(
    [["一覧（令和8年度）"], ["町　名", "世帯_数", None], ["岩園町", 5], [None, "", None], ["大原町"]], "シート"
)


def found() -> Headings:
    one = headings(TABLE, lambda given: given.column("町名") is not None)
    assert one is not None
    return one


def test_headings_are_found_below_the_title() -> None:
    one = found()
    assert (one.row, one.names) == (1, ("町名", "世帯数", ""))
    assert one.titles() == "一覧（令和8年度）"
    assert one.printed(1) == "世帯_数"
    assert headings(TABLE, lambda given: given.column("緯度") is not None) is None


def test_the_body_passes_over_empty_rows_and_keeps_addresses() -> None:
    one = found()
    assert [(index, text_at(row, 0), text_at(row, 1)) for index, row in one.body()] == [
        (2, "岩園町", "5"),
        (4, "大原町", ""),
    ]
    assert (one.address(4), one.address(2, 1)) == ("シート!A5", "シート!B3")


def test_columns_are_asked_in_the_order_of_the_words() -> None:
    one = found()
    assert one.column("世帯数", "町名") == 1
    assert one.column("緯度") is None
    assert cell_at(TABLE.rows[0], None).text == cell_at(TABLE.rows[0], 7).text == ""


def test_fold() -> None:
    assert fold("区・支所 （名）") == fold("区支所名") == "区支所名"
    assert fold("KEY_CODE") == "keycode"
    assert fold("ｾﾀｲ数") == "セタイ数"
