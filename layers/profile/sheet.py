"""Parts of the sheet that are laid out of a ground: ages side by side with the city's, far towns, coming days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from layers.place.timing import next_meeting
from layers.profile.figure import NOISE
from layers.profile.ground import Ground
from layers.profile.labels import label
from layers.profile.profile import Band, FarTown, Here
from layers.profile.shares import UNKNOWN_AGE, TownPeople, ages_of

_OPEN = 999
_AHEAD = timedelta(days=62)


def bands(zone: Ground, city: Ground) -> tuple[Band, ...]:
    """Age classes of the zone beside the city's, the youngest first; none where a town tells none."""
    mine, whole = _summed(zone.towns), _summed(city.towns)
    if not mine or not whole:
        return ()
    names = sorted({*mine, *whole} - {UNKNOWN_AGE}, key=ages_of)
    men, all_men = _men(zone.towns), _men(city.towns)
    return tuple(
        _band(name, (mine.get(name, 0), whole.get(name, 0)), men, all_men if men is not None else None)
        for name in names
    )


def unknown_age(zone: Ground) -> int:
    """People whose age nobody knows: they are in no class."""
    return (_summed(zone.towns) or {}).get(UNKNOWN_AGE, 0)


def _summed(towns: Iterable[TownPeople]) -> dict[str, int]:
    found: dict[str, int] = {}
    for town in towns:
        if town.people and not town.bands:
            return {}
        # The class of a town where nobody lives is no class of the table.
        for name, people in town.bands.items() if town.people else ():
            found[name] = found.get(name, 0) + people
    return found


def _men(towns: Iterable[TownPeople]) -> dict[str, int] | None:
    """Men by class; None as soon as a town with people of known ages does not tell them."""
    found: dict[str, int] = {}
    for town in towns:
        if sum(people for name, people in town.bands.items() if name != UNKNOWN_AGE) and not town.men:
            return None
        for name, men in town.men.items():
            found[name] = found.get(name, 0) + men
    return found


def _band(name: str, people: tuple[int, int], men: dict[str, int] | None, all_men: dict[str, int] | None) -> Band:
    low, high = ages_of(name)
    mine, whole = people
    male = None if men is None else men.get(name, 0)
    city_male = None if all_men is None else all_men.get(name, 0)
    code = "band_open" if high == _OPEN else "band"
    return Band(
        label=label(code, low=low, high=high),
        start=low,
        upto=None if high == _OPEN else high,
        people=mine,
        city=whole,
        male=male,
        female=None if male is None else mine - male,
        city_male=city_male,
        city_female=None if city_male is None else whole - city_male,
    )


def far_towns(zone: Ground, *, fewest: int = 0) -> tuple[FarTown, ...]:
    """Towns with people who reach no place, most of them first; fewer than ``fewest`` people are not told."""
    found = [one for one in zone.reached or () if one.uncovered]
    return tuple(
        FarTown(
            name=one.town,
            people=_told(one.people, fewest),
            uncovered=_told(one.uncovered, fewest),
            minutes=one.minutes,
            noise=0 < one.people < NOISE,
        )
        for one in sorted(found, key=lambda one: (-one.uncovered, one.town))
    )


def _told(people: int, fewest: int) -> int | None:
    return None if 0 < people < fewest else people


def with_next_days(places: Sequence[Here], schedules: Mapping[str, str], today: date) -> tuple[Here, ...]:
    """The places with the next day on which each meets, where its schedule tells one."""
    found = []
    for place in places:
        words = schedules.get(place.id, "")
        day = next_meeting(words, today, today + _AHEAD).day if words else None
        known = day is not None and day <= today + _AHEAD
        found.append(replace(place, next_day=day.isoformat() if day and known else "", next_words=words))
    return tuple(found)
