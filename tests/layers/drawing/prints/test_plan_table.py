"""計画の表 on paper: every item of the law, long names whole, no person, and what the data lack is said."""

from dataclasses import replace

import pytest

from layers.city import Plan, Program
from layers.drawing import prints
from layers.drawing.choices import chosen
from layers.drawing.prints import plan_table
from layers.vocabulary import legal_items
from tests.layers.drawing import land, paper

PRINT = plan_table.PRINT
LONG = "社会福祉法人架空市社会福祉協議会立みんなのよりどころ多世代交流ふれあいサロンひだまり"
PROGRAMS = (
    Program(item="3i", name="通いの場づくり事業", way="補助", office="地域福祉課、高齢介護課", kinds=("kayoinoba",)),
    Program(item="2", name="参加支援事業", count=5, kinds=("kayoinoba",), words=("ひだまり",)),
)


def made(*places, **given):
    stock = land.stock(*places, column=None)
    city = replace(stock.city, programs=PROGRAMS, plan=Plan(title="架空計画", date="令和4年12月"))
    return PRINT.make(replace(stock, city=city), chosen(PRINT.choices, given), lambda _share: None)


def test_it_is_found_by_walking_the_package() -> None:
    assert prints.get("plan_table") is PRINT


@pytest.mark.parametrize(("size", "millimetres"), [("a4", (297, 210)), ("a3", (420, 297))])
def test_every_item_stands_on_the_paper(size: str, millimetres: tuple[int, int]) -> None:
    printed = made(land.place(1, None, name=LONG, kind="kayoinoba"), paper=size)
    assert set(paper.sizes(printed.content)) == {millimetres}
    told = paper.text(printed.content)
    assert [item.label for item in legal_items().values() if item.asked and item.label not in told] == []
    assert LONG in told
    assert "データにありません" in told
    assert "1か所と数えました" in told
    assert "計画：架空計画（令和4年12月）" in told
    assert "計画の表" in printed.name


def test_names_may_be_left_out() -> None:
    told = paper.text(made(land.place(1, None, name="青空の会", kind="kayoinoba"), places="blank").content)
    assert "青空の会" not in told
    assert "通いの場づくり事業" in told


def test_many_places_go_over_several_sheets_and_none_is_lost() -> None:
    many = [land.place(n, None, name=f"第{n:03d}ふれあいサロン", kind="kayoinoba") for n in range(300)]
    printed = made(*many)
    told = paper.text(printed.content)
    assert len(paper.sizes(printed.content)) > 1
    assert [place.name for place in many if place.name not in told] == []
