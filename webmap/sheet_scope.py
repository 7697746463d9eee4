"""What a 会議に出す1枚 speaks of: a zone, the whole city or one talk; and what is lacking there."""

from dataclasses import dataclass, replace

from layers.profile.figure import Figure
from layers.store import Unit
from layers.workshop.talks import Talk
from webmap import session, wording
from webmap.pages import Choice
from webmap.talk_pages import ZoneChoices
from webmap.talk_rows import zone_groups

CITY, TALK = "city", "talk"
_MOST = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """``name``: as it is printed; without ``zone`` the whole city; ``talk``: of its notes alone."""

    name: str
    zone_kind: str = ""
    zone: str = ""
    talk: str = ""

    def holds(self, talk: Talk) -> bool:
        """Whether the notes of this talk are counted."""
        if self.talk:
            return talk.id == self.talk
        return not self.zone or (talk.zone_kind, talk.zone) == (self.zone_kind, self.zone)


def scopes(unit: Unit, asked: str) -> tuple[ZoneChoices, ...]:
    """All that can be chosen: the city, its zones, the talks."""
    kind, _, zone = asked.partition("/")
    own = Talk(name="", zone_kind=kind, zone=zone) if zone and kind != TALK else None
    city = Choice(value=CITY, label=wording.SHEET_CITY.format(city=session.city().name), on=asked == CITY)
    talks = tuple(
        Choice(
            value=f"{TALK}/{one.id}",
            label=wording.SHEET_TALK.format(talk=one.name, zone=one.zone),
            on=asked == f"{TALK}/{one.id}",
        )
        for one in unit.talks.all()
    )
    groups = (ZoneChoices(label=wording.SHEET_WHOLE, zones=(city,)), *zone_groups(unit, own))
    return (*groups, ZoneChoices(label=wording.SHEET_ONE_TALK, zones=talks)) if talks else groups


def lacking(unit: Unit, scope: Scope) -> tuple[tuple[Figure, ...], str]:
    """Who cannot walk to a place, and kinds that the city has and this zone has not; or why it is not told."""
    if not scope.zone:
        return _of_city(unit)
    known = next((one for one in unit.zones.read(scope.zone_kind) if one.name == scope.zone), None)
    if known is None:
        return (), wording.SHEET_NO_ZONE
    profile = unit.profiles.of(scope.zone_kind, known.id)
    none = [one.figure for one in profile.here if one.figure.value == 0 and one.figure.city_value]
    return (*profile.far.figures, *none)[:_MOST], profile.far.waiting


def _of_city(unit: Unit) -> tuple[tuple[Figure, ...], str]:
    """Every zone's profile tells the same of the city beside it."""
    zone = next((zone for kind in unit.zones.kinds() for zone in unit.zones.read(kind.id)), None)
    if zone is None:
        return (), wording.SHEET_NO_ZONE
    far = unit.profiles.of(zone.kind, zone.id).far
    return tuple(replace(one, value=one.city_value) for one in far.figures if one.city_value is not None), far.waiting
