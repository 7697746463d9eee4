"""The places of a round as a list of work: who is asked, where each stands, whose zone it is in, how long ago."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from layers import clock
from layers.catalog.look import look_of
from layers.city import City, Worker
from layers.place.services import ServicePoint
from layers.store import Unit
from layers.store.confirmations import ANSWERED, ASKED, CHANGED, OPEN, REPLIED, SAME, Round, Stage
from layers.vocabulary import words
from webmap.cards import Card, card
from webmap.nearness import metres_between

TO_DO = (OPEN, ASKED, REPLIED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """One place of the round. ``old``: 確認から1年以上; ``undated``: no 最終確認日; ``metres`` from where one is."""

    point: ServicePoint
    card: Card
    zone: str
    stage: Stage
    old: bool
    undated: bool
    metres: int | None = None

    @property
    def stage_label(self) -> str:
        """「まだ」「聞いた」…."""
        return words("stage")[self.stage.state]

    @property
    def is_open(self) -> bool:
        """Whether somebody must still be asked, or what they wrote be read."""
        return self.stage.state in TO_DO


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How far a worker, a zone or the whole city has come."""

    label: str
    detail: str
    chosen: dict[str, Any]
    total: int
    stages: tuple[tuple[str, int], ...]
    answered: int
    old: int
    undated: int

    @property
    def rate(self) -> int:
        """Answered of all, in whole percent, never rounded up to 100."""
        return self.answered * 100 // self.total if self.total else 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """Which part of the work: a zone by name, a worker by number, only what is old; the nearest to a place first."""

    zone: str = ""
    worker: int | None = None
    old: bool = False
    near: str = ""

    def as_args(self) -> dict[str, Any]:
        """The same as parts of an address."""
        told = {"zone": self.zone, "worker": self.worker, "old": 1 if self.old else None, "near": self.near}
        return {name: value for name, value in told.items() if value not in ("", None)}

    def holds(self, work: Work, workers: Sequence[Worker]) -> bool:
        """Whether this place is part of it."""
        if self.worker is not None and not (self.worker < len(workers) and in_charge(workers[self.worker], work.point)):
            return False
        return (not self.zone or work.zone == self.zone) and (not self.old or work.old or work.undated)


def works(unit: Unit, round_: Round, city: City) -> list[Work]:
    """Every place of the round by zone, the longest unconfirmed first; ended places only if this round found it out."""
    stages, today = unit.confirmations.stages(round_.id), look_of()
    order = zone_order(unit)
    system = order[0]
    found = []
    for point in unit.places.read(kinds=round_.kinds):
        if point.facts.get("status") == "closed" and point.id not in stages:
            continue
        confirmed = str(point.facts.get("confirmed_on", ""))
        zone = next(iter(point.zones.get(system, ())), "")
        found.append(
            Work(
                point=point,
                card=card(point, city),
                zone=zone,
                stage=stages.get(point.id, Stage()),
                old=today.is_old(confirmed),
                undated=not confirmed,
            )
        )
    places = {name: number for number, name in enumerate(order[1])}
    return sorted(found, key=lambda work: (places.get(work.zone, len(places)), _confirmed(work), work.card.name))


def from_near(found: Sequence[Work], point_id: str) -> list[Work]:
    """The same with how far each lies from one of the places, the nearest first; what lies nowhere comes last."""
    here = next((work.point.lonlat for work in found if work.point.id == point_id), None)
    if here is None:
        return list(found)
    told = [replace(work, metres=_metres(here, work)) for work in found]
    return sorted(told, key=lambda work: math.inf if work.metres is None else work.metres)


def _metres(here_lonlat: tuple[float, float], work: Work) -> int | None:
    spot = work.point.lonlat
    return None if spot is None else round(metres_between(here_lonlat, spot))


def zone_order(unit: Unit) -> tuple[str, tuple[str, ...]]:
    """The zone system by which work is shared out, and its zones in the plan's order."""
    known = [system for system in unit.zones.kinds() if system.known]
    if not known:
        return "", ()
    system = next((one for one in known if one.tier == 2), known[0])
    return system.id, tuple(zone.name for zone in unit.zones.read(system.id))


def workers_now(city: City) -> tuple[Worker, ...]:
    """Who holds zones today, as the city's TOML says."""
    today = clock.today().isoformat()
    return tuple(
        one for one in city.workers if one.zones and one.since <= today and (not one.until or one.until >= today)
    )


def in_charge(worker: Worker, point: ServicePoint) -> bool:
    """Whether a place lies in one of the worker's zones."""
    return bool(set(worker.zones) & set(point.zones.get(worker.zone_kind, ())))


def tally(label: str, some: Iterable[Work], *, detail: str = "", chosen: dict[str, Any] | None = None) -> Tally:
    """Count a part of the work."""
    held = list(some)
    counts = {state: sum(work.stage.state == state for work in held) for state in (OPEN, ASKED, REPLIED, SAME, CHANGED)}
    return Tally(
        label=label,
        detail=detail,
        chosen=chosen or {},
        total=len(held),
        stages=tuple((words("stage")[state], number) for state, number in counts.items()),
        answered=sum(counts[state] for state in ANSWERED),
        old=sum(work.old for work in held),
        undated=sum(work.undated for work in held),
    )


def _confirmed(work: Work) -> str:
    return str(work.point.facts.get("confirmed_on", ""))
