"""住民基本台帳 町丁別・年齢別人口 with the towns below each other: one block a town, ages down and 計/男/女 across.

Sums in between (5歳ごとの計) are not counted; a block is held against its own total.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.ages import AgeClass, AgeColumns, added, age_columns, five_year_bands, men_by_band, people_from
from etl.days import day
from etl.figures import Figure, figure
from etl.headings import cell_at, fold, text_at
from etl.refusal import other_form
from etl.town_sheet import is_total
from layers.intake.contract import Batch, Document, Finding, Hints, Record, Table

_WORDS: Mapping[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["words"]
_FOLDED = {name: frozenset(map(fold, words)) for name, words in _WORDS.items()}
_LABEL = re.compile(rf"(?:{'|'.join(_WORDS['town'])})\s*[:：]?\s*")
_NO_TOWN = re.compile(r"現在|年齢|刻み|一覧|単位|^\d+$|人口$|ページ|頁")
_LEAST_CLASSES = 8
_ABOVE = 3  # rows above a block in which its town may stand


@dataclass(frozen=True, kw_only=True, slots=True)
class _Block:
    """One town: the heading 年齢 at ``row`` and ``column``, where 計, 男 and 女 (in this order) stand, and its rows."""

    table: Table
    row: int
    column: int
    everybody: int | None
    sexes: tuple[int, ...]
    rows: tuple[int, ...]
    town: str
    ages: AgeColumns

    def figure(self, row: int) -> Figure:
        """The people of one row, men and women together."""
        cells = self.table.rows[row]
        if self.everybody is not None:
            return figure(cell_at(cells, self.everybody).value)
        both = [figure(cell_at(cells, column).value) for column in self.sexes]
        return next((one for one in both if one.number is None), Figure(added(both), "figure"))

    def both(self, row: int) -> tuple[int | None, int | None]:
        """Men and women of one row."""
        men, women = (figure(cell_at(self.table.rows[row], column).value).number for column in self.sexes)
        return men, women

    @property
    def total(self) -> Figure | None:
        """The row of all ages."""
        labelled = (row for row in self.rows if _label(self.table, row, self.column) in _FOLDED["total"])
        return next(map(self.figure, labelled), None)


class ResidentsByBlock:
    """Blocks of ages, town by town."""

    id = "residents_by_block"
    label = "住民基本台帳 町丁別年齢別人口（町ごとの区画が縦に並ぶ表）"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the layout alone decides
        """Sure where blocks of ages stand below the names of towns."""
        return 0.94 if any(any(_blocks(table)) for table in document.tables) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record per block."""
        blocks = [block for table in document.tables for block in _blocks(table)]
        if not blocks:
            return other_form("population", self)
        findings: list[Finding] = []
        as_of = _day(document, hints)
        if not as_of:
            findings.append(Finding(level="warning", code="population.no_day"))
        records: dict[str, Record] = {}
        for block in (one for one in blocks if not is_total(fold(one.town))):
            cell = block.table.address(block.row, block.column)
            if block.town in records:
                params = {"town": block.town}
                findings.append(Finding(level="error", code="population.same_town", cell=cell, params=params))
                continue
            values = {**_values(block, cell, findings), **({"as_of": as_of} if as_of else {})}
            records[block.town] = Record(key=block.town, cell=cell, values=values)
        findings += _hidden(list(records.values()))
        findings += _against_totals(blocks, list(records.values()))
        return Batch(
            content="population", importer=self.id, records=list(records.values()), findings=findings, as_of=as_of
        )


def _label(table: Table, row: int, column: int) -> str:
    return fold(text_at(table.rows[row], column))


def _blocks(table: Table) -> Iterator[_Block]:
    """Every block of a sheet, from top to bottom; blocks may also stand beside each other."""
    heads = [
        (row, column)
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        # A quick look first: a workbook has millions of cells, and every importer is asked about it.
        if isinstance(cell.value, str) and "年" in cell.value and not cell.merged and fold(cell.value) in _FOLDED["age"]
    ]
    for row, column in heads:
        below = min((other for other, same in heads if same == column and other > row), default=len(table.rows))
        beside = min((same for other, same in heads if other == row and same > column), default=column + 5)
        block = _block(table, row, column, range(row + 1, below), range(column + 1, beside))
        if block is not None:
            yield block


