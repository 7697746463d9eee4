"""What profiles are counted from, for all zones of a kind at once: people shared out, places by zone, who can walk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from layers.access.answer import Answer
from layers.access.question import Question
from layers.place.crowd import Crowd
from layers.place.small_areas import AreaPiece, areas_by_code, located
from layers.place.zones import Town, Zone
from layers.profile.ground import Ground, Reached
from layers.profile.homes import Homes
from layers.profile.labels import label
from layers.profile.profile import Here
from layers.profile.shares import REST, Holdings, TownPeople, holdings, portions, shared
from layers.provenance import Source
from layers.store.areas import towns_of
from layers.store.profile_homes import homes
from layers.store.profile_together import together
from layers.store.zone_question import zone_question
from layers.vocabulary import kinds

if TYPE_CHECKING:
    from sqlalchemy import Row

    from layers.store.unit import Unit

_WAITING = "profile.computing"


@dataclass(frozen=True, kw_only=True, eq=False)
class Grounds:
    """Of one kind and 年度: the ground of each zone by name, the city's, and what is left over (未割当)."""

    zones: Mapping[str, Ground]
    rest: Ground
    city: Ground
    held: Holdings
    question: Question | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lived:
    """People of one table: by town, with what is known of the table."""

    towns: tuple[Town, ...]
    people: tuple[TownPeople, ...]
    together: tuple[frozenset[str], ...]
    source: Source | None
    as_of: str


def gather(unit: "Unit", zones: Sequence[Zone]) -> Grounds:
    """Read once what all zones of a kind are counted from."""
    pieces = unit.areas.pieces()
    lived = lived_in(unit, pieces)
    held = holdings(lived.towns, zones, pieces, plane=unit.city().plane_srid)
    people = shared(lived.people, held)
    question, answer, lacking = _answer(unit)
    reached = _reached(answer, held)
    crowd = unit.crowd
    made = {
        zone.name: _ground(people.get(zone.name, []), lived, answer, reached.get(zone.name, []), lacking)
        for zone in zones
    }
    rest = _ground(people.get(REST, []), lived, answer, reached.get(REST, []), lacking)
    city = _ground(list(lived.people), lived, answer, _whole(answer), lacking)
    rows = {zone.name: crowd.choose(zone_id=zone.id).tolist() for zone in zones}
    inside = {row for found in rows.values() for row in found}
    everything = crowd.everything.tolist()
    told = _sources(unit, crowd, everything)
    homes_of, homes_of_city = homes(unit, zones, pieces)

    def whole(ground: Ground, own: Sequence[int], households: Homes | None) -> Ground:
        return replace(_with_places(ground, crowd, own, told), homes=households)

    return Grounds(
        zones={name: whole(ground, rows[name], homes_of.get(name)) for name, ground in made.items()},
        rest=whole(rest, [row for row in everything if row not in inside], homes_of.get(REST)),
        city=whole(city, everything, homes_of_city),
        held=held,
        question=question,
        sources=tuple(dict.fromkeys(answer.sources if answer else ())),
    )


def lived_in(unit: "Unit", pieces: Sequence[AreaPiece], table: "list[Row[Any]] | None" = None) -> Lived:
    """People of a table of the register, the newest unless given; without any, of the census."""
    rows = unit.areas.table() if table is None else table
    if not rows:
        return _of_census(unit, pieces)
    towns = located(towns_of(rows), pieces)
    return Lived(
        towns=tuple(towns),
        people=tuple(_people(row, town) for row, town in zip(rows, towns, strict=True)),
        together=together(rows, towns),
        source=unit.areas.table_source(rows),
        as_of=rows[0].as_of,
    )


def _of_census(unit: "Unit", pieces: Sequence[AreaPiece]) -> Lived:
    year = unit.areas.census_year()
    towns = unit.areas.towns() if pieces else []
    parts = areas_by_code(pieces)
    return Lived(
        towns=tuple(towns),
        people=tuple(
            TownPeople(name=town.name, people=town.people, whole=town.people)
            for town in towns
            if any(code in parts for code in town.key_codes)
        ),
        together=(),
        source=next(iter(unit.areas.sources()), None),
        as_of=f"{year}-10-01" if year else "",
    )


