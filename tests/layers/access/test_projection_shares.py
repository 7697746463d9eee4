"""An estimate of the whole city, by the shares of today: its own sum in whole persons, and never called a count."""

from hypothesis import given, settings
from hypothesis import strategies as st

from layers.access.people import Residents
from layers.access.projection_shares import BY_SHARE, OLDER_BY_SHARE, by_share
from layers.place.zones import Town
from tests.builders import SOURCE
from tests.coverage_town import residents

_TOWNS = st.lists(st.tuples(*[st.integers(0, 900)] * 3), min_size=1, max_size=9).filter(
    lambda all_: any(map(any, all_))
)
_COUNT = st.integers(0, 5000)


def _today(bands) -> Residents:
    towns = [
        Town(name=f"{number}丁目", people=sum(one), age65plus=one[1] + one[2], age75plus=one[2])
        for number, one in enumerate(bands)
    ]
    return Residents(towns=tuple(towns))


@settings(max_examples=60)
@given(_TOWNS, _COUNT, st.none() | _COUNT, st.none() | _COUNT)
def test_the_towns_hold_exactly_the_estimate_of_the_city(bands, people, aged, older) -> None:
    found = by_share(_today(bands), {"all": people, "65plus": aged, "75plus": older}, SOURCE, year=2040).towns
    assert sum(one.people for one in found) == people
    assert all(0 <= one.age75plus <= one.age65plus <= one.people for one in found)
    if aged is not None:
        assert sum(one.age65plus for one in found) == min(aged, people)
        if older is not None:
            assert sum(one.age75plus for one in found) == min(older, aged, people)


def test_each_town_keeps_its_share_of_today_and_ages_as_it_is_old_today() -> None:
    """高松's table: people, and those of 65; the nine towns are 10 % aged, half of them 75."""
    found = by_share(residents(), {"all": 4000.0, "65plus": 900.0, "75plus": None}, SOURCE, year=2050)
    assert [one.age65plus for one in found.towns] == [20, 40, 60, 80, 100, 120, 140, 160, 180]
    assert [one.age75plus for one in found.towns] == [10, 20, 30, 40, 50, 60, 70, 80, 90]
    # 3,100 under 65, by who is under 65 today.
    assert found.towns[8].people == 180 + 620
    assert (found.register, found.as_of, found.year, found.source) == ("projection", "2050", 2050, SOURCE)
    assert found.estimate == (BY_SHARE, OLDER_BY_SHARE)


def test_without_ages_of_today_all_towns_are_shared_alike_and_75_is_not_guessed() -> None:
    today = Residents(towns=(Town(name="東", people=30), Town(name="西", people=10)))
    found = by_share(today, {"all": 20.0, "65plus": 8.0, "75plus": None}, SOURCE, year=2040)
    assert [(one.people, one.age65plus, one.age75plus) for one in found.towns] == [(15, 6, None), (5, 2, None)]
    (east, west) = by_share(today, {"all": 20.0, "65plus": None, "75plus": None}, SOURCE, year=2040).towns
    assert (east.people, west.people, east.age65plus) == (15, 5, None)
    assert by_share(today, {"all": 20.0, "65plus": 8.0, "75plus": 4.0}, SOURCE, year=2040).estimate == (BY_SHARE,)
