"""The page of one import, joined from the store: its report, its sheet, its places, its changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import current_app

from layers.intake import cell_address
from layers.intake.sheet_view import SheetView
from layers.place.services import ServicePoint
from layers.store import Unit
from layers.store.datasets import MAY_CONTINUE
from layers.store.import_history import WAITING, ImportRow
from layers.store.sheets import PAGE_ROWS
from webmap import session
from webmap.cards import Card, card
from webmap.import_pages import EditionQuestion, ImportPage, Pages, ReadPanel, SheetPanel
from webmap.import_rows import by_kind, change_rows, finding_rows, read_row, worst_first
from webmap.pages import Choice
from webmap.sheet_panel import around, rows_of
from webmap.show import link
from webmap.wording import GONE_CHOICES, HELD_BACK, IMPORT_STATE

MOST_READ = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Which part of an import is looked at: a sheet and page of rows, or the page where a cell stands.

    ``odd`` and ``moved`` are the pages of findings and of changes.
    """

    sheet: int = 0
    page: int = 0
    cell: str = ""
    odd: int = 0
    moved: int = 0
    most_rows: int = 200
    most_previewed: int = 50

    def pages(self, **changed: int) -> dict[str, int]:
        """The pages of findings and changes as parts of an address."""
        return {name: page for name, page in ({"odd": self.odd, "moved": self.moved} | changed).items() if page}


def import_page(unit: Unit, row: ImportRow, asked: Part) -> ImportPage:
    """「読めたこと・気になること・前回からの変化」."""
    is_places = row.content == "places"
    shown = unit.places.preview(row.dataset) if row.in_force and is_places else []
    waits, edition = row.state in WAITING, question_of_edition(row)
    odd = _paged(row.id, len(row.findings), asked, "odd", "odd")
    moved = _paged(row.id, len(row.changes), asked, "moved", "changes")
    changes = change_rows(by_kind(row.changes)[moved.first - 1 : moved.last], unit.choices.of(row.id))
    has_sheet = bool(unit.sheets.of(row.id))
    return ImportPage(
        title=row.title,
        id=row.id,
        state=IMPORT_STATE.get(row.state, row.state),
        edition=edition,
        earlier=() if edition else _earlier(unit, row),
        may_publish=waits and not edition,
        may_discard=row.state == "staged",
        discarded=row.state == "discarded",
        in_force=row.in_force,
        released=row.released,
        file_name=row.file_name,
        source=row.source.credit(),
        rows=row.rows,
        counts=row.counts,
        levels=row.levels,
        findings=finding_rows(
            worst_first(row.findings)[odd.first - 1 : odd.last],
            lambda cell: _way(row.id, asked, cell=cell) if has_sheet else "",
        ),
        findings_pages=odd,
        read=_read(unit, row, asked, may_mend=waits),
        unplaced=unit.staged.unplaced(row.id) if is_places and row.state != "discarded" else 0,
        review_url=_page_at("/review"),
        duplicates_url=_page_at("/duplicates"),
        changes=changes,
        changes_pages=moved,
        may_choose=waits and is_places and any(one.kind != "new" for one in changes),
        gone_choices=tuple(GONE_CHOICES.items()),
        is_places=is_places,
        preview=tuple(_as_residents_see(point) for point in shown[: asked.most_previewed]),
        preview_count=len(shown) if is_places else row.rows,
        script={"import": row.id},
    )


def question_of_edition(row: ImportRow) -> EditionQuestion | None:
    """「前の一覧の新しい版ですか」, as long as nobody has answered."""
    found = next((one for one in row.findings if one.code == MAY_CONTINUE), None) if row.state in WAITING else None
    return EditionQuestion(dataset=found.params["dataset"], title=found.params["title"]) if found else None


def earlier_lists(unit: Unit, row: ImportRow) -> list[ImportRow]:
    """The lists in force of which a new list that waits may be the next edition, by whatever name; the likest first."""
    if row.state != "staged" or row.content != "places" or not unit.kept_files.has(row.id):
        return []
    lists = [one for one in unit.imports.in_force() if one.content == row.content]
    if any(one.dataset == row.dataset for one in lists):
        return []
    return sorted(lists, key=lambda one: one.importer != row.importer)


def _earlier(unit: Unit, row: ImportRow) -> tuple[Choice, ...]:
    return tuple(Choice(value=one.dataset, label=one.title, count=one.rows) for one in earlier_lists(unit, row))


