"""Indicator 指標: one function each, from the ground of a zone to the rows that its number is the sum of.

Adding one is adding a function with ``@indicator``, its words in ``indicators.toml`` and a test; the page, the workbook
and the comparison with the city follow from it.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from layers.profile.figure import NOISE, Figure, Number, Rows
from layers.profile.ground import Ground, Tally
from layers.profile.labels import label
from layers.profile.shares import TownPeople, from_age
from layers.vocabulary import kinds
from layers.wording import sentence

Counting = Callable[[Ground], Tally]
PLACES = "here."
_NO_PEOPLE = ("households",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Indicator:
    """``section``: people or far; ``of``: id of what it is also told as a share of; ``doc``: what it counts."""

    id: str
    label: str
    unit: str
    section: str
    of: str
    doc: str
    count: Counting


_known: dict[str, Indicator] = {}


def indicator(name: str) -> Callable[[Counting], Counting]:
    """Make a function the indicator of this name in ``indicators.toml``; a name is taken once."""

    def taken(count: Counting) -> Counting:
        if name in _known:
            raise ValueError(name)
        _known[name] = Indicator(id=name, count=count, **{"of": "", **_told()[name]})
        return count

    return taken


@cache
def _told() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("indicators.toml").read_text("utf-8"))


def indicators() -> dict[str, Indicator]:
    """All by id, in the order in which they are printed."""
    return dict(_known)


def one(name: str) -> Indicator | None:
    """By id; the places of a kind are an indicator each (``here.kayoinoba``)."""
    kind = kinds().get(name.removeprefix(PLACES)) if name.startswith(PLACES) else None
    return of_kind(kind.code) if kind else _known.get(name)


def of_kind(code: str) -> Indicator:
    """How many places of a kind there are."""
    kind = kinds()[code]
    return Indicator(
        id=f"{PLACES}{code}",
        label=kind.label,
        unit=label("unit_places"),
        section="here",
        of="",
        doc=label("doc_places", kind=kind.label),
        count=lambda ground: ground.of_kind(code),
    )


def figure(told: Indicator, zone: Ground, city: Ground, *, at: tuple[tuple[str, str], ...] = ()) -> Figure:
    """The number of the zone with the city's beside it; ``at``: the address of the zone's rows."""
    mine, whole = told.count(zone), told.count(city)
    value = mine.total
    people = told.id not in _NO_PEOPLE and not told.id.startswith(PLACES)
    return Figure(
        id=told.id,
        label=told.label,
        value=value,
        unit=told.unit,
        date=mine.date,
        source=mine.source,
        city_value=whole.total,
        rows=Rows(page="profiles.rows", values=(*at, ("figure", told.id))) if value is not None else None,
        noise=people and value is not None and 0 < value < NOISE,
        approximate=mine.approximate,
        missing=sentence(mine.missing) if mine.missing else "",
    )


def figures(section: str, zone: Ground, city: Ground, *, at: tuple[tuple[str, str], ...] = ()) -> Iterator[Figure]:
    """All numbers of a section, each with its share of what it is a part of."""
    found: dict[str, Figure] = {}
    for told in _known.values():
        if told.section == section:
            made = figure(told, zone, city, at=at)
            whole = found.get(told.of)
            if whole is not None:
                made = made.shared(whole.value, whole.city_value, whole.label)
            found[told.id] = made
    yield from found.values()


def per_thousand(places: Figure, people: Figure) -> Figure | None:
    """Places for a thousand people, for zone and city; None where nobody is known to live."""
    if not people.value or places.value is None:
        return None
    return Figure(
        id=f"per_thousand.{places.id.removeprefix(PLACES)}",
        label=places.label,
        value=_rate(places.value, people.value),
        unit=label("unit_per_thousand"),
        date=places.date,
        source=places.source,
        city_value=_rate(places.city_value, people.city_value),
        rows=places.rows,
        noise=people.noise,
        approximate=people.approximate,
    )


def _rate(places: Number | None, people: Number | None) -> float | None:
    return round(1000 * places / people, 2) if places is not None and people else None


# --- the indicators, in the order of the sheet --------------------------------------------------------------------


@indicator("residents")
def residents(ground: Ground) -> Tally:
    """People of the register, else of the census."""
    return ground.people(lambda town: town.people, missing="profile.no_people")


@indicator("under15")
def under15(ground: Ground) -> Tally:
    """Children; those of unknown age are not among them."""
    return ground.people(_under15, missing="profile.no_bands")


@indicator("65plus")
def aged_65plus(ground: Ground) -> Tally:
    """People of 65 and older."""
    return ground.people(lambda town: town.age65plus, missing="profile.no_ages")


@indicator("75plus")
def aged_75plus(ground: Ground) -> Tally:
    """People of 75 and older."""
    return ground.people(lambda town: town.age75plus, missing="profile.no_ages")


@indicator("85plus")
def aged_85plus(ground: Ground) -> Tally:
    """People of 85 and older."""
    return ground.people(lambda town: from_age(town.bands, 85), missing="profile.no_bands")


@indicator("households")
def households(ground: Ground) -> Tally:
    """Households."""
    return ground.people(lambda town: town.households, missing="profile.no_households")


@indicator("living_alone_65plus")
def living_alone_65plus(ground: Ground) -> Tally:
    """Households of one person of 65 or older."""
    return ground.households("alone65plus")


@indicator("couples_65plus")
def couples_65plus(ground: Ground) -> Tally:
    """Households of an aged couple alone."""
    return ground.households("couples65plus")


@indicator("asked")
def asked(ground: Ground) -> Tally:
    """Whom the question of coverage asks about."""
    return ground.walks(lambda town: town.people)


@indicator("uncovered")
def uncovered(ground: Ground) -> Tally:
    """Those of them who reach no place in that time."""
    return ground.walks(lambda town: town.uncovered)


def _under15(town: TownPeople) -> int | None:
    older, all_told = from_age(town.bands, 15), from_age(town.bands, 0)
    return None if older is None or all_told is None else all_told - older
