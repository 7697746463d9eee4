"""送迎, cars, and what stands out for 出向く支え."""

from dataclasses import replace

from layers.access.coverage import answer
from layers.access.question import Question
from layers.access.transport import rides
from tests import town
from tests.coverage_town import ground, place, residents

ASKED = Question(service="kayoinoba", people="all", walker="level60", travel="with_transport")


def _by_name(found) -> dict[str, int]:
    return {row.name: row.uncovered for row in found.rows}


def test_a_ride_covers_the_districts_that_it_names() -> None:
    there = ground([place("A", (2, 2), facts={"note": "送迎あり（東地区のみ）。お茶代100円"})])
    walked = answer(replace(ASKED, travel="walk"), there)
    found = answer(ASKED, there)
    assert [_by_name(found)[town.town(2, row)] for row in range(3)] == [0, 0, 0]
    assert _by_name(found)[town.town(1, 2)] == _by_name(walked)[town.town(1, 2)] == 600
    assert dict(found.caveats)["caveat.fetched"] == {"count": 2400}
    assert next(row for row in found.rows if row.name == town.town(2, 0)).place_name == "A"


def test_a_ride_that_names_a_town_covers_that_town() -> None:
    found = answer(ASKED, ground([place("A", (2, 2), facts={"activity": "体操。送迎あり：中町三丁目・東町２丁目"})]))
    assert _by_name(found)[town.town(1, 2)] == 0
    assert _by_name(found)[town.town(2, 1)] == 0
    assert _by_name(found)[town.town(2, 2)] == 900


def test_a_ride_for_the_whole_city_covers_it_only_where_it_says_so() -> None:
    everywhere = place("A", (2, 2), facts={"note": "市内全域に送迎します"})
    nowhere = place("B", (2, 3), facts={"note": "送迎あり"})
    assert answer(ASKED, ground([everywhere])).uncovered == 0
    silent = answer(ASKED, ground([nowhere]))
    assert silent.uncovered == answer(replace(ASKED, travel="walk"), ground([nowhere])).uncovered
    assert dict(silent.caveats)["caveat.fetched_from_nowhere"] == {"count": 1}


def test_no_ride_and_names_that_stand_elsewhere_cover_nobody() -> None:
    places = [
        place("A", (2, 2), facts={"note": "送迎なし"}),
        place("B", (2, 2), facts={"note": "東地区の人が多い。送迎あり"}),
    ]
    found = rides(ground(places), places)
    assert (dict(found.areas), found.nameless) == ({}, (places[1].id,))


def test_by_car_the_same_streets_are_quicker_and_it_is_said() -> None:
    there = ground([place("A", (2, 2))])
    found = answer(replace(ASKED, travel="by_car"), there)
    # 20 km/h is 333 m a minute: the farthest corner, 24 blocks away, takes 7.2 minutes.
    assert found.uncovered == 0
    assert max(row.minutes or 0 for row in found.rows) < 7.21
    assert "caveat.by_car" in dict(found.caveats)


def test_a_small_settlement_far_from_everything_calls_for_help_that_comes() -> None:
    found = answer(replace(ASKED, travel="walk"), ground([place("A", (14, 14))]))
    flags = {row.name: row.outreach for row in found.rows}
    # 100 … 300 people, farther than twice ten minutes; the others are larger or nearer.
    assert [name for name, flag in flags.items() if flag] == [town.town(0, 0), town.town(0, 1), town.town(0, 2)]
    assert max(one.people for one in residents().towns if flags[one.name]) == 300