def _people(row: "Row[Any]", town: Town) -> TownPeople:
    """A row of the table; where nobody lives, nobody is old."""
    nobody = 0 if row.people == 0 else None
    hidden = row.status == "suppressed"
    return TownPeople(
        name=town.name,
        people=row.people or 0,
        age65plus=nobody if row.age65plus is None else row.age65plus,
        age75plus=nobody if row.age75plus is None else row.age75plus,
        households=nobody if row.households is None else row.households,
        bands=dict(row.bands) or ({"85+": 0} if nobody == 0 else {}),
        men=dict(row.men),
        whole=row.people or 0,
        hidden=hidden,
    )


def _ground(
    people: Sequence[TownPeople],
    lived: Lived,
    answer: Answer | None,
    reached: Sequence[Reached],
    lacking: str,
) -> Ground:
    whole = {town.name for town in people if not town.part}
    mixed = any(pair & whole and not pair <= whole for pair in lived.together)
    return Ground(
        towns=tuple(people),
        approximate=mixed or any(town.part for town in people),
        people_source=lived.source,
        people_date=lived.as_of,
        reached=None if answer is None else tuple(reached),
        no_answer=lacking,
        reached_source="；".join(source.credit() for source in answer.sources) if answer else "",
        reached_date=answer.people_as_of if answer else "",
    )


def _answer(unit: "Unit") -> tuple[Question | None, Answer | None, str]:
    """The question of this city, its kept answer, and the code of what is lacking."""
    asked = zone_question(unit)
    if asked.question is None:
        return None, None, asked.lacking
    answer = unit.coverage.kept(asked.question, asked.ground)
    return asked.question, answer, "" if answer else _WAITING


def _whole(answer: Answer | None) -> list[Reached]:
    return [
        Reached(
            town=row.name,
            people=row.people,
            uncovered=row.uncovered,
            minutes=row.minutes,
            whole=row.uncovered,
            untied=row.untied,
        )
        for row in (answer.rows if answer else ())
    ]


def _reached(answer: Answer | None, held: Holdings) -> dict[str, list[Reached]]:
    """The rows of an answer by zone, those of shared towns with the zone's part."""
    found: dict[str, list[Reached]] = {}
    for row in _whole(answer):
        weights = held.get(row.town, {REST: 1})
        numbers = list(weights.values())
        far, near = portions(row.uncovered, numbers), portions(row.people - row.uncovered, numbers)
        untied = portions(row.untied, far) if row.uncovered else far
        for place, zone in enumerate(weights):
            part = replace(
                row,
                people=far[place] + near[place],
                uncovered=far[place],
                untied=untied[place],
                part=len(weights) > 1,
            )
            found.setdefault(zone, []).append(part)
    return found


def _with_places(ground: Ground, crowd: Crowd, rows: Sequence[int], told: Mapping[str, tuple[Source, ...]]) -> Ground:
    return replace(ground, places=tuple(_here(crowd, row) for row in rows), place_sources=told)


def _sources(unit: "Unit", crowd: Crowd, rows: Sequence[int]) -> dict[str, tuple[Source, ...]]:
    """The lists of each kind in the city: where a zone has none of a kind, they are who says so."""
    taken_in = unit.imports.days_of_places()
    found: dict[str, dict[Source, None]] = {}
    for row in rows:
        code = crowd.kind_codes[int(crowd.kinds[row])]
        found.setdefault(code, {})[crowd.sources[int(crowd.source[row])]] = None
    return {code: tuple(_dated(source, taken_in) for source in kind) for code, kind in found.items()}


def _dated(source: Source, taken_in: Mapping[str, str]) -> Source:
    """A list that tells no day of its own is of the day on which it was taken in, and says so."""
    day = taken_in.get(source.title, "")
    if source.date or not day:
        return source
    return replace(source, title=label("taken_in", title=source.title, day=day), date=day)


def _here(crowd: Crowd, row: int) -> Here:
    code = crowd.kind_codes[int(crowd.kinds[row])]
    lon, lat = crowd.lonlat[row].tolist()
    return Here(
        id=crowd.ids[row],
        name=crowd.names[row],
        kind=code,
        kind_label=kinds()[code].label,
        town=crowd.where(row),
        lonlat=(lon, lat) if lon == lon else None,  # noqa: PLR0124 - NaN is not itself
    )
