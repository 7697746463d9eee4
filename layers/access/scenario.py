"""Scenario 「もし〜なら」の案: a question and the acts that somebody imagines, in order; each can be undone alone."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from layers.access.question import Question
from layers.errors import Refused
from layers.place.whereabouts import in_japan

ACTS = ("add", "close", "move", "bridge")
MOST_ACTS = 30
_LONGEST_NAME, _LONGEST_KEY, _LONGEST_PLACE = 60, 12, 200
_DIGITS = 6
_KEY = "a"

Spot = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """One thing imagined. ``place``: the id of the place closed or moved, or the ``key`` of the act that opened it.

    ``at_lonlat``: where a place comes to stand, or one end of a footbridge; ``to_lonlat``: its other end.
    """

    key: str
    kind: str
    name: str = ""
    place: str = ""
    at_lonlat: Spot | None = None
    to_lonlat: Spot | None = None

    def __post_init__(self) -> None:
        """``Refused("what_if.act")`` for what nobody could imagine."""
        spots = (self.at_lonlat is not None, self.to_lonlat is not None)
        if self.kind not in ACTS or not self.key or (bool(self.place), *spots) != _NEEDS[self.kind]:
            raise Refused("what_if.act")
        if max(len(self.key) - _LONGEST_KEY, len(self.name) - _LONGEST_NAME, len(self.place) - _LONGEST_PLACE) > 0:
            raise Refused("what_if.act")
        for spot in (self.at_lonlat, self.to_lonlat):
            if spot is not None and not in_japan(*spot):
                raise Refused("placing.outside_japan", lat=spot[1], lon=spot[0])

    def to_json(self) -> dict[str, Any]:
        """As plain values; what is empty is left out."""
        told: dict[str, Any] = {"key": self.key, "kind": self.kind, "name": self.name, "place": self.place}
        spots = {"at": self.at_lonlat, "to": self.to_lonlat}
        return {name: one for name, one in told.items() if one} | {
            name: list(spot) for name, spot in spots.items() if spot is not None
        }

    @classmethod
    def from_json(cls, told: Any) -> "Act":  # noqa: ANN401 - whatever a browser has sent
        """The same again; ``Refused("what_if.act")`` for what is none."""
        if not isinstance(told, Mapping):
            raise Refused("what_if.act")
        words = {name: str(told.get(name, "")).strip() for name in ("key", "kind", "name", "place")}
        return cls(**words, at_lonlat=_spot(told.get("at")), to_lonlat=_spot(told.get("to")))


# Whether a place, a spot, a second spot belong to it.
_NEEDS = {
    "add": (False, True, False),
    "close": (True, False, False),
    "move": (True, True, False),
    "bridge": (False, True, True),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Scenario:
    """案: ``acts`` in force, in their order; ``undone``: those taken back, which can be brought again."""

    id: str
    name: str
    question: Question
    acts: tuple[Act, ...] = ()
    undone: tuple[Act, ...] = ()
    made_by: str = ""
    made_at: str = ""
    taken_back: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What all acts come to: places that are gone, stand elsewhere or are new (key → where), and footbridges."""

    closed: frozenset[str] = frozenset()
    moved: Mapping[str, Spot] = field(default_factory=dict)
    added: Mapping[str, Spot] = field(default_factory=dict)
    bridges: tuple[tuple[Spot, Spot], ...] = ()


def plan(acts: Sequence[Act], known: Iterable[str]) -> Plan:
    """What the acts come to over the places ``known`` today.

    ``Refused("what_if.place")`` for an act on a place that is not there (any more), ``"what_if.many"`` for too many.
    """
    if len(acts) > MOST_ACTS:
        raise Refused("what_if.many", most=MOST_ACTS)
    today = frozenset(known)
    closed: set[str] = set()
    moved: dict[str, Spot] = {}
    added: dict[str, Spot] = {}
    for act in acts:
        if act.key in today:
            raise Refused("what_if.act")
        if act.place not in {"", *added, *(today - closed)}:
            raise Refused("what_if.place", place=act.place)
        if act.kind == "close":
            moved.pop(act.place, None)
            closed |= {act.place} - set(added)
            added.pop(act.place, None)
        elif act.at_lonlat and act.kind != "bridge":
            (moved if act.place in today else added)[act.place or act.key] = act.at_lonlat
    bridges = tuple((act.at_lonlat, act.to_lonlat) for act in acts if act.at_lonlat and act.to_lonlat)
    return Plan(closed=frozenset(closed), moved=moved, added=added, bridges=bridges)


def without(acts: Sequence[Act], key: str) -> tuple[Act, ...]:
    """The acts but this one; with the opening of a place goes whatever was done to that place."""
    return tuple(act for act in acts if key not in (act.key, act.place))


def after(acts: Sequence[Act], act: Act) -> tuple[Act, ...]:
    """The acts with one more, told as shortly as it can be: of several moves of a place the last is enough."""
    opened = next((one for one in acts if one.key == act.place and act.place), None)
    if opened and act.kind == "close":
        return without(acts, opened.key)
    if opened and act.kind == "move":
        moved = replace(opened, at_lonlat=act.at_lonlat)
        return tuple(moved if one is opened else one for one in acts)
    earlier = [one for one in acts if not (act.kind == "move" == one.kind and one.place == act.place)]
    return (*earlier, act)


def next_key(acts: Iterable[Act]) -> str:
    """A key that none of these has."""
    numbers = [int(act.key[1:]) for act in acts if act.key[:1] == _KEY and act.key[1:].isdecimal()]
    return f"{_KEY}{max(numbers, default=0) + 1}"


def read_acts(told: Any) -> tuple[Act, ...]:  # noqa: ANN401 - whatever a browser has sent
    """Acts as a page sends them; no two of one key."""
    if not isinstance(told, list) or len(told) > MOST_ACTS:
        raise Refused("what_if.many", most=MOST_ACTS) if isinstance(told, list) else Refused("what_if.act")
    acts = tuple(Act.from_json(one) for one in told)
    if len({act.key for act in acts}) < len(acts):
        raise Refused("what_if.act")
    return acts


def _spot(told: Any) -> Spot | None:  # noqa: ANN401 - whatever a browser has sent
    if told is None:
        return None
    try:
        lon, lat = (round(float(part), _DIGITS) for part in told)
    except (TypeError, ValueError, OverflowError) as fault:
        raise Refused("what_if.act") from fault
    if not (math.isfinite(lon) and math.isfinite(lat)):
        raise Refused("what_if.act")
    return (lon, lat)
