"""計画の表: what the seed plans say is there word for word, what they do not say is empty, nothing is counted twice."""

import pytest

from layers.city import City, Program, find
from layers.place.plan_table import PlanTable, plan_table
from layers.vocabulary import legal_items
from tests.builders import a_service_point

SEEDS = ("ashiya", "fussa", "nagano", "ise")


def city(*programs: Program) -> City:
    return City(id="t", code="289990", name="架空市", plane=5, programs=programs)


def lines(table: PlanTable, item: str) -> list[tuple[str, int | None]]:
    return [
        (row.program.name, row.program.count)
        for row in table.rows
        if row.program and row.item and row.item.code == item
    ]


@pytest.mark.parametrize("city_id", SEEDS)
def test_every_item_of_the_law_has_a_line_in_its_order(city_id: str) -> None:
    table = plan_table(find(city_id)[0], [])
    there = [row.item.code for row in table.rows if row.item]
    assert list(dict.fromkeys(there)) == [code for code, item in legal_items().items() if item.asked]


def test_ashiya_is_reproduced() -> None:
    table = plan_table(find("ashiya")[0], [])
    assert lines(table, "1i") == [("地域包括支援センター", 4)]
    assert [count for _, count in lines(table, "1ro")] == [1, 1]
    assert [count for _, count in lines(table, "3ha")] == [3, 3]
    assert [count for _, count in lines(table, "3ni")] == [4, 2]
    (halls,) = (row.program for row in table.rows if row.item and row.item.code == "3i")
    assert halls
    assert (halls.office, halls.way, halls.count) == ("地域福祉課、高齢介護課", "", None)


def test_nagano_tells_how_the_centres_are_run_and_fussa_a_centre_twice() -> None:
    nagano = plan_table(find("nagano")[0], [])
    assert lines(nagano, "1i") == [("地域包括支援センター", 21)]
    assert nagano.rows[0].program
    assert nagano.rows[0].program.way == "直営1・委託20"
    assert [row.program.name for row in nagano.rows if row.item is None and row.program] == ["あのえっと"]
    fussa = plan_table(find("fussa")[0], [])
    assert fussa.stated_twice == ("こども家庭センター",)
    assert fussa.stated == 3 + 3 + 3 + 1 + 1 + 3 + 2 + 4 - 1


def test_ise_keeps_both_counts_of_its_gatherings() -> None:
    (row,) = (row for row in plan_table(find("ise")[0], []).rows if row.item and row.item.code == "3i")
    assert row.program
    assert row.program.count == 14
    assert "9" in row.program.note


def test_an_item_of_which_nothing_is_known_is_an_empty_line() -> None:
    table = plan_table(city(), [])
    assert all(row.empty for row in table.rows)
    assert [row.item.code for row in table.rows if row.item] == [c for c, one in legal_items().items() if one.asked]


def test_a_centre_under_two_items_is_counted_once() -> None:
    programs = (Program(item="2", name="参加", kinds=("ibasho",)), Program(item="3i", name="つどい", kinds=("ibasho",)))
    both, other = a_service_point("ひろば", kind="ibasho"), a_service_point("別の場", kind="meal")
    table = plan_table(city(*programs), [both, other])
    assert table.total == 1
    assert [(place.name, number) for place, number in table.repeated] == [("ひろば", 2)]


def test_the_same_centre_in_two_lists_is_one_and_two_centres_of_one_name_are_two() -> None:
    programs = (Program(item="1ha", name="a", kinds=("consultation", "childcare_support")),)
    same = [
        a_service_point("こども家庭センター", id=str(n), kind=kind, venue_id="市役所")
        for n, kind in enumerate(("consultation", "childcare_support"))
    ]
    assert plan_table(city(*programs), same).total == 1
    apart = [a_service_point("相談室", id=str(n), kind="consultation", venue_id=str(n)) for n in range(2)]
    assert plan_table(city(*programs), apart).total == 2


def test_places_whose_list_names_an_item_stand_there_without_a_program() -> None:
    place = a_service_point("畑の会", own={"位置づけ": "第4号"})
    table = plan_table(city(Program(item="3i", name="通いの場", kinds=("kayoinoba",))), [place])
    found = {row.item.code: row for row in table.rows if row.item and row.places}
    assert list(found) == ["4"]
    assert found["4"].program is None


def test_lines_can_be_left_out() -> None:
    programs = (Program(item="2", name="a", count=2), Program(item="3i", name="b", count=5))
    table = plan_table(city(*programs), [], lambda row: row.item is not None and row.item.code == "2")
    assert [(row.program.name) for row in table.rows if row.program] == ["a"]
    assert table.stated == 2
