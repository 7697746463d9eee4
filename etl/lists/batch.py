"""A document with lists of places → one batch: every list of every sheet, row by row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from shapely.geometry import Point

from etl import said_of_columns
from etl.clean import phone, text, wareki
from etl.lists import halls, identity, kinds, layout, legends, paint, past, place, rows, sheets, together
from etl.lists.layout import Part
from etl.lists.redrawn import Redrawn
from etl.lists.rows import Row
from etl.read.reading import EMPTY
from etl.recognise import Columns
from layers.intake import recipe
from layers.intake.contract import Batch, Cell, Document, Finding, Hints, Record, Table
from layers.provenance import Source

_AREA_CODE = re.compile(r"市外局番[^0-9]{0,8}(0\d{1,4})")


@dataclass(kw_only=True, slots=True)
class _Taken:
    """What has been understood so far."""

    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    as_of: str = ""
    own_ids: bool = True
    legends: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    explained: set[str] = field(default_factory=set)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sheet:
    """The lists of one sheet, the rows of each that are places, and the cells that stand in none."""

    table: Table
    parts: Sequence[Part]
    chosen: Sequence[list[Row]]
    rest: Sequence[Sequence[Cell]]


def lists(document: Document, hints: Hints) -> Iterator[tuple[Table, Columns | None]]:
    """Each list with its headings; a sheet without one comes with ``None``."""
    for table, found in _sheets(document, hints):
        yield from ((part.table, part.columns) for part in found)
        if not found:
            yield table, None


@dataclass(frozen=True, eq=False)
class _Asked:
    """One document, told from others by identity, with what is said of its headings.

    Several importers ask for the same lists, and so does the page that shows the sheets.
    """

    document: Document
    told: tuple[Mapping[str, str], ...]
    hints: Hints

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Asked) or self.document is not other.document:
            return False
        return (self.told, self.hints.recipe) == (other.told, other.hints.recipe)

    def __hash__(self) -> int:
        return id(self.document)


def _sheets(document: Document, hints: Hints) -> list[tuple[Table, list[Part]]]:
    told = tuple(said_of_columns.told(table, hints) for table in document.tables)
    return _laid_out(_Asked(document, told, hints))


@lru_cache(maxsize=1)
def _laid_out(asked: _Asked) -> list[tuple[Table, list[Part]]]:
    parts = zip(asked.document.tables, asked.told, strict=True)
    return [(table, layout.parts(table, told, said_of_columns.headed(table, asked.hints))) for table, told in parts]


def read(document: Document, hints: Hints, *, importer: str) -> Batch:
    """The places of all lists of a document."""
    taken = _Taken()
    found, taken.findings = past.present(sheets.named(_sheets(document, hints)))
    defaults = iter(kinds.of_parts(document, found, hints.recipe.kind))
    chosen = [_chosen(table, parts) for table, parts in found]
    _legends(chosen, taken)
    for sheet in chosen:
        if sheet.parts:
            _sheet(sheet, [next(defaults) for _ in sheet.parts], hints, taken)
        elif any(other for _, other in found):
            taken.findings.append(Finding(level="info", code="sheet.no_list", params={"sheet": sheet.table.sheet}))
    if not any(parts for _, parts in found):
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


def _sheet(sheet: _Sheet, defaults: Sequence[str], hints: Hints, taken: _Taken) -> None:
    taken.as_of = max([taken.as_of, *(wareki.as_of(cell.text) for raw in sheet.rest for cell in raw)])
    others = [marks for name, marks in taken.legends if name != sheet.table.sheet]
    marks = legends.joined(legends.legend(sheet.rest), others)
    remarks = [text.plain(cell.text) for raw in sheet.rest for cell in raw if "市外局番" in cell.text]
    for part, own, default in zip(sheet.parts, sheet.chosen, defaults, strict=True):
        headings = [text.plain(one) for one in part.columns.labels.values() if "市外局番" in one]
        setting = place.Setting(
            table=part.table,
            area_code=_area_code(own, hints, [*headings, *remarks]),
            marks=marks,
            coded=place.are_coded(own),
        )
        _part(part, own, setting, kinds.Kinds(hints=hints, default=default, known=kinds.any_known(own)), taken)


def _legends(found: Sequence[_Sheet], taken: _Taken) -> None:
    """What any sheet of the workbook explains: the legend of a list may stand on a sheet of its own."""
    for sheet in found:
        taken.legends.append((sheet.table.sheet, legends.legend(sheet.rest)))
        taken.explained |= legends.explained(sheet.rest)


def _chosen(table: Table, parts: Sequence[Part]) -> _Sheet:
    """The rows of each list of a sheet, and the cells that stand in none."""
    chosen = [list(rows.rows(part.table, part.columns, part.context)) for part in parts]
    return _Sheet(table=table, parts=parts, chosen=chosen, rest=_outside(table, parts, chosen) if parts else table.rows)


def _outside(table: Table, parts: Sequence[Part], chosen: Sequence[Sequence[Row]]) -> list[list[Cell]]:
    """The cells of a sheet that stand in no list: titles, legends, footnotes."""
    inside: set[tuple[int, int]] = set()
    for part, own in zip(parts, chosen, strict=True):
        if isinstance(part.table, Redrawn):
            shift = part.table.drawn.first_row - table.first_row
            inside |= {(row + shift, column) for row, column in part.table.spots.values()}
            continue
        shift = part.table.first_row - table.first_row
        headings = range(part.columns.first_row, part.columns.data_row)
        # A legend can begin in the line of the headings: 「休止中」 above an empty column, right of its patch.
        labels = part.columns.labels
        inside |= {(n + shift, c) for n in headings for c in labels if not legends.is_legend(labels[c])}
        inside |= {(row.number + shift, c) for row in own for c in {*labels, *part.columns.roles}}
    return [
        [EMPTY if (number, column) in inside else cell for column, cell in enumerate(raw)]
        for number, raw in enumerate(table.rows)
    ]


def _part(part: Part, chosen: list[Row], setting: place.Setting, by_kind: kinds.Kinds, taken: _Taken) -> None:
    asked = bool(chosen) and not _kinds_told(chosen, by_kind)
    if asked:
        taken.findings.append(Finding(level="error", code="kind.unknown"))
    taken.own_ids = taken.own_ids and part.columns.has("id", "code")
    _unread_columns(part.table, part.columns, taken)
    taken.findings += paint.unexplained(chosen, setting, frozenset(taken.explained))
    for row in chosen:
        cells = [part.table.address(row.number, column) for column in row.doubtful]
        taken.findings += [Finding(level="warning", code="ditto.over_hidden", cell=cell) for cell in cells]
        _row(row, setting, by_kind, taken, asked=asked)
    taken.findings += by_kind.findings()


def _kinds_told(chosen: list[Row], by_kind: kinds.Kinds) -> bool:
    """Whether any kind can be told: where the list has no word for them the question is asked once, not per row."""
    trial = by_kind.trial()
    return any(trial.of_row(row, row.first("name")) is not None for row in chosen)


def _area_code(chosen: list[Row], hints: Hints, remarks: list[str]) -> str:
    told = hints.city.term("area_code", "") if hints.city else ""
    told = told or next((found[1] for found in map(_AREA_CODE.search, remarks) if found), "")
    written = [one for row in chosen for one in row.texts("phone")]
    office = [hints.city.contact] * 3 if hints.city else []
    return told or phone.usual_area_code(written) or phone.usual_area_code(office)


def _unread_columns(table: Table, columns: Columns, taken: _Taken) -> None:
    for column in sorted(columns.inferred):
        heading = columns.labels.get(column, "").replace("\n", "") or recipe.lettered(column)
        taken.findings.append(_by_content(heading, columns.roles[column], table.address(columns.first_row, column)))
    if not columns.has("name") and columns.has("venue"):
        column = columns.of("venue")[0]
        heading, cell = columns.labels.get(column, ""), table.address(columns.first_row, column)
        taken.findings.append(Finding(level="warning", code="name.by_venue", cell=cell, params={"column": heading}))
    if columns.unknown:
        params = {"sheet": table.sheet, "columns": "・".join(one.replace("\n", "") for one in columns.unknown)}
        taken.findings.append(Finding(level="info", code="column.unknown", params=params))


def _by_content(heading: str, role: str, cell: str) -> Finding:
    """What a column was taken for, in the words in which a person may say otherwise."""
    params = {"column": heading, "meaning": recipe.roles().get(role, role)}
    return Finding(level="warning", code="column.by_content", cell=cell, params=params)


def _row(row: Row, setting: place.Setting, by_kind: kinds.Kinds, taken: _Taken, *, asked: bool) -> None:
    """One row's places; where the kind of the whole list is asked they may come without one."""
    if taken.records and _continues(row):
        _more_times(row, setting, taken)
        return
    for one in halls.apart(together.parted(row)):
        found = place.place_of(one, setting)
        if "name" not in found.values:
            continue
        kind = by_kind.of_row(one, found.values["name"])
        address = setting.table.address(one.number, next(iter(one.columns.of("name") or one.columns.of("venue"))))
        if kind is None and not asked:
            # The row is shown, and held back where the list is stored (etl.run).
            taken.findings.append(Finding(level="error", code="kind.unknown_row", cell=address))
        if kind or kind is None:
            taken.findings += found.findings
            taken.records.append(_record(found, kind or "", address, _cells(one, setting.table)))


