"""What prints with every answer: what it left out and why, what it cannot say, and 国勢調査との差 with its reasons."""

from collections.abc import Iterator, Mapping
from typing import Any

from layers.access.definitions import Definition
from layers.access.eligible import Sieve
from layers.access.ends import NOWHERE
from layers.access.grounds import Ground
from layers.access.people import Residents
from layers.access.projection_shares import OLDER_BY_SHARE
from layers.access.question import Question
from layers.access.ways import Nearest
from layers.provenance import Source

Caveats = tuple[tuple[str, Mapping[str, Any]], ...]
BORROWED = "caveat.borrowed_ages"
_UNKNOWN = {
    "frequency": "caveat.unknown_frequency",
    "confirmed": "caveat.unknown_confirmed",
    "seats": "caveat.unknown_seats",
    "attributes": "caveat.unknown_attributes",
}


def caveats(question: Question, ground: Ground, what: Definition, sieve: Sieve, way: Nearest) -> Caveats:
    """Codes with their figures, in the order in which they are read; their sentences stand in ``wording.toml``."""
    return tuple(
        (code, {key: value for key, value in params.items() if key != "count" or value})
        for code, params in (
            *_of_places(question, sieve, way),
            *_of_ways(question, ground, way),
            *_of_people(ground),
            *(("caveat.own", {"words": words}) for words in what.caveats),
        )
        if params.get("count", 1)
    )


def difference(residents: Residents) -> dict[str, Any]:
    """People of the census minus those of the register, with the codes of its reasons; empty where one is missing."""
    if residents.census is None or residents.register != "juki" or residents.year:
        return {}
    register = sum(town.people for town in residents.towns)
    reasons = ["difference.day", "difference.where_counted"]
    if residents.hidden:
        reasons.append("difference.hidden")
    return {
        "census": residents.census,
        "register": register,
        "people": residents.census - register,
        # A year is no number to be grouped by thousands.
        "census_year": str(residents.census_year),
        "register_as_of": residents.as_of,
        "reasons": reasons,
    }


def _of_places(question: Question, sieve: Sieve, way: Nearest) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if not sieve.points:
        yield "caveat.no_places", {}
    for topic, code in _UNKNOWN.items():
        yield code, {"count": sieve.unknown.get(topic, 0)}
    told = sum("capacity" in point.facts for point in sieve.points)
    yield "caveat.seats", {"count": len(sieve.points) - told if told else 0}
    yield "caveat.resting", {"count": sieve.lost.get("status", 0)}
    if question.sex:
        yield "caveat.both_sexes", {}
        yield "caveat.other_sex", {"count": sieve.lost.get("sex", 0)}
    else:
        yield "caveat.one_sex", {"count": sieve.one_sex}
    yield "caveat.nowhere", {"count": len(sieve.nowhere)}
    yield "caveat.far_from_streets", {"count": int((~way.places.tied).sum())}
    yield "caveat.rough", {"count": sieve.rough}


def _of_ways(question: Question, ground: Ground, way: Nearest) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if question.measure == "straight":
        yield "caveat.straight", {}
    if question.travel == "by_car":
        yield "caveat.by_car", {}
    if question.travel == "with_transport":
        yield "caveat.fetched", {"count": int(ground.demand.people[way.ridden].sum())}
        yield "caveat.fetched_from_nowhere", {"count": len(way.rides.nameless)}
    yield "caveat.flat", {"count": ground.network.without_height}


def _of_people(ground: Ground) -> Iterator[tuple[str, Mapping[str, Any]]]:
    demand = ground.demand
    yield "caveat.spread", {}
    if any(area.boundary == "approximate" for area in demand.areas):
        yield "caveat.approximate", {}
    yield "caveat.untied", {"count": int(demand.people[demand.homes.nodes == NOWHERE].sum())}
    yield "caveat.uncertain", {"count": int(demand.people[demand.uncertain].sum())}
    if demand.group != "all":
        yield "caveat.unknown_age", {"count": ground.residents.unknown_age}
        if ground.residents.ages is not None:
            yield BORROWED, {"source": _named(ground.residents.ages)}
    if ground.residents.register == "census":
        yield "caveat.census", {"day": ground.residents.as_of or str(ground.residents.census_year)}
    for code in ground.residents.estimate:
        if code != OLDER_BY_SHARE or demand.group == "75plus":
            yield code, {"year": str(ground.residents.year), "source": _credit(ground.residents)}


def _named(source: Source) -> str:
    """Its title with its year, where the title does not tell it."""
    year = source.date[:4]
    return f"{source.title} {year}" if year and year not in source.title else source.title


def _credit(residents: Residents) -> str:
    return residents.source.credit() if residents.source else ""
