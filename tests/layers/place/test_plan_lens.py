"""Under which items of the law a place counts: its own list's word first, then the plan's; else under none."""

import pytest

from layers.city import Program
from layers.place.plan_lens import Lens, Member, named_items
from layers.place.traits import Counted

CENTRES = Program(item="1i", name="包括", way="委託", office="高齢介護課", lists=("support_centre",))
DESKS = Program(item="1ro", name="障がい者相談", kinds=("consultation",), words=("障がい",))
HALLS = Program(item="3i", name="通いの場づくり", way="補助", office="地域福祉課、高齢介護課", kinds=("kayoinoba",))
GRANTS = Program(item="2", name="参加支援", standing=("参加支援補助",))
LENS = Lens((CENTRES, DESKS, HALLS, GRANTS))


def counted(kind: str = "kayoinoba", name: str = "ひだまりの会", dataset: str = "", **own: str) -> Counted:
    return LENS.of(Member(kind=kind, name=name, dataset=dataset, own=own))


def test_a_kind_a_list_a_name_and_a_standing_lead_to_a_program() -> None:
    assert counted().items == ("3i",)
    assert counted("support_centre", dataset="places/standard_open_data/support_centre (2)").items == ("1i",)
    assert counted("consultation", "障がい者基幹相談支援センター").items == ("1ro",)
    assert counted("meal", 位置づけ="参加支援補助").items == ("2",)


def test_what_the_plan_does_not_name_counts_under_nothing() -> None:
    assert counted("park") == Counted()
    assert counted("consultation", "女性と家庭の相談室") == Counted()
    assert counted("support_centre", dataset="places/standard_open_data/elsewhere") == Counted()


def test_way_office_and_sector_come_with_the_program() -> None:
    assert counted() == Counted(items=("3i",), sectors=("高齢",), ways=("補助",), offices=("地域福祉課", "高齢介護課"))


def test_the_own_list_has_the_last_word() -> None:
    told = counted(位置づけ="第3号ハ", 実施方式="直営", 所管課="障がい福祉課")
    assert told == Counted(items=("3ha",), sectors=("障がい",), ways=("直営",), offices=("障がい福祉課",))
    assert LENS.programs_of(Member(kind="kayoinoba", name="会", own={"位置づけ": "第3号ハ"})) == ()


@pytest.mark.parametrize(
    ("written", "items"),
    [
        ("第3号イ", ("3i",)),
        ("３号ロ", ("3ro",)),
        ("第106条の4第2項第1号ﾊ", ("1ha",)),
        ("第一号ニ", ("1ni",)),
        ("1-ロ", ("1ro",)),
        ("第2号、第4号", ("2", "4")),
        ("第3号イ・第2号", ("2", "3i")),
        ("生活支援体制整備事業", ("3ro",)),
        ("第1号被保険者", ()),
        ("第2号被保険者", ()),
        ("第7号", ()),
        ("通いの場補助金", ()),
        ("", ()),
    ],
)
def test_items_as_lists_write_them(written: str, items: tuple[str, ...]) -> None:
    assert named_items({"位置づけ": written}) == items
