"""Towns in several zones: whole persons, nobody lost, every sum of ages kept."""

from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

from layers.place.small_areas import AreaPiece
from layers.place.zones import Member, Town, Zone
from layers.profile.shares import REST, TownPeople, from_age, holdings, parted, portions, shared

PLANE = 6672
_BANDS = st.dictionaries(
    st.sampled_from(["0-4", "60-64", "65-69", "70-74", "75-79", "80-84", "85+", "unknown"]), st.integers(0, 400)
)


def a_zone(name: str, *members: Member, ground: tuple[float, ...] = ()) -> Zone:
    shape = box(*ground) if ground else None
    return Zone(id=name, kind="k", fiscal_year=2026, name=name, members=members, geometry=shape)


def a_piece(code: str, people: int, west: float, east: float) -> AreaPiece:
    return AreaPiece(
        key_code=code, name=code, people=people, hcode=8101, boundary="exact", geometry=box(west, 34, east, 34.01)
    )


@given(bands=_BANDS, weights=st.lists(st.integers(1, 1000), min_size=2, max_size=5))
def test_parts_add_up_in_every_age(bands: dict[str, int], weights: list[int]) -> None:
    aged, old = from_age(bands, 65), from_age(bands, 75)
    town = TownPeople(name="町", people=sum(bands.values()), age65plus=aged, age75plus=old, bands=bands, households=7)
    parts = parted(town, weights)
    assert sum(part.people for part in parts) == town.people
    assert sum(part.households or 0 for part in parts) == 7
    for name, people in bands.items():
        assert sum(part.bands[name] for part in parts) == people
    if aged is not None and old is not None:
        assert [part.age65plus for part in parts] == [from_age(part.bands, 65) for part in parts]
        assert sum(part.age75plus or 0 for part in parts) == old
    assert all(part.part for part in parts)


@given(number=st.integers(0, 10_000), weights=st.lists(st.integers(0, 50), min_size=1, max_size=6))
def test_no_portion_is_a_person_away_from_its_share(number: int, weights: list[int]) -> None:
    found = portions(number, weights)
    assert sum(found) == number
    if sum(weights):
        assert all(abs(one - number * weight / sum(weights)) < 1 for one, weight in zip(found, weights, strict=True))


def test_ages_without_bands_are_shared_in_three_classes() -> None:
    town = TownPeople(name="町", people=101, age65plus=41, age75plus=21)
    first, second = parted(town, [1, 1])
    assert (first.people + second.people, (first.age65plus or 0) + (second.age65plus or 0)) == (101, 41)
    assert first.bands == second.bands == {}
    assert (first.age75plus, second.age75plus) == (11, 10)


def test_a_town_in_two_zones_is_shared_equally_where_nothing_else_is_known() -> None:
    towns = [Town(name="上町", people=10), Town(name="下町", people=20)]
    zones = [
        a_zone("東", Member(town="上町"), Member(town="下町", part=True)),
        a_zone("西", Member(town="下町", part=True)),
    ]
    assert holdings(towns, zones, [], plane=PLANE) == {"上町": {"東": 1}, "下町": {"東": 1, "西": 1}}


def test_a_town_of_which_one_zone_holds_a_part_leaves_the_rest_to_nobody() -> None:
    zones = [a_zone("東", Member(town="下町", part=True))]
    held = holdings([Town(name="下町", people=20)], zones, [], plane=PLANE)
    assert held == {"下町": {"東": 1, REST: 1}}
    found = shared([TownPeople(name="下町", people=21)], held)
    assert {zone: town.people for zone, (town,) in found.items()} == {"東": 11, REST: 10}


def test_census_areas_that_zones_name_weigh_by_their_people() -> None:
    town = Town(
        name="木太町", people=100, key_codes=("1", "2", "3"), area_names=("木太町一区", "木太町二区", "木太町三区")
    )
    zones = [a_zone("東", Member(town="1"), Member(town="2")), a_zone("西", Member(town="3"))]
    pieces = [a_piece("1", 10, 134.0, 134.01), a_piece("2", 20, 134.01, 134.02), a_piece("3", 70, 134.02, 134.03)]
    assert holdings([town], zones, pieces, plane=PLANE) == {"木太町": {"東": 30, "西": 70}}


def test_borders_weigh_by_ground() -> None:
    town = Town(name="町", people=100, key_codes=("1",), area_names=("町",))
    zones = [
        a_zone("東", Member(town="1", part=True), ground=(134.0, 33.99, 134.0025, 34.02)),
        a_zone("西", Member(town="1", part=True), ground=(134.0025, 33.99, 134.02, 34.02)),
    ]
    held = holdings([town], zones, [a_piece("1", 100, 134.0, 134.01)], plane=PLANE)
    assert held == {"町": {"東": 250, "西": 750}}


def test_a_town_of_no_zone_is_the_rest() -> None:
    assert holdings([Town(name="町", people=1)], [], [], plane=PLANE) == {"町": {REST: 1}}


@given(bands=_BANDS, share=st.floats(0, 1), weights=st.lists(st.integers(1, 1000), min_size=2, max_size=5))
def test_no_part_has_more_men_than_people_and_none_is_lost(
    bands: dict[str, int], share: float, weights: list[int]
) -> None:
    men = {name: round(share * people) for name, people in bands.items()}
    aged, old = from_age(bands, 65), from_age(bands, 75)
    town = TownPeople(
        name="町", people=sum(bands.values()), age65plus=aged, age75plus=old, bands=bands, men=men, whole=1
    )
    parts = parted(town, weights)
    if parts[0].bands:
        for name, number in men.items():
            assert sum(part.men[name] for part in parts) == number
            assert all(0 <= part.men[name] <= part.bands[name] for part in parts)
