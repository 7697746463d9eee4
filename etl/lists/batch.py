"""A document with lists of places → one batch: every sheet that holds a list, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from shapely.geometry import Point

from etl import recognise
from etl.clean import phone, wareki
from etl.lists import halls, identity, kinds, place, rows, status
from etl.lists.rows import Row
from etl.recognise import Columns
from layers.intake.contract import Batch, Document, Finding, Hints, Record, Table
from layers.provenance import Source


@dataclass(kw_only=True, slots=True)
class _Taken:
    """What has been understood so far."""

    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    as_of: str = ""
    own_ids: bool = True


def lists(document: Document, hints: Hints) -> Iterator[tuple[Table, Columns | None]]:
    """Each table with the headings of its list, ``None`` where it is none."""
    named = hints.listing.columns if hints.listing else None
    for table in document.tables:
        yield table, recognise.columns(table, named, recognise.chosen(table, hints.recipe))


def read(document: Document, hints: Hints, *, importer: str) -> Batch:
    """The places of all lists of a document."""
    taken = _Taken()
    found = list(lists(document, hints))
    for table, columns in found:
        if columns is not None:
            _table(document, table, columns, hints, taken)
        elif any(other for _, other in found):
            taken.findings.append(Finding(level="info", code="sheet.no_list", params={"sheet": table.sheet}))
    if not any(columns for _, columns in found):
        taken.findings.append(Finding(level="error", code="list.no_heading"))
    elif not taken.records and not any(finding.level == "error" for finding in taken.findings):
        taken.findings.append(Finding(level="error", code="list.no_places"))
    return Batch(
        content="places",
        importer=importer,
        records=identity.keyed(taken.records, own=taken.own_ids),
        findings=taken.findings,
        as_of=taken.as_of,
        source=source(document, hints),
        label=source(document, hints).title,
    )


def source(document: Document, hints: Hints) -> Source:
    """出典 as the city names it, else the name of the file."""
    told = hints.listing
    if told is None:
        return Source(title=document.name)
    title = told.title or document.name
    return Source(title=title, publisher=told.publisher, licence=told.licence, date=told.date)


def _table(document: Document, table: Table, columns: Columns, hints: Hints, taken: _Taken) -> None:
    chosen = list(rows.rows(table, columns))
    outside = [raw for _, raw in rows.outside(table, columns, {row.number for row in chosen})]
    setting = place.Setting(table=table, area_code=_area_code(chosen, hints), marks=status.legend(outside))
    by_kind = kinds.Kinds(hints=hints, default=kinds.of_list(document, table, columns))
    if chosen and not _any_kind(chosen, by_kind):
        taken.findings.append(Finding(level="error", code="kind.unknown"))
        return
    taken.own_ids = taken.own_ids and columns.has("id", "code")
    days = (wareki.as_of(cell.text) for raw in outside for cell in raw)
    taken.as_of = max([taken.as_of, *days])
    _unread_columns(table, columns, taken)
    for row in chosen:
        _row(row, setting, by_kind, taken)
    taken.findings += by_kind.findings()


def _any_kind(chosen: list[Row], by_kind: kinds.Kinds) -> bool:
    """Whether kinds can be told at all: without a word of it anywhere the question is asked once, not per row."""
    trial = kinds.Kinds(hints=by_kind.hints, default=by_kind.default)
    return any(trial.of_row(row, row.first("name")) is not None for row in chosen)


def _area_code(chosen: list[Row], hints: Hints) -> str:
    told = hints.city.term("area_code", "") if hints.city else ""
    written = [one for row in chosen for one in row.texts("phone")]
    office = [hints.city.contact] * 3 if hints.city else []
    return told or phone.usual_area_code(written) or phone.usual_area_code(office)


def _unread_columns(table: Table, columns: Columns, taken: _Taken) -> None:
    if columns.unknown:
        params = {"sheet": table.sheet, "columns": "・".join(one.replace("\n", "") for one in columns.unknown)}
        taken.findings.append(Finding(level="info", code="column.unknown", params=params))


def _row(row: Row, setting: place.Setting, by_kind: kinds.Kinds, taken: _Taken) -> None:
    if taken.records and _continues(row):
        _more_times(row, setting, taken)
        return
    for one in halls.apart(row):
        found = place.place_of(one, setting)
        kind = by_kind.of_row(one, found.values["name"])
        address = setting.table.address(one.number, next(iter(one.columns.of("name") or one.columns.of("venue"))))
        if kind is None:
            taken.findings.append(Finding(level="error", code="kind.unknown_row", cell=address))
        elif kind:
            taken.findings += found.findings
            taken.records.append(_record(found, kind, address))


def _record(found: place.Place, kind: str, cell: str) -> Record:
    values = {"name": found.values["name"], "kind": kind, **found.values}
    point = Point(values["lon"], values["lat"]) if "lat" in values else None
    return Record(key="", cell=cell, values=values, geometry=point, audiences=found.audiences)


def _continues(row: Row) -> bool:
    """Whether name and place are merged down from the row above: the same group at the same place, a further time."""
    cells = [row.cell(column) for role in ("name", "venue", "address") for column in row.columns.of(role)]
    filled = [cell for cell in cells if cell.value is not None]
    return (
        bool(filled)
        and row.cell(row.columns.of("name")[0] if row.columns.of("name") else 0).merged
        and all(cell.merged for cell in filled)
    )


def _more_times(row: Row, setting: place.Setting, taken: _Taken) -> None:
    more = place.place_of(row, setting).values.get("schedule", "")
    last = taken.records[-1]
    known = str(last.values.get("schedule", ""))
    if more and more not in known:
        values = {**last.values, "schedule": f"{known} {more}".strip()}
        taken.records[-1] = Record(
            key="", cell=last.cell, values=values, geometry=last.geometry, audiences=last.audiences
        )
