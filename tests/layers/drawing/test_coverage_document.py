"""審議会の資料 as a Word document: the words of the sheet in the order of the sheet, whatever the answer holds."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from layers.catalog import coverage_words as words
from layers.drawing.coverage_document import docx
from layers.drawing.coverage_sheet import Sheet, told_of
from tests import answers

TODAY = date(2026, 4, 1)
LONG = "東町三丁目（旧大字東の浦字南谷を除く団地第二期分譲区画）の南ふれあい集会所併設コミュニティ広場"


def _sheet(**changes: Any) -> Sheet:
    told = {"city": "架空市", "answer": answers.an_answer(), "today": TODAY, "zone_labels": {"daily_life": "生活圏域"}}
    return Sheet(**{**told, **changes})


def _made(sheet: Sheet, *, large: bool = False) -> Any:
    return Document(io.BytesIO(docx(sheet, large=large)))


def _blocks(made: Any) -> list[Any]:
    """Every paragraph's text and every table's rows, from top to bottom."""
    found: list[Any] = []
    for block in made.iter_inner_content():
        if hasattr(block, "rows"):
            found.append([[cell.text for cell in row.cells] for row in block.rows])
        elif block.text:
            found.append(block.text)
    return found


def test_the_question_comes_first_then_the_number_the_tables_and_what_they_stand_on() -> None:
    sheet = _sheet()
    told, blocks = told_of(sheet), _blocks(_made(sheet))
    assert blocks[:4] == [told["title"], told["question"], told["number"], told["says"]]
    zones, towns = (block for block in blocks if isinstance(block, list))
    assert blocks.index(zones) < blocks.index(told["towns_title"]) < blocks.index(towns)
    assert zones == [list(told["zone_heads"]), *told["zones"]]
    assert towns == [list(told["heads"]), *told["towns"]]
    stands = blocks.index("この数字の前提")
    assert blocks.index(towns) < stands
    lines = [text for heading, own in words.assumptions(sheet.answer) for text in (heading, *own)]
    assert blocks[stands + 1 : stands + 1 + len(lines)] == lines
    assert blocks[-3:] == [
        f"もう一度計算するとき　{told['command']}",
        "架空市",
        "職員が作った資料　令和8年4月1日 作成",
    ]


def test_a_long_name_is_whole_and_the_heads_come_again_on_every_page() -> None:
    rows = (answers.a_row(2, 2, name=LONG, place_name=LONG), *answers.an_answer().rows[:8])
    made = _made(_sheet(answer=answers.an_answer(rows=rows, zones={})))
    (table,) = made.tables
    assert table.rows[1].cells[0].text == LONG
    heads = table.rows[0]._tr.trPr.find(qn("w:tblHeader"))
    assert heads.get(qn("w:val")) == "true"


def test_few_people_are_marked_beside_their_figures() -> None:
    """南 has 29 people, 北 has 30: the share of the first says little."""
    few, enough = (answers.a_row(2, row, people=29 + row, uncovered=9, name=name) for row, name in enumerate("南北"))
    (table,) = _made(_sheet(answer=answers.an_answer(rows=(few, enough), zones={}))).tables
    marks = {row.cells[0].text: row.cells[-1].text for row in table.rows[1:]}
    assert (marks["南"], marks["北"]) == ("30人未満", "")


def test_where_nobody_is_left_out_no_table_of_gaps_stands_empty() -> None:
    everybody = tuple(answers.a_row(0, row) for row in range(3))
    blocks = _blocks(_made(_sheet(answer=answers.an_answer(rows=everybody, zones={}))))
    assert "0人" in blocks
    assert not any(isinstance(block, list) for block in blocks)
    assert not any("通えない人のいる町丁目" in block for block in blocks)
    assert "この数字の前提" in blocks


def test_towns_for_outreach_and_what_stands_there_are_named() -> None:
    far = answers.a_row(2, 0, outreach=True, here=("hall", "gone"))
    sheet = _sheet(answer=answers.an_answer(rows=(far,)), here={"hall": "東集会所"})
    blocks = _blocks(_made(sheet))
    assert blocks[blocks.index("出向く支え（訪問・移動販売）を考える所") + 1] == far.name
    towns = [block for block in blocks if isinstance(block, list)][-1]
    assert towns[1][:2] == [far.name, "東集会所"]


def test_large_print_says_the_same_in_larger_letters() -> None:
    small, large = _made(_sheet()), _made(_sheet(), large=True)
    assert _blocks(small) == _blocks(large)
    sizes = [made.styles["Normal"].font.size.pt for made in (small, large)]
    assert sizes[1] >= 1.5 * sizes[0]
    fonts = large.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "BIZ UDPゴシック"


def test_the_moment_of_the_calculation_stands_at_the_foot() -> None:
    sheet = replace(_sheet(), made_at="2026-03-31T17:05:00.000001+09:00")
    assert _blocks(_made(sheet))[-1] == "職員が作った資料　令和8年3月31日 17時05分 計算・令和8年4月1日 作成"