def _cells(row: Row, table: Table) -> dict[str, str]:
    """Where the address stands: it is looked for later, and a finding must lead there."""
    column = row.column("address")
    return {} if column is None else {"address": table.address(row.number, column)}


def _record(found: place.Place, kind: str, cell: str, cells: Mapping[str, str]) -> Record:
    values = {"name": found.values["name"], **({"kind": kind} if kind else {}), **found.values}
    point = Point(values["lon"], values["lat"]) if "lat" in values else None
    return Record(key="", cell=cell, values=values, geometry=point, audiences=found.audiences, cells=cells)


def _continues(row: Row) -> bool:
    """Whether name and place are merged down from the row above: the same group at the same place, a further time."""
    cells = [row.cell(column) for role in ("name", "venue", "address") for column in row.columns.of(role)]
    filled = [cell for cell in cells if cell.text.strip()]
    return (
        bool(filled)
        and row.cell(row.columns.of("name")[0] if row.columns.of("name") else 0).merged
        and all(cell.merged for cell in filled)
    )


def _more_times(row: Row, setting: place.Setting, taken: _Taken) -> None:
    if row.number in setting.table.hidden_rows:
        # What is hidden must not reach the public by way of the row above it.
        return
    more = place.place_of(row, setting).values.get("schedule", "")
    last = taken.records[-1]
    known = str(last.values.get("schedule", ""))
    if more and more not in known:
        values = {**last.values, "schedule": f"{known} {more}".strip()}
        taken.records[-1] = replace(last, values=values)