def _block(table: Table, row: int, column: int, rows: range, columns: range) -> _Block | None:
    names = {place: _label(table, row, place) for place in columns}
    everybody = next((place for place, name in names.items() if name in _FOLDED["everybody"]), None)
    sexes = tuple(
        sorted(
            (place for place, name in names.items() if name in _FOLDED["sexes"]), key=names.__getitem__, reverse=True
        )
    )
    town = _town(table, row, range(column, columns.stop))
    ages = age_columns([_label(table, one, column) for one in rows])
    if not town or len(ages.counted) < _LEAST_CLASSES or (everybody is None and len(sexes) != 2):
        return None
    return _Block(
        table=table,
        row=row,
        column=column,
        everybody=everybody,
        sexes=sexes,
        rows=tuple(rows),
        town=town,
        ages=ages,
    )


def _town(table: Table, row: int, columns: range) -> str:
    """The name in the nearest row above the block; titles, days and figures are none."""
    for above in range(row - 1, max(row - 1 - _ABOVE, -1), -1):
        texts = [text_at(table.rows[above], column) for column in columns]
        for text in texts:
            name = _LABEL.sub("", text).strip()
            if name and fold(text) not in _FOLDED["town"] and not _NO_TOWN.search(name):
                return name
    return ""


def _values(block: _Block, cell: str, findings: list[Finding]) -> dict[str, Any]:
    counts = {
        ages: added(block.figure(block.rows[place]) for place in places) for ages, places in block.ages.counted.items()
    }
    unknown = sum(block.figure(block.rows[place]).number or 0 for place in block.ages.unknown)
    summed = people_from(0, counts)
    told = block.total
    people = told.number if told is not None else (None if summed is None else summed + unknown)
    if people is not None and summed is not None and summed + unknown != people:
        params = {"town": block.town, "sum": summed + unknown, "total": people}
        findings.append(Finding(level="warning", code="population.row_mismatch", cell=cell, params=params))
    hidden = people is None
    values: dict[str, Any] = {
        "town": block.town,
        "register": "juki",
        "people": people,
        "age65plus": None if hidden else people_from(65, counts),
        "age75plus": None if hidden else people_from(75, counts),
        "status": "suppressed" if hidden else "ok",
    }
    if not hidden and None not in counts.values():
        values["bands"] = {**five_year_bands(counts), **({"unknown": unknown} if unknown else {})}
        values["men"] = _men(block, counts, cell, findings)
    return values


def _men(block: _Block, counts: Mapping[AgeClass, int | None], cell: str, findings: list[Finding]) -> dict[str, int]:
    if len(block.sexes) != len(("男", "女")) or any(len(places) != 1 for places in block.ages.counted.values()):
        return {}
    sexes = {ages: block.both(block.rows[place]) for ages, (place,) in block.ages.counted.items()}
    men = men_by_band(sexes, counts)
    if men is None:
        findings.append(Finding(level="warning", code="population.sexes", cell=cell, params={"town": block.town}))
    return men or {}


def _day(document: Document, hints: Hints) -> str:
    """The day above the first block, else the one the city or the name of the file gives."""
    above = " ".join(cell.text for table in document.tables for row in table.rows[:_ABOVE] for cell in row if cell.text)
    told = (day(above), hints.listing.date if hints.listing else "", day(document.name))
    return next((one for one in told if one), "")


def _hidden(records: Sequence[Record]) -> list[Finding]:
    blank = [record.values["town"] for record in records if record.values["people"] is None]
    if not blank:
        return []
    params = {"count": len(blank), "towns": "、".join(blank[:10])}
    return [Finding(level="warning", code="population.blank", params=params)]


def _against_totals(blocks: Sequence[_Block], records: Sequence[Record]) -> list[Finding]:
    """The block of the whole city, the greatest of its kind, against the towns; sums of districts are smaller."""
    totals = [block for block in blocks if is_total(fold(block.town))]
    told = [(figure.number, block) for block in totals if (figure := block.total) and figure.number is not None]
    if not told or not records:
        return []
    total, block = max(told, key=lambda one: one[0])
    people = sum(record.values["people"] or 0 for record in records)
    where = block.table.address(block.row, block.column)
    params = {"where": where, "sum": people, "total": total}
    if people == total:
        return [Finding(level="info", code="total.equal", params=params)]
    return [Finding(level="error", code="total.mismatch", params=params)]


IMPORTER = ResidentsByBlock()
