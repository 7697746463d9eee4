"""地域プロフィール: every number counted when it is read, from the editions in force; the residents' words laid beside.

Nothing of a profile is kept but what residents say and, once a month, what the numbers were: a new month of people
changes all profiles by being published.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sqlalchemy import Connection

from layers import clock
from layers.errors import NotFound
from layers.place.zones import Zone
from layers.profile import indicators
from layers.profile.changes import changes
from layers.profile.ground import Tally
from layers.profile.profile import YearCount, ZoneProfile
from layers.profile.words import laid_out
from layers.store import profile_parts as parts
from layers.store.crowds import Crowds
from layers.store.moments import Moments
from layers.store.profile_ground import Grounds, gather
from layers.store.profile_years import years
from layers.store.resident_words import Spot

if TYPE_CHECKING:
    from collections.abc import Hashable

    from layers.store.unit import Unit

_KEPT = 8


@dataclass(frozen=True, kw_only=True, eq=False)
class _All:
    """What is read once for all zones of a kind and 年度."""

    zones: tuple[Zone, ...]
    grounds: Grounds
    years: dict[str, tuple[YearCount, ...]]


# By the crowds of a store: a store that is closed takes its grounds with it.
_held: "WeakKeyDictionary[Crowds, OrderedDict[Hashable, _All]]" = WeakKeyDictionary()
_guard = threading.Lock()


class Profiles:
    """The desk of 地域プロフィール; what one may not see is in no number of it."""

    def __init__(self, connection: Connection, unit: "Unit", crowds: Crowds) -> None:
        """A desk of a Unit; ``crowds`` of the store keep what was read until something changes."""
        self._connection = connection
        self._unit = unit
        self._crowds = crowds

    def of(self, kind: str, zone_id: str, year: int | None = None) -> ZoneProfile:
        """The profile of a zone, or of the zone of its name in another 年度; ``NotFound("zone.not_found")``."""
        zone = self._zone(kind, zone_id, year)
        everything = self._all(zone.kind, zone.fiscal_year)
        return self._profile(zone, everything)

    def all_of(self, kind: str, year: int | None = None) -> list[ZoneProfile]:
        """The profiles of all zones of a kind, in the order of their list."""
        zones = self._unit.zones.read(kind, year)
        return [self.of(kind, zone.id) for zone in zones]

    def tally(self, kind: str, zone_id: str, figure: str, *, city: bool = False) -> tuple[indicators.Indicator, Tally]:
        """A number's indicator and its rows; ``NotFound("profile.no_figure")``."""
        zone = self._zone(kind, zone_id, None)
        told = indicators.one(figure)
        if told is None:
            raise NotFound("profile.no_figure")
        grounds = self._all(zone.kind, zone.fiscal_year).grounds
        return told, told.count(grounds.city if city else grounds.zones[zone.name])

    def unkept(self) -> list[ZoneProfile]:
        """The profiles of those kinds of which nothing was kept today."""
        moments = Moments(self._connection, self._unit.viewer)
        lacking = [system.id for system in self._unit.zones.kinds() if system.known and moments.lacks(system.id)]
        return [profile for kind in lacking for profile in self.all_of(kind)]

    def keep(self, profiles: Iterable[ZoneProfile]) -> None:
        """Keep what these zones are this month: next year is compared with it."""
        moments = Moments(self._connection, self._unit.viewer)
        for profile in profiles:
            moments.keep(profile)

    # --- inside ------------------------------------------------------------------------------------------------

    def _zone(self, kind: str, zone_id: str, year: int | None) -> Zone:
        zone = self._unit.zones.one(zone_id)
        if zone.kind != kind:
            raise NotFound("zone.not_found")
        if year is None or year == zone.fiscal_year:
            return zone
        found = next((one for one in self._unit.zones.read(kind, year) if one.name == zone.name), None)
        if found is None:
            raise NotFound("zone.not_found")
        return found

    def _all(self, kind: str, year: int) -> _All:
        viewer = self._unit.viewer
        answers = self._unit.coverage.newest()
        key = (self._unit.revision, answers, viewer.rank, viewer.role, viewer.zones, kind, year, clock.today())
        with _guard:
            kept = _held.setdefault(self._crowds, OrderedDict())
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
        zones = tuple(self._unit.zones.read(kind, year))
        made = _All(zones=zones, grounds=gather(self._unit, zones), years=years(self._connection, self._unit, zones))
        with _guard:
            kept[key] = made
            while len(kept) > _KEPT:
                kept.popitem(last=False)
        return made

    def _profile(self, zone: Zone, everything: _All) -> ZoneProfile:
        grounds, city = everything.grounds, self._unit.city()
        mine, spot = grounds.zones[zone.name], Spot(kind=zone.kind, zone=zone.name)
        at = (("kind", zone.kind), ("zone", zone.id))
        words, told = self._unit.resident_words.of(spot), everything.years.get(zone.name, ())
        people = parts.people(mine, grounds.city, told, at)
        here = parts.here(self._unit, mine, grounds.city, people.figures[0], at)
        far = parts.far(self._unit, grounds, mine, at)
        counted = [*people.figures, *(one.figure for one in here), *far.figures]
        moment = Moments(self._connection, self._unit.viewer).before(spot)
        systems = {system.id: system.name for system in self._unit.zones.kinds()}
        return ZoneProfile(
            kind=zone.kind,
            kind_name=systems.get(zone.kind, zone.kind),
            zone=zone.id,
            zone_name=zone.name,
            year=zone.fiscal_year,
            city_name=city.name,
            day=clock.today().isoformat(),
            where=parts.where(self._unit, zone, mine),
            people=people,
            here=here,
            far=far,
            found=parts.found(self._unit, zone, mine),
            slopes=parts.slopes(self._unit, zone, mine),
            words=laid_out(words),
            felt=tuple(self._unit.resident_words.felt(spot)),
            changed=changes(counted, told, [place for kind in here for place in kind.places], words, moment),
            sources=parts.sources(self._unit, mine, grounds),
            caveats=parts.caveats(mine, drawn=any(one.town.isdecimal() for one in zone.members)),
            revision=self._unit.revision,
        )
