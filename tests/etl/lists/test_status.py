from typing import Any

import pytest

from etl.lists.legends import families, joined, legend
from etl.lists.state import status_of
from etl.lists.status import of_cell, of_name, remarked
from layers.intake.contract import Cell
from tests.etl.lists.lines import cells, row


def state(marks: dict[str, str] | None = None, closed_on: str = "", **values: Any) -> str:
    return status_of(row(住所="東町", **values), marks or {}, closed_on=closed_on)


@pytest.mark.parametrize(
    ("word", "code"),
    [("休止中", "suspended"), ("廃止", "closed"), ("活動中", "active"), ("○", "active"), ("×", "closed"), ("", "")],
)
def test_its_own_column(word: str, code: str) -> None:
    assert state(状態=word) == code


@pytest.mark.parametrize(
    ("remark", "code"),
    [
        ("令和7年10月から休止中", "suspended"),
        ("R7.4より休止", "suspended"),
        ("当面の間、活動を休止", "suspended"),
        ("令和７年度末で廃止", "closed"),
        ("解散しました", "closed"),
        ("8月は休止", ""),
        ("年末年始は休会", ""),
        ("雨天時休止", ""),
        ("令和8年4月再開", "active"),
        ("休止中（再開未定）", "suspended"),
        ("新規募集中", ""),
        ("2月・8月は休み", ""),
    ],
)
def test_remarks(remark: str, code: str) -> None:
    assert remarked(remark) == code


def test_strike_through_and_a_day_of_closing() -> None:
    assert state(名称=Cell("さくら会", struck=True)) == "closed"
    assert state(名称=Cell("さくら会", struck=True), marks={"struck": "suspended"}) == "suspended"
    assert state(closed_on="2026-03-31") == "closed"


def test_fill_counts_only_with_a_legend() -> None:
    yellow = Cell("さくら会", fill="FFFF00")
    assert state(名称=yellow) == ""
    assert state(名称=yellow, marks={"FFFF00": "suspended"}) == "suspended"


def test_legends() -> None:
    beside = cells([Cell(None, fill="FFFF00"), "休止中"])
    inside = cells([Cell("灰色は廃止", fill="CCCCCC")])
    struck = cells(["取り消し線＝休会"])
    assert legend([beside, inside, struck]) == {
        "FFFF00": "suspended",
        "CCCCCC": "closed",
        "fill:grey": "closed",
        "struck": "suspended",
    }


@pytest.mark.parametrize(
    ("colour", "called"),
    [("FFFF00", "yellow"), ("C00000", "red"), ("FFC7CE", "pink"), ("BFBFBF", "grey"), ("BDD7EE", "blue"),
     ("theme:0:-0.25", "grey"), ("theme:7:0.60", "yellow"), ("FFC000", "orange"), ("C6E0B4", "green"),
     ("pattern", "grey")],
)  # fmt: skip
def test_colours_by_the_names_that_people_use(colour: str, called: str) -> None:
    assert called in families(colour)
    assert families("") == []


def test_a_state_in_a_name_and_in_a_cell_of_its_own() -> None:
    assert of_name("すみれ会（休止中）") == ("すみれ会", "suspended")
    assert of_name("【廃止】すみれ会") == ("すみれ会", "closed")
    assert of_name("すみれ会（月1回）") == ("すみれ会（月1回）", "")
    assert [of_cell(one) for one in ("休止中", "活動休止", "廃止", "8月は休止", "休み")] == [
        "suspended",
        "suspended",
        "closed",
        "",
        "",
    ]


def test_signs_and_numbered_footnotes_of_a_list_tell_states() -> None:
    told = legend(
        [
            cells(["●…休止中　▲…令和7年度で終了"]),
            cells(["※1　令和6年10月より休止しています。"]),
            cells(["※2　男性のみ"]),
        ]
    )
    assert told == {"sign:●": "suspended", "sign:▲": "closed", "note:※1": "suspended"}
    assert state(名称="●さくら会", marks=told) == "suspended"
    assert state(名称="さくら会※1", marks=told) == "suspended"
    assert state(名称="さくら会（※１）", marks=told) == "suspended"
    assert state(名称="さくら会※2", marks=told) == ""
    assert state(名称="さくら会※11", marks=told) == ""
    # What ※1 means on another sheet says nothing here.
    assert joined({}, [told]) == {"sign:●": "suspended", "sign:▲": "closed"}


def test_a_state_in_double_angles() -> None:
    assert of_name("ふじ《休止中》") == ("ふじ", "suspended")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["※文字が灰色の団体は、現在活動を休止しています。"], {"ink:grey": "suspended"}),
        (["水色　…　お休み中"], {"fill:blue": "suspended"}),
        (["赤字は", "R6年度末で終了した団体"], {"ink:red": "closed"}),
        (["黄色のセル", "送迎あり", "灰色のセル", "廃止"], {"fill:yellow": "", "fill:grey": "closed"}),
        (["△", "休止"], {"sign:△": "suspended"}),
        ([Cell("", fill="FFEB9C"), "…コロナでお休み"], {"FFEB9C": "suspended"}),
        ([Cell("", fill="FFEB9C"), "8月はお休み"], {}),
        (["・オレンジの塗りつぶし…休止中", "・緑の塗りつぶし…送迎あり"], {"fill:orange": "suspended"}),
        (["塗りつぶした団体は廃止"], {"fill:any": "closed"}),
        (["緑町公民館", "休止中"], {}),
        (["黄色は送迎あり、休止中の団体も載せています"], {}),
    ],
)
def test_legends_in_the_words_of_people(row: list[Any], told: dict[str, str]) -> None:
    assert legend([cells(row)]) == {key: state for key, state in told.items() if state}
