"""Men and women of the ages of a zone: told for all of it or not at all."""

from layers.profile.ground import Ground
from layers.profile.shares import TownPeople
from layers.profile.sheet import bands

SEXED = TownPeople(name="浜町", people=10, bands={"0-4": 4, "85+": 5, "unknown": 1}, men={"0-4": 3, "85+": 1})
UNSEXED = TownPeople(name="山町", people=6, bands={"0-4": 6})
EMPTY = TownPeople(name="埠頭", people=0, bands={"85+": 0})


def test_men_and_women_stand_beside_the_citys() -> None:
    young, old = bands(Ground(towns=(SEXED, EMPTY)), Ground(towns=(SEXED, SEXED)))
    assert (young.male, young.female, young.city_male, young.city_female) == (3, 1, 6, 2)
    assert (old.male, old.female, old.people) == (1, 4, 5)


def test_one_town_that_tells_no_sexes_leaves_none_for_the_whole() -> None:
    young, old = bands(Ground(towns=(SEXED,)), Ground(towns=(SEXED, UNSEXED)))
    assert (young.male, young.city_male, young.city) == (3, None, 10)
    assert (old.female, old.city_female) == (4, None)
    assert {one.male for one in bands(Ground(towns=(UNSEXED,)), Ground(towns=(UNSEXED,)))} == {None}
