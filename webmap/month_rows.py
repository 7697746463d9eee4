"""月報 in words and numbers: the same for the page, for paper and for the sheet."""

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from layers.catalog.days import japanese_day
from layers.place.services import ServicePoint
from layers.store import Unit
from layers.store.visits import Visit
from layers.store.worker_months import DEEDS, Deed
from layers.vocabulary import kinds
from webmap import wording
from webmap.worklist import zone_order


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How often each thing was done in a zone or at a kind of place."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitLine:
    """One visit of the list."""

    day: str
    name: str
    kind: str
    zone: str
    people: int | None
    remark: str
    same: bool
    consulted: bool
    who: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthReport:
    """What was done in a month; a figure of ``None`` is not kept yet: it is written as a dash, never as none."""

    name: str
    who: str
    figures: tuple[tuple[str, int | None, str], ...]
    headings: tuple[str, ...]
    zones: tuple[Tally, ...]
    kinds: tuple[Tally, ...]
    visits: tuple[VisitLine, ...]


def month_of(given: str, today: date) -> str:
    """「2026-11」 as it was asked for, else this month; none that is still to come."""
    try:
        asked = date.fromisoformat(f"{given}-01")
    except ValueError:
        return today.isoformat()[:7]
    return min(asked, today).isoformat()[:7]


def days_of(month: str) -> tuple[str, str]:
    """The first and the last day."""
    year, number = int(month[:4]), int(month[5:])
    return f"{month}-01", f"{month}-{calendar.monthrange(year, number)[1]:02d}"


def month_report(unit: Unit, month: str, who: str) -> MonthReport:
    """What ``who`` did in a month; all workers together for ""."""
    first, last = days_of(month)
    deeds, points = unit.worker_months.between(first, last, who=who), {one.id: one for one in unit.places.read()}
    visits = unit.visits.between(first, last, who=who)
    system, names = zone_order(unit)
    counted = {what: sum(deed.what == what for deed in deeds) for what in DEEDS}
    figures = [(wording.DEEDS[what], counted[what], "") for what in DEEDS]
    talked, how = wording.MEETINGS if who else wording.MEETINGS_OF_ALL
    figures.append((talked, unit.worker_months.meetings(first, last, who=who), how))
    return MonthReport(
        name=japanese_day(first).removesuffix(japanese_day("2026-01-01")[-2:]),
        who=who or wording.EVERY_WORKER,
        figures=(*figures, *((label, None, why) for label, why in wording.NOT_KEPT)),
        headings=tuple(wording.DEEDS[what] for what in DEEDS),
        zones=_tallies((*names, wording.NO_ZONE), deeds, points, lambda point: _zone(point, system)),
        kinds=_tallies(tuple(one.label for one in kinds().values()), deeds, points, _kind),
        visits=tuple(_line(one, points[one.point_id], system) for one in visits if one.point_id in points),
    )


Row = list[str | int | None]


def sheets(report: MonthReport) -> list[tuple[str, list[Row]]]:
    """The report as sheets of rows, each with its headings first."""
    rows: list[Row] = [[wording.MONTH_TITLE.format(month=report.name, who=report.who)]]
    for label, number, why in report.figures:
        rows.append([label, wording.NOT_COUNTED if number is None else number, why])
    for title, tallies in ((wording.BY_ZONE, report.zones), (wording.BY_KIND, report.kinds)):
        rows += [[None], [title, *report.headings]]
        rows.extend([row.label, *row.counts] for row in tallies)
    listed: list[Row] = [list(wording.VISIT_COLUMNS)]
    listed.extend(_cells(one) for one in report.visits)
    return [(wording.MONTHLY, rows), (wording.VISITS_LISTED, listed)]


def _cells(one: VisitLine) -> Row:
    same, consulted = (wording.TICKED if told else "" for told in (one.same, one.consulted))
    return [one.day, one.name, one.kind, one.zone, one.people, one.remark, same, consulted, one.who]


def _tallies(
    labels: Sequence[str],
    deeds: Sequence[Deed],
    points: dict[str, ServicePoint],
    label_of: Callable[[ServicePoint], str],
) -> tuple[Tally, ...]:
    held = [(label_of(points[deed.point_id]), deed.what) for deed in deeds if deed.point_id in points]
    rows = [Tally(label=one, counts=tuple(held.count((one, what)) for what in DEEDS)) for one in labels]
    return tuple(row for row in rows if any(row.counts))


def _line(one: Visit, point: ServicePoint, system: str) -> VisitLine:
    return VisitLine(
        day=one.day,
        name=point.name,
        kind=_kind(point),
        zone=_zone(point, system),
        people=one.people,
        remark=one.remark,
        same=one.same,
        consulted=one.consulted,
        who=one.who,
    )


def _kind(point: ServicePoint) -> str:
    return kinds()[point.kind].label


def _zone(point: ServicePoint, system: str) -> str:
    return next(iter(point.zones.get(system, ())), wording.NO_ZONE)
