"""A kept sheet → the table of the page: looks, findings, meanings of columns, and which cells became which place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from layers.intake import cell_address
from layers.intake.cell_address import CellAddress
from layers.intake.contract import Finding
from layers.intake.recipe import roles
from layers.intake.sheet_view import COVERED, DRAWN, Heading, Looks, SheetView
from layers.wording import sentence
from webmap.import_pages import ColumnMeaning, SheetCell, SheetRow
from webmap.wording import LEVEL, MEANING_OURS, MEANING_TOLD, MEANING_UNKNOWN, REMARK

_LEVELS = ("error", "warning", "info")
_MENDED = "mend.applied"


@dataclass(frozen=True, kw_only=True, slots=True)
class Around:
    """What is known of the cells of one sheet besides their looks."""

    view: SheetView
    findings: Mapping[str, list[Finding]] = field(default_factory=dict)
    records: Mapping[int, list[tuple[int, str]]] = field(default_factory=dict)
    drawn: Mapping[str, str] = field(default_factory=dict)
    asked: str = ""
    may_mend: bool = False


def around(
    view: SheetView, findings: Iterable[Finding], cells: Iterable[tuple[str, str]], *, asked: str, may_mend: bool
) -> Around:
    """Findings by cell and places by row; ``cells`` are ``(id, cell)`` of what was read."""
    by_cell: dict[str, list[Finding]] = {}
    for one in findings:
        if one.cell:
            by_cell.setdefault(one.cell, []).append(one)
    by_row: dict[int, list[tuple[int, str]]] = {}
    by_cell_of_place: dict[str, list[str]] = {}
    for record, cell in cells:
        by_cell_of_place.setdefault(cell, []).append(record)
        spot = cell_address.read(cell)
        if spot is not None and spot.sheet == view.name:
            by_row.setdefault(spot.row, []).append((spot.column, record))
    drawn = {cell: " ".join(by_cell_of_place.get(place, ())) for cell, place in view.drawn}
    return Around(view=view, findings=by_cell, records=by_row, drawn=drawn, asked=asked, may_mend=may_mend)


def rows_of(known: Around, looks: Looks, first: int) -> tuple[SheetRow, ...]:
    """The rows of one page; ``first`` is the number of its first row in the file."""
    return tuple(
        SheetRow(
            number=number,
            hidden=number in known.view.hidden_rows,
            meanings=_meanings(known.view, number),
            cells=_cells(known, cells, number),
        )
        for number, cells in enumerate(looks, first)
    )


def _cells(known: Around, cells: Sequence[Any], number: int) -> tuple[SheetCell, ...]:
    padded = [*cells, *[None] * (known.view.width - len(cells))]
    return tuple(_cell(known, look, number, column) for column, look in enumerate(padded) if look != COVERED)


def _cell(known: Around, look: Any, number: int, column: int) -> SheetCell:  # noqa: ANN401 - JSON
    told: Mapping[str, Any] = {"t": look} if isinstance(look, str) else look or {}
    address = str(CellAddress(known.view.name, number, column))
    found = sorted(known.findings.get(address, ()), key=lambda one: _LEVELS.index(one.level))
    hidden = column in known.view.hidden or number in known.view.hidden_rows
    remark = [REMARK.format(text=told["r"])] if told.get("r") else []
    mended = next((one for one in found if one.code == _MENDED), None)
    return SheetCell(
        address=address,
        text=told.get("t", ""),
        looks=_looks(told, found, hidden=hidden, mended=mended is not None),
        across=told.get("a", 1),
        down=told.get("d", 1),
        told=" ".join([*(f"{LEVEL[one.level]}：{_sentence(one)}" for one in found), *remark]),
        was=str(mended.params.get("was", "")) if mended else "",
        record=known.drawn.get(address) or _records(known, number, column),
        may_mend=known.may_mend
        and not told.get("l")
        and (address in known.drawn or _below_a_heading(known.view, number, column)),
        asked=address == known.asked,
    )


def _looks(told: Mapping[str, Any], found: Sequence[Finding], *, hidden: bool, mended: bool) -> str:
    names = [f"tone-{told['f']}"] if told.get("f") else []
    names += ["struck"] if told.get("s") else []
    names += ["out"] if hidden else []
    names += ["mended"] if mended else []
    names += ["remarked"] if told.get("r") else []
    worst = next((one.level for one in found if one.code != _MENDED), "")
    return " ".join([*names, f"found-{worst}"] if worst else names)


def _sentence(one: Finding) -> str:
    return sentence(one.code, {"cell": one.cell, **one.params})


def _below_a_heading(view: SheetView, number: int, column: int) -> bool:
    return any(one.column == column and number >= one.row + one.height for one in view.headings if one.part != DRAWN)


def _records(known: Around, number: int, column: int) -> str:
    """The ids of what was read of this cell: of the places of its row, those under the headings of the same table."""
    found = known.records.get(number, ())
    if not found:
        return ""
    block = _block(known.view, number, column)
    return " ".join(record for at, record in found if block is not None and _block(known.view, number, at) == block)


def _block(view: SheetView, number: int, column: int) -> int | None:
    """The list that a cell belongs to: that of the nearest heading above it."""
    above = [one for one in view.headings if one.column == column and one.row < number and one.part != DRAWN]
    return max(above, key=lambda one: one.row).part if above else None


def _meanings(view: SheetView, number: int) -> tuple[ColumnMeaning, ...]:
    """A select for each heading that begins in this row, and gaps between them."""
    here = {one.column: one for one in view.headings if one.row == number}
    if not here:
        return ()
    return tuple(_meaning(here.get(column)) for column in range(view.width))


def _meaning(heading: Heading | None) -> ColumnMeaning:
    if heading is None:
        return ColumnMeaning(heading="", across=1, choices=())
    known = roles()
    first = MEANING_TOLD if heading.role in known else MEANING_OURS if heading.role else MEANING_UNKNOWN
    choices = [("", first, heading.role not in known)]
    choices += [(code, label, code == heading.role) for code, label in known.items()]
    return ColumnMeaning(heading=heading.label, across=1, choices=tuple(choices))
