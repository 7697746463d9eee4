"""The sections of a profile, each out of the ground of its zone and the desks that hold the rest."""

from dataclasses import replace
from typing import TYPE_CHECKING

import shapely

from layers import clock
from layers.access.cells import grounds as grounds_of
from layers.catalog.coverage_words import sentence_of, who
from layers.geo.shapes import area_square_metres, union
from layers.geo.town_names import town_key
from layers.place.zones import Zone
from layers.profile import indicators
from layers.profile.figure import Figure
from layers.profile.ground import Ground
from layers.profile.labels import label
from layers.profile.profile import Far, Found, KindHere, People, Town, Where, YearCount
from layers.profile.sheet import bands, far_towns, unknown_age, with_next_days
from layers.profile.slopes import slopes as slopes_of
from layers.provenance import Source
from layers.store.profile_ground import Grounds
from layers.store.resident_words import ACT
from layers.survey.facts import fact_kinds
from layers.vocabulary import kinds
from layers.wording import sentence

if TYPE_CHECKING:
    from layers.store.unit import Unit

At = tuple[tuple[str, str], ...]
# Of a town with fewer of an age, the staff alone read how many.
FEWEST = 10
_M2_OF_KM2 = 1e6
_FAR = {"asked": "far_asked", "uncovered": "far_uncovered"}
# Whose coming days are looked for: where people meet. Of a clinic nobody asks when it takes place.
_MEETS = frozenset(
    {
        *("kayoinoba", "ibasho", "salon", "gathering", "consultation", "meal", "childcare_support"),
        *("day_activity", "daily_help", "group", "support_centre"),
    }
)


def where(unit: "Unit", zone: Zone, ground: Ground) -> Where:
    """Outline, towns and size."""
    inside = unit.viewer.may(ACT)
    towns = tuple(
        Town(
            name=town.name,
            people=None if town.hidden else town.people,
            age75plus=None if town.hidden or _few(town.age75plus, inside=inside) else town.age75plus,
            part=town.part,
        )
        for town in ground.towns
    )
    return Where(outline=zone.geometry, towns=towns, area_km2=_area(unit, zone, ground))


def _few(people: int | None, *, inside: bool) -> bool:
    return not inside and people is not None and 0 < people < FEWEST


def _area(unit: "Unit", zone: Zone, ground: Ground) -> Figure | None:
    if zone.geometry is None:
        return None
    plane, outline = unit.city().plane_srid, unit.areas.outline()
    sources = unit.areas.sources()
    rough = any(town.part for town in ground.towns) or any(
        piece.boundary == "approximate" for piece in unit.areas.pieces()
    )
    return Figure(
        id="area",
        label=label("area"),
        value=round(area_square_metres(zone.geometry, plane_srid=plane) / _M2_OF_KM2, 2),
        unit="km²",
        date=max((source.date for source in sources), default=""),
        source="；".join(dict.fromkeys(source.credit() for source in sources)),
        city_value=round(sum(area_square_metres(one, plane_srid=plane) for one in outline) / _M2_OF_KM2, 2)
        if outline
        else None,
        approximate=rough,
    )


def people(zone: Ground, city: Ground, years: tuple[YearCount, ...], at: At) -> People:
    """Numbers, ages and years."""
    told = bands(zone, city)
    coming = any(year.projected for year in years)
    return People(
        figures=tuple(indicators.figures("people", zone, city, at=at)),
        bands=told,
        bands_date=zone.people_date,
        bands_source=zone.people_source.credit() if zone.people_source else "",
        bands_approximate=zone.approximate,
        no_bands="" if told else sentence("profile.no_bands"),
        no_sexes=sentence("profile.no_sexes") if told and told[0].male is None else "",
        years=years,
        no_projection="" if coming else sentence("profile.no_projection"),
    )


def here(unit: "Unit", zone: Ground, city: Ground, residents: Figure, at: At) -> tuple[KindHere, ...]:
    """The places by kind with their next days; kinds that the city has and the zone has not are named too."""
    today = clock.today()
    meeting = [place.id for place in zone.places if place.kind in _MEETS]
    schedules = {point.id: str(point.facts.get("schedule", "")) for point in unit.places.these(meeting)}
    dated = with_next_days(zone.places, schedules, today)
    there = {place.kind for place in city.places}
    found = []
    for code, kind in kinds().items():
        if code in there:
            figure = indicators.figure(indicators.of_kind(code), zone, city, at=at)
            found.append(
                KindHere(
                    code=code,
                    label=kind.label,
                    figure=figure,
                    per_thousand=indicators.per_thousand(figure, residents),
                    places=tuple(place for place in dated if place.kind == code),
                )
            )
    return tuple(found)


