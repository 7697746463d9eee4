import pytest

from layers.drawing import prints
from layers.drawing.choices import chosen
from layers.drawing.prints import week
from layers.errors import Refused
from tests.layers.drawing import land, paper

PRINT = week.PRINT
PLACES = (
    land.place(1, None, name="あおぞら体操", schedule="毎週月曜 10:00-11:30", fee="100円"),
    land.place(2, None, name="ひだまり", schedule="第2・4火曜 13:00～15:00"),
    land.place(3, None, name="役所の窓口", schedule="月～金曜 8:45-17:30"),
    land.place(4, None, name="𠮷野サロン", schedule="不定期"),
    land.place(5, None, name="お休みの会", schedule="毎週月曜 9:00-10:00", status="suspended"),
    land.place(6, None, name="再来週の会", schedule="12月12日（土） 10:00～12:00"),
)


def told(**given):
    made = PRINT.make(land.stock(*PLACES, column=None), chosen(PRINT.choices, given), lambda _share: None)
    assert set(paper.sizes(made.content)) == {(210, 297)}
    return paper.text(made.content)


def test_it_is_found_by_walking_the_package():
    assert prints.get("week") is PRINT
    assert PRINT.at_once


def test_the_coming_seven_days_with_what_is_sure():
    found = told()
    assert "11月22日（日）から11月28日（土）まで" in found
    assert "勤労感謝の日" in found
    monday = found.split("11月23日（月）")[1].split("11月24日（火）")[0]
    assert "あおぞら体操" in monday
    assert "10:00～11:30" in monday
    assert "ひだまり" in found.split("11月24日（火）")[1].split("11月25日（水）")[0]
    assert "役所の窓口" in found.split("ほぼ毎日ひらいている所")[1]
    assert "𠮷野サロン" in found.split("日時は電話で聞いてください")[1]
    assert "お休みの会" not in found
    assert "再来週の会" not in found


def test_what_cannot_be_dated_may_be_left_out():
    assert "𠮷野サロン" not in told(asked="left")


def test_only_what_everybody_may_know():
    with pytest.raises(Refused) as fault:
        PRINT.make(land.stock(column=None, edition="staff"), chosen(PRINT.choices, {}), lambda _share: None)
    assert fault.value.code == "print.public_only"
