"""A profile as the sheets of a workbook: values alone, so that what is sent is what was counted."""

from collections.abc import Iterator

from layers.profile.figure import Figure
from layers.profile.profile import ZoneProfile

Cell = str | int | float | None
Sheet = list[list[Cell]]


def numbers(told: ZoneProfile) -> Sheet:
    """Every number with its city, share, day, source and what must be known of it."""
    return [_number(one) for one in told.figures()]


def _number(one: Figure) -> list[Cell]:
    share = [one.zone_share, one.city_share]
    return [one.label, one.value, one.city_value, one.unit, *share, one.approximate, one.date, one.source, one.missing]


def ages(told: ZoneProfile) -> Sheet:
    """Classes of ages beside the city's, men and women where they are known."""
    return [
        [band.label, band.people, band.city, band.male, band.female, band.city_male, band.city_female]
        for band in told.people.bands
    ]


def years(told: ZoneProfile) -> Sheet:
    """Years, estimates marked."""
    return [
        [year.date, year.people, year.age65plus, year.age75plus, year.projected, year.source]
        for year in told.people.years
    ]


def places(told: ZoneProfile) -> Sheet:
    """All places by kind."""
    return [
        [kind.label, place.name, place.town, place.next_day, place.next_words]
        for kind in told.here
        for place in kind.places
    ]


def towns(told: ZoneProfile) -> Sheet:
    """The towns with their people."""
    return [[town.name, town.people, town.age75plus, town.part] for town in told.where.towns]


def words(told: ZoneProfile) -> Sheet:
    """What residents say."""
    return list(_words(told))


def _words(told: ZoneProfile) -> Iterator[list[Cell]]:
    for kind in told.words:
        for word in kind.words:
            yield [kind.label, word.text, word.author, word.day, word.note, word.approved]


SHEETS = (numbers, ages, years, places, towns, words)