def far(unit: "Unit", grounds: Grounds, zone: Ground, at: At) -> Far:
    """Who can walk to where people meet, by the answer that is kept; without one, why there is none."""
    question = grounds.question
    if question is None or zone.reached is None:
        asked = sentence_of(question) if question else ""
        return Far(question=asked, waiting=sentence(zone.no_answer or "profile.not_asked"))
    found = indicators.figures("far", zone, grounds.city, at=at)
    return Far(
        question=sentence_of(question),
        figures=tuple(
            replace(one, label=label(_FAR[one.id], who=who(question)), of=who(question) if one.of else "")
            for one in found
        ),
        towns=far_towns(zone, fewest=0 if unit.viewer.may(ACT) else FEWEST),
        day=zone.reached_date,
        sources=tuple(source.credit() for source in grounds.sources),
    )


def found(unit: "Unit", zone: Zone, ground: Ground) -> tuple[Found, ...]:
    """What was found on walks and may be seen: in the border of the zone, else by the name of the town."""
    towns = {town_key(town.name) for town in ground.towns}
    if zone.geometry is not None:
        shapely.prepare(zone.geometry)
    told = []
    for fact in unit.surveys.facts():
        if zone.geometry is not None and fact.lonlat is not None:
            inside = bool(shapely.intersects_xy(zone.geometry, *fact.lonlat))
        else:
            inside = bool(fact.town) and town_key(fact.town) in towns
        if inside:
            told.append(
                Found(
                    id=fact.id,
                    kind=fact.kind,
                    kind_label=fact_kinds()[fact.kind].label,
                    text=fact.text,
                    town=fact.town,
                    day=fact.day,
                    run=fact.run_title,
                )
            )
    return tuple(told)


def slopes(unit: "Unit", zone: Zone, ground: Ground) -> tuple[str, ...]:
    """Sentences out of the heights of the streets; none without streets or a border."""
    network = unit.walk_networks.newest()
    if network is None or zone.geometry is None:
        return ()
    own = {town.name for town in ground.towns}
    shapes, _ = grounds_of(unit.areas.pieces(), unit.areas.outline())
    towns = {
        town.name: union([shapes[code] for code in town.key_codes if code in shapes])
        for town in unit.areas.towns()
        if town.name in own and any(code in shapes for code in town.key_codes)
    }
    return slopes_of(network, zone.geometry, towns)


def sources(unit: "Unit", zone: Ground, grounds: Grounds) -> tuple[Source, ...]:
    """Whose data stand on the sheet, each once."""
    told = [
        source for kind in dict.fromkeys(place.kind for place in zone.places) for source in zone.place_sources[kind]
    ]
    lived = (zone.people_source, zone.homes.source if zone.homes else None)
    people_source = [source for source in lived if source]
    return tuple(
        one for one in dict.fromkeys((*people_source, *unit.areas.sources(), *told, *grounds.sources)) if one.credit()
    )


def caveats(zone: Ground, *, drawn: bool) -> tuple[str, ...]:
    """What must be known of the numbers; ``drawn``: the zone has a border of its own, not that of its towns."""
    parts = [town.name for town in zone.towns if town.part]
    hidden = [town.name for town in zone.towns if town.hidden]
    unknown = unknown_age(zone)
    told: list[tuple[str, dict[str, object]] | None] = [("profile.shared_towns", {"towns": parts}) if parts else None]
    told += [("profile.shared_places", {}) if parts and not drawn else None]
    told += [("profile.hidden_towns", {"towns": hidden}) if hidden else None]
    told += [("profile.unknown_age", {"count": unknown}) if unknown else None]
    untied = sum(town.untied for town in zone.reached or ())
    told += [("caveat.untied", {"count": untied}) if untied else None]
    return tuple(sentence(code, params) for code, params in filter(None, told))
