"""A profile as the sheets of a workbook: values alone, so that what is sent is what was counted."""

from collections.abc import Iterator

from layers.profile.figure import Figure
from layers.profile.labels import label
from layers.profile.profile import ZoneProfile

Cell = str | int | float | None
Sheet = list[list[Cell]]


def numbers(told: ZoneProfile) -> Sheet:
    """Every number with its city, share, day, source and what must be known of it."""
    return [_number(one) for one in told.figures()]


def _number(one: Figure) -> list[Cell]:
    share = [one.zone_share, one.city_share]
    note = one.missing or (label("noisy") if one.noise else "")
    return [one.label, one.value, one.city_value, one.unit, *share, one.approximate, one.date, one.source, note]


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


def far(told: ZoneProfile) -> Sheet:
    """All towns with people who reach no place, how many they are and how far the nearest is."""
    return [[town.name, town.people, town.uncovered, town.minutes, town.noise] for town in told.far.towns]


def changed(told: ZoneProfile) -> Sheet:
    """What has changed since: numbers, places that came and went."""
    rows: Sheet = [
        [one.label, one.before, one.after, one.unit, one.before_date, one.after_date, one.told]
        for one in told.changed.figures
    ]
    gone: tuple[tuple[str, tuple[str, ...]], ...] = (("opened", told.changed.opened), ("closed", told.changed.closed))
    return rows + [
        [label(name), None, None, "", told.changed.since, told.day, place] for name, own in gone for place in own
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


SHEETS = (numbers, ages, years, places, far, towns, changed, words)
