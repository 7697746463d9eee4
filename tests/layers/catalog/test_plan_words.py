"""計画の表 in words: what no data tell is said, what stands twice is told, places have a sheet of their own."""

from layers.catalog.plan_words import HEADINGS, NOT_IN_DATA, NOT_TIED, crosses, lines, sheets, source, totals
from layers.city import City, Plan, Program, find
from layers.place.plan_table import plan_table
from tests.builders import a_service_point

PROGRAMS = (
    Program(item="2", name="参加支援", way="委託", count=2, kinds=("ibasho",), names=("ひろば",)),
    Program(item="3i", name="つどい", office="地域福祉課", kinds=("ibasho", "kayoinoba")),
    Program(item="3i", name="教室"),
)
CITY = City(id="t", code="289990", name="架空市", plane=5, plan=Plan(title="架空計画"), programs=PROGRAMS)
PLACES = [a_service_point("ひろば", kind="ibasho", facts={"welcome_any_sector": "yes"}), a_service_point("体操")]


def test_what_is_not_known_is_said_and_never_zero() -> None:
    told = {line.name: line for line in lines(plan_table(CITY, PLACES))}
    assert (told["参加支援"].way, told["参加支援"].stated, told["参加支援"].office) == ("委託", "2", NOT_IN_DATA)
    assert (told["つどい"].stated, told["つどい"].found) == (NOT_IN_DATA, "2")
    assert (told["教室"].found, told["教室"].way) == (NOT_TIED, NOT_IN_DATA)
    assert (told[NOT_IN_DATA].found, told[NOT_IN_DATA].stated) == (NOT_IN_DATA, NOT_IN_DATA)


def test_an_item_stands_once_before_all_its_lines() -> None:
    told = [line for line in lines(plan_table(CITY, PLACES)) if line.item == "3i"]
    assert [(line.first, line.span) for line in told] == [(True, 2), (False, 2)]


def test_totals_tell_what_was_counted_once() -> None:
    held, plan = totals(plan_table(CITY, PLACES))
    assert "合わせて2か所" in held
    assert "1か所と数えました（ひろば）" in held
    assert "合わせて2です" in plan
    assert "数がデータにない事業が、ほかに2あります" in plan
    assert "「こども家庭センター」は計画に2度" in totals(plan_table(find("fussa")[0], []))[1]
    assert NOT_IN_DATA in totals(plan_table(City(id="t", code="1", name="n", plane=1), []))[1]


def test_a_plan_without_title_or_date_says_so() -> None:
    assert source(plan_table(CITY, [])) == f"計画：架空計画（年月は{NOT_IN_DATA}）"


def test_the_workbook_holds_the_same_lines_and_every_place() -> None:
    (_, table), (_, places) = sheets(plan_table(CITY, PLACES))
    assert tuple(table[0]) == HEADINGS
    assert all(len(row) == len(HEADINGS) for row in table[1 : 1 + len(lines(plan_table(CITY, PLACES)))])
    assert [row[1:3] for row in places[1:]] == [["参加支援", "ひろば"], ["つどい", "ひろば"], ["つどい", "体操"]]
    assert [row[-1] for row in places[1:]] == ["○", "○", ""]


def test_who_takes_in_others_is_what_somebody_answered() -> None:
    assert [crosses(place) for place in PLACES] == [True, False]
    assert not crosses(a_service_point(facts={"welcome_any_sector": "no"}))
