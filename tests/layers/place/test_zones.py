"""Zones: people are conserved whatever a list says."""

from hypothesis import given
from hypothesis import strategies as st

from layers.place.zones import UNASSIGNED, Member, Town, Zone, assign, count, told_apart

TOWNS = [
    Town(name="東町一丁目", people=100, age65plus=30, key_codes=("28399001001",), area_names=("東町１丁目",)),
    Town(name="東町二丁目", people=200, age65plus=50, key_codes=("28399001002",), area_names=("東町２丁目",)),
    Town(name="木太町", people=300, age65plus=60, key_codes=("1", "2"), area_names=("木太町1区", "木太町2区")),
]


def zone(name: str, *members: str, part: tuple[str, ...] = ()) -> Zone:
    """A zone of whole towns and of parts."""
    held = [*(Member(town=one) for one in members), *(Member(town=one, part=True) for one in part)]
    return Zone(id=name, kind="daily_life", fiscal_year=2026, name=name, members=tuple(held))


def test_a_town_is_found_however_it_is_written() -> None:
    found = assign(TOWNS, [zone("東", "東町１丁目", "28399001002")])
    assert found.owner == {"東町一丁目": "東", "東町二丁目": "東"}
    assert found.uncovered == ("木太町",)


def test_a_town_in_two_zones_belongs_to_neither() -> None:
    found = assign(TOWNS, [zone("東", "東町一丁目"), zone("西", "東町一丁目")])
    assert found.owner == {}
    assert found.doubly == {"東町一丁目": ("東", "西")}


def test_a_part_of_a_town_is_not_the_town() -> None:
    found = assign(TOWNS, [zone("東", part=("東町一丁目",))])
    assert (found.owner, found.partly) == ({}, {"東町一丁目": ("東",)})


def test_all_areas_of_a_town_are_the_town_and_some_are_a_part() -> None:
    assert assign(TOWNS, [zone("東", "1", "木太町２区")]).owner == {"木太町": "東"}
    assert assign(TOWNS, [zone("東", "1")]).partly == {"木太町": ("東",)}
    assert assign(TOWNS, [zone("東", "1"), zone("西", "2")]).partly == {"木太町": ("東", "西")}


def test_a_member_that_is_no_town_is_told() -> None:
    assert assign(TOWNS, [zone("東", "どこにもない町", "東町一丁目")]).unknown == ("どこにもない町",)


def test_what_is_left_over_stands_under_unassigned() -> None:
    rows = count(TOWNS, [zone("東", "東町一丁目")], points={"東": 2}, outside=3)
    assert [(row.name, row.residents, row.age65plus, row.service_points) for row in rows] == [
        ("東", 100, 30, 2),
        (UNASSIGNED, 500, 110, 3),
    ]


def test_without_rest_there_is_no_unassigned() -> None:
    rows = count(TOWNS, [zone("全", *(town.name for town in TOWNS))], points={"全": 1}, outside=0)
    assert [row.name for row in rows] == ["全"]


def test_an_unknown_age_makes_the_sum_unknown() -> None:
    rows = count([Town(name="北町", people=5)], [zone("北", "北町")], points={}, outside=0)
    assert (rows[0].residents, rows[0].age65plus) == (5, None)


def test_namesakes_are_told_apart_by_their_code() -> None:
    both = told_apart([("28101", Town(name="本町", people=1)), ("28102", Town(name="本町", people=2))])
    assert [town.name for town in both] == ["本町（28101）", "本町（28102）"]
    assert assign(both, [zone("区", "本町")]).owner == {"本町（28101）": "区", "本町（28102）": "区"}


_NAMES = st.sampled_from(["東町一丁目", "東町２丁目", "木太町", "1", "2", "木太町1区", "ない町"])
_MEMBERS = st.lists(st.builds(Member, town=_NAMES, part=st.booleans()), max_size=6)


@given(st.lists(_MEMBERS, max_size=4))
def test_people_are_never_lost_and_never_doubled(lists: list[list[Member]]) -> None:
    zones = [
        Zone(id=str(n), kind="k", fiscal_year=1, name=f"圏域{n}", members=tuple(members))
        for n, members in enumerate(lists)
    ]
    rows = count(TOWNS, zones, points={}, outside=0)
    assert sum(row.residents for row in rows) == sum(town.people for town in TOWNS)
    assert sum(row.age65plus or 0 for row in rows) == sum(town.age65plus or 0 for town in TOWNS)
