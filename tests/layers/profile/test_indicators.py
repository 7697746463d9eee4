"""Every indicator on one small zone whose answers can be done by hand: each id stands here, with its number."""

import pytest

from layers.profile import indicators
from layers.profile.ground import Ground, Reached
from layers.profile.homes import Homes, TownHomes
from layers.profile.profile import Here
from layers.profile.shares import TownPeople
from layers.provenance import Source

REGISTER = Source(title="住民基本台帳", date="2026-10-01")
CENSUS = Source(title="国勢調査 世帯の家族類型", date="2020-10-01")
BANDS = {"0-4": 5, "10-14": 5, "15-19": 20, "65-69": 10, "75-79": 6, "85+": 4}


def a_town(name: str, *, times: int = 1, **more: object) -> TownPeople:
    told = {"people": 50, "age65plus": 20, "age75plus": 10, "households": 25, "whole": 50 * times}
    numbers = {key: value * times for key, value in told.items() if key != "whole"}
    bands = {band: people * times for band, people in BANDS.items()}
    return TownPeople(**{"name": name, **numbers, "whole": 50 * times, "bands": bands, **more})


def a_ground(*towns: TownPeople, **more: object) -> Ground:
    return Ground(towns=towns, people_source=REGISTER, people_date=REGISTER.date, **more)


def some_homes(*households: tuple[int, int]) -> Homes:
    return Homes(
        towns=tuple(
            TownHomes(name=str(number), kinds={"alone65plus": alone, "couples65plus": couples})
            for number, (alone, couples) in enumerate(households)
        ),
        source=CENSUS,
        date=CENSUS.date,
    )


ZONE = a_ground(
    a_town("浜町一丁目"),
    a_town("浜町二丁目", times=2),
    reached=(Reached(town="浜町一丁目", people=10, uncovered=4, minutes=12.0),),
    places=(Here(id="p1", name="浜の会", kind="kayoinoba", kind_label="通いの場"),),
    place_sources={"kayoinoba": (Source(title="通いの場一覧", date="2026-09-30"),)},
    homes=some_homes((10, 4), (6, 5)),
)
CITY = a_ground(
    a_town("浜町一丁目"),
    a_town("浜町二丁目", times=2),
    a_town("山町", times=7),
    reached=(Reached(town="浜町一丁目", people=10, uncovered=4, minutes=12.0),),
    homes=some_homes((10, 4), (6, 5), (24, 21)),
)
# id → zone and city, and the share of the zone where it is told as one.
EXPECTED = {
    "residents": (150, 500, None),
    "under15": (30, 100, 20.0),
    "65plus": (60, 200, 40.0),
    "75plus": (30, 100, 20.0),
    "85plus": (12, 40, 8.0),
    "households": (75, 250, None),
    "living_alone_65plus": (16, 40, None),
    "couples_65plus": (9, 30, None),
    "asked": (10, 10, None),
    "uncovered": (4, 4, 40.0),
}


def test_every_indicator_stands_here_and_says_what_it_counts() -> None:
    assert list(indicators.indicators()) == list(EXPECTED)
    for told in indicators.indicators().values():
        assert told.doc.endswith("。")
        assert told.section in ("people", "far")


@pytest.mark.parametrize("name", EXPECTED)
def test_an_indicator_counts(name: str) -> None:
    told = indicators.indicators()[name]
    figures = {one.id: one for one in indicators.figures(told.section, ZONE, CITY)}
    found = figures[name]
    assert (found.value, found.city_value, found.zone_share) == EXPECTED[name]
    assert found.value == sum(line.number for line in told.count(ZONE).lines)
    assert found.missing == ""


def test_a_number_carries_its_day_and_source_and_leads_to_its_rows() -> None:
    found = next(indicators.figures("people", ZONE, CITY, at=(("kind", "daily_life"), ("zone", "z"))))
    assert (found.date, found.source) == ("2026-10-01", REGISTER.credit())
    assert found.rows is not None
    assert dict(found.rows.values) == {"kind": "daily_life", "zone": "z", "figure": "residents"}


def test_fewer_than_thirty_people_are_noise_and_thirty_are_not() -> None:
    told = indicators.indicators()["75plus"]
    assert not indicators.figure(told, a_ground(a_town("a", times=3)), CITY).noise
    few = a_ground(a_town("a", age75plus=29))
    assert indicators.figure(told, few, CITY).noise
    assert not indicators.figure(told, a_ground(a_town("a", age75plus=0)), CITY).noise


def test_one_town_that_tells_no_ages_makes_the_sum_unknown_and_says_why() -> None:
    zone = a_ground(a_town("a"), a_town("b", age75plus=None))
    found = indicators.figure(indicators.indicators()["75plus"], zone, CITY)
    assert (found.value, found.known, found.rows) == (None, False, None)
    assert found.missing.endswith("。")


def test_a_hidden_town_is_counted_with_its_neighbour() -> None:
    hidden = TownPeople(name="奥町", people=0, hidden=True)
    found = indicators.figure(indicators.indicators()["75plus"], a_ground(a_town("a"), hidden), CITY)
    assert found.value == 10


def test_a_band_across_the_age_tells_nothing_of_it() -> None:
    wide = a_town("a", bands={"0-64": 30, "65+": 20})
    assert indicators.indicators()["85plus"].count(a_ground(wide)).missing == "profile.no_bands"


def test_places_of_a_kind_are_an_indicator_and_a_rate() -> None:
    told = indicators.one("here.kayoinoba")
    assert told is not None
    found = indicators.figure(told, ZONE, CITY)
    assert (found.value, found.city_value, found.noise, found.date) == (1, 0, False, "2026-09-30")
    people = next(indicators.figures("people", ZONE, CITY))
    rate = indicators.per_thousand(found, people)
    assert rate is not None
    assert (rate.value, rate.city_value) == (6.67, 0.0)
    assert (
        indicators.per_thousand(found, indicators.figure(indicators.indicators()["residents"], Ground(towns=()), CITY))
        is None
    )


@pytest.mark.parametrize("name", ["", "here.", "here.nothing", "per_thousand.kayoinoba", "見本"])
def test_no_other_word_is_an_indicator(name: str) -> None:
    assert indicators.one(name) is None


def test_a_name_is_taken_once() -> None:
    with pytest.raises(ValueError, match="residents"):
        indicators.indicator("residents")(lambda _: None)
