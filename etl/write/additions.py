"""Places that the register knows and the list does not: a row of their own, below the last one of their zone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from etl.write.listed import Listed
from etl.write.outcome import Area
from layers.intake.contract import Cell, Document, Record, Table
from layers.place.services import ServicePoint


@dataclass(frozen=True, kw_only=True, slots=True)
class Addition:
    """A place and the row (from 1) of the sheet below which it goes, beside the row that it is like."""

    point: ServicePoint
    like: Listed
    above: int


def placed(
    points: Sequence[ServicePoint], rows: Sequence[Listed], areas: Mapping[str, Sequence[Area]]
) -> list[Addition]:
    """Where each new place goes; none where the list has no row to be like."""
    made = []
    for point in points:
        like = _like(point, rows)
        if like is not None:
            made.append(Addition(point=point, like=like, above=_bottom(like, areas, apart=not _zones(point, like))))
    return made


def _like(point: ServicePoint, rows: Sequence[Listed]) -> Listed | None:
    """The last row of the same zone, else of the same kind, else of the list; one that is not closed, if it can be."""
    in_rows = [row for row in rows if not row.drawn]
    same_zone = [row for row in in_rows if _zones(point, row)]
    same_kind = [row for row in in_rows if row.record.values.get("kind") == point.kind]
    found = same_zone or same_kind or in_rows
    running = [row for row in found if row.record.values.get("status", "active") == "active"] or found
    return running[-1] if running else None


def _zones(point: ServicePoint, like: Listed) -> bool:
    """Whether a place is of the zone that a row says."""
    names = {point.facts.get("zone"), *(name for names in point.zones.values() for name in names)}
    return like.record.values.get("zone") in names - {None}


def _bottom(like: Listed, areas: Mapping[str, Sequence[Area]], *, apart: bool) -> int:
    """The last row of a place whose name is merged over several; ``apart``: of all that is merged there."""
    sheet, row, name = like.name_spot
    covering = [one for one in areas.get(sheet, ()) if one[0] <= row <= one[2]]
    return max([row, *(one[2] for one in covering if apart or one[1] <= name <= one[3])])


@dataclass(frozen=True, kw_only=True, slots=True)
class Grown:
    """The document with its empty new rows; ``rows`` are those of the additions, in their order."""

    document: Document
    areas: dict[str, list[Area]]
    rows: list[Listed]
    extended: list[tuple[str, Area, Area]]


def grown(document: Document, areas: Mapping[str, Sequence[Area]], additions: Sequence[Addition]) -> Grown:
    """Put an empty row in for each addition, from the bottom up; a merged zone takes its own new row in."""
    made: dict[int, tuple[str, int]] = {}
    tables, moved = {table.sheet: table for table in document.tables}, {sheet: list(of) for sheet, of in areas.items()}
    extended: list[tuple[str, Area, Area]] = []
    # Of several below one row the last goes in first, so that they stand in their order.
    for index in sorted(range(len(additions)), key=lambda one: (-additions[one].above, -one)):
        one = additions[index]
        sheet, at = one.like.name_spot[0], one.above + 1
        made = {key: (name, row + (name == sheet and row >= at)) for key, (name, row) in made.items()}
        made[index] = (sheet, at)
        extended = [_followed(told, sheet, at) for told in extended]
        moved[sheet], taken = _shifted(moved.get(sheet, []), at, one)
        extended += [(sheet, before, after) for before, after in taken]
        covering = [area for area in moved[sheet] if area[0] < at <= area[2]]
        tables[sheet] = _with_row(tables[sheet], at, covering)
    told = replace(document, tables=[tables[table.sheet] for table in document.tables])
    rows = [_row(additions[index], tables[made[index][0]], made[index][1]) for index in range(len(additions))]
    return Grown(document=told, areas=moved, rows=rows, extended=extended)


def _shifted(areas: Sequence[Area], at: int, one: Addition) -> tuple[list[Area], list[tuple[Area, Area]]]:
    found, taken = [], []
    for top, left, bottom, right in areas:
        after = _pushed((top, left, bottom, right), at)
        if bottom == at - 1 and top < bottom and _is_zone_of(one, left):
            after = (top, left, at, right)
            taken.append(((top, left, bottom, right), after))
        found.append(after)
    return found, taken


def _pushed(area: Area, at: int) -> Area:
    """A merged area after a row was put in at ``at``: it moves down, or grows where the row lies inside it."""
    top, left, bottom, right = area
    return (top + (top >= at), left, bottom + (bottom >= at), right)


def _followed(extended: tuple[str, Area, Area], sheet: str, at: int) -> tuple[str, Area, Area]:
    """A zone that took a row in follows the rows that go in after it, above or right behind that one."""
    name, before, after = extended
    return (name, _pushed(before, at), _pushed(after, at)) if name == sheet else extended


def _is_zone_of(one: Addition, column: int) -> bool:
    of_zone = any(one.like.spot(own)[2] == column for own in one.like.columns.of("zone"))
    return of_zone and _zones(one.point, one.like)


def _with_row(table: Table, at: int, covering: Sequence[Area]) -> Table:
    rows = list(table.rows)
    made: list[Cell] = []
    for top, left, _, right in covering:
        made.extend([Cell()] * (right + 1 - len(made)))
        first = rows[top - table.first_row][left]
        made[left : right + 1] = [replace(first, merged=True)] * (right + 1 - left)
    rows.insert(at - table.first_row, made)
    return replace(table, rows=rows)


def _row(one: Addition, table: Table, row: int) -> Listed:
    columns = one.like.columns
    index = row - table.first_row
    name = next(iter(columns.of("name") or columns.of("venue")))
    record = Record(key="", cell=table.address(index, name), values={})
    return Listed(record=record, table=table, columns=columns, index=index)


def facts_of(one: Addition, row: Listed) -> dict[str, Any]:
    """What is to be written of a new place: all that the list has a column for."""
    point = one.point
    lon, lat = point.lonlat or (None, None)
    known: dict[str, Any] = {"name": point.name, "kind": point.kind, **point.facts, "lat": lat, "lon": lon}
    known["status"] = point.facts.get("status") or "active"
    known |= {f"own:{heading}": told for heading, told in point.own.items()}
    if not row.columns.of("zone") or _zone_is_there(row):
        known.pop("zone", None)
    if not row.columns.of("status") and known["status"] == "active":
        known.pop("status")
    return {fact: value for fact, value in known.items() if value not in (None, "", []) and fact != "fee_yen"}


def _zone_is_there(row: Listed) -> bool:
    return any(row.cell(column).value is not None for column in row.columns.of("zone"))


def serial_of(row: Listed, taken: int) -> tuple[int, int] | None:
    """The column of running numbers and the next one; None where the list has none, or none that count."""
    column = next(iter(row.columns.of("serial")), None)
    if column is None:
        return None
    told = [cells[column].text for cells in row.table.rows[row.columns.data_row :] if column < len(cells)]
    numbers = [int(one) for one in told if one.isdecimal()]
    return (row.spot(column)[2], max(numbers) + taken) if numbers else None