def _paged(import_id: str, total: int, asked: Part, name: str, anchor: str) -> Pages:
    """Which of so many rows are shown, and the ways to those before and after; the other list stays where it is."""
    most = asked.most_rows
    page = min(asked.odd if name == "odd" else asked.moved, max(0, (total - 1) // most))

    def to(number: int) -> str:
        return f"{link('imports.one', import_id=import_id, **asked.pages(**{name: number}))}#{anchor}"

    return Pages(
        first=page * most + 1,
        last=min((page + 1) * most, total),
        total=total,
        earlier_url=to(page - 1) if page else "",
        later_url=to(page + 1) if (page + 1) * most < total else "",
    )


def _read(unit: Unit, row: ImportRow, asked: Part, *, may_mend: bool) -> ReadPanel:
    views = unit.sheets.of(row.id)
    kept = unit.kept_files.has(row.id)
    cells = unit.staged.cells(row.id)
    view, page = _spot(views, asked)
    panel = _sheet(unit, row, view, page, asked, may_mend=may_mend and kept) if view else None
    wanted = [(name, cell) for name, cell in cells if panel is None or _stands_in(panel, cell)]
    places = unit.staged.places(row.id, [name for name, _ in wanted[:MOST_READ]])
    asked_cell = next((one for line in panel.rows for one in line.cells if one.asked), None) if panel else None
    return ReadPanel(
        sheet=panel,
        rows=tuple(
            read_row(place, _way(row.id, asked, cell=place.cell) if panel and place.cell else "") for place in places
        ),
        left=max(0, len(wanted) - MOST_READ),
        may_mend=may_mend and kept and panel is not None,
        may_read_again=kept and not may_mend and row.state != "discarded",
        cell=asked_cell.address if asked_cell and asked_cell.may_mend else "",
        text=asked_cell.text if asked_cell else "",
    )


def _spot(views: list[SheetView], asked: Part) -> tuple[SheetView | None, int]:
    """The sheet and page that were asked for; at first, the sheet that holds a list."""
    cell = cell_address.read(asked.cell)
    if cell is not None:
        view = next((one for one in views if one.name == cell.sheet), None)
        if view is not None and 0 <= cell.row - view.first_row < view.height:
            return view, (cell.row - view.first_row) // PAGE_ROWS
    chosen = next((one for one in views if one.number == asked.sheet), None) if asked.sheet >= 0 else None
    if chosen is None:
        chosen = next((one for one in views if one.headings), views[0] if views else None)
    last = max(0, (chosen.height - 1) // PAGE_ROWS) if chosen else 0
    return chosen, min(max(asked.page, 0), last)


def _sheet(unit: Unit, row: ImportRow, view: SheetView, page: int, asked: Part, *, may_mend: bool) -> SheetPanel:
    looks = unit.sheets.page(row.id, view.number, page)
    first = view.first_row + page * PAGE_ROWS
    known = around(view, row.findings, unit.staged.cells(row.id), asked=asked.cell, may_mend=may_mend)
    more = (page + 1) * PAGE_ROWS < view.height
    return SheetPanel(
        name=view.name,
        number=view.number,
        tabs=_tabs(unit, row, view, asked),
        letters=tuple((cell_address.letters(column), column in view.hidden) for column in range(view.width)),
        rows=rows_of(known, looks, first),
        first=first,
        last=first + len(looks) - 1,
        total=view.rows,
        cut=view.height < view.rows,
        earlier_url=_way(row.id, asked, sheet=view.number, page=page - 1) if page else "",
        later_url=_way(row.id, asked, sheet=view.number, page=page + 1) if more else "",
    )


def _tabs(unit: Unit, row: ImportRow, view: SheetView, asked: Part) -> tuple[Choice, ...]:
    views = unit.sheets.of(row.id)
    return tuple(
        Choice(value=one.name, label=one.name, on=one.number == view.number, url=_way(row.id, asked, sheet=one.number))
        for one in views
        if len(views) > 1
    )


def _stands_in(panel: SheetPanel, cell: str) -> bool:
    spot = cell_address.read(cell)
    return spot is None or (spot.sheet == panel.name and panel.first <= spot.row <= panel.last)


def _way(import_id: str, asked: Part, **to: str | int) -> str:
    """The way to a cell or a sheet; the pages of findings and changes stay where they are."""
    return f"{link('imports.one', import_id=import_id, **asked.pages(), **to)}#{'cell' if 'cell' in to else 'sheet'}"


def _as_residents_see(point: ServicePoint) -> Card:
    seen = card(point, session.city())
    return replace(seen, marks=tuple(mark for mark in seen.marks if mark != HELD_BACK))


def _page_at(path: str) -> str:
    """The address of a page family that may or may not be part of this house."""
    return path if any(rule.rule == path for rule in current_app.url_map.iter_rules()) else ""


def part_of(arguments: Mapping[str, str], *, most_rows: int, most_previewed: int) -> Part:
    """What the address asks for; what is no number asks for nothing."""
    return Part(
        sheet=_number(arguments.get("sheet", ""), -1),
        page=_number(arguments.get("page", ""), 0),
        cell=arguments.get("cell", ""),
        odd=_number(arguments.get("odd", ""), 0),
        moved=_number(arguments.get("moved", ""), 0),
        most_rows=most_rows,
        most_previewed=most_previewed,
    )


def _number(given: str, otherwise: int) -> int:
    return int(given) if given.isdecimal() and len(given) <= 9 else otherwise
