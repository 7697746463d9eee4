"""The rows of a list: 同上 and merged cells resolved, totals, footnotes, examples and repeated headings left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from etl import heading_words, recognise
from etl.clean import text
from etl.lists import apart, named, sections, ticked
from etl.lists.sections import NOTHING, Context
from etl.read.reading import EMPTY
from etl.recognise import Columns
from layers.intake.contract import Cell, Table


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row of a list. ``context`` is what the lines above it say of it (「■東山手圏域」).

    ``doubtful`` are the columns whose 同上 stands below a hidden row, which may be what it repeats.
    ``readings``: most names of the list have a line of kana above them.
    """

    number: int
    columns: Columns
    cells: Sequence[Cell]
    context: Context = NOTHING
    readings: bool = False
    doubtful: tuple[int, ...] = ()
    _texts: dict[str, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _colours: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def column(self, role: str) -> int | None:
        """The first column of a role that holds something in this row."""
        return next((c for c in self.columns.of(role) if not text.is_blank(self.cell(c).text)), None)

    def cell(self, column: int) -> Cell:
        """The cell of a column, empty where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else EMPTY

    def texts(self, role: str) -> Sequence[str]:
        """What the columns of a role hold, from left to right, untouched; empty marks are left out."""
        if role not in self._texts:
            found = [self.cell(column).text for column in self.columns.of(role)]
            self._texts[role] = [one for one in found if not text.is_blank(one)]
        return self._texts[role]

    def first(self, role: str) -> str:
        """The first of ``texts``, ``""`` where there is none."""
        return next(iter(self.texts(role)), "")

    @property
    def struck(self) -> bool:
        """Whether the name of the row is struck through, or most of the row."""
        names = [self.cell(column) for column in (self.columns.of("name") or self.columns.of("venue"))[:1]]
        filled = self._filled()
        return any(cell.struck for cell in names) or sum(cell.struck for cell in filled) * 2 > len(filled)

    @property
    def fill(self) -> str:
        """The fill colour of the name, or of most of the row; ``""`` for none."""
        return self._colour("fill")

    @property
    def ink(self) -> str:
        """The colour of the letters of the name, or of most of the row; ``""`` for black."""
        return self._colour("ink")

    @property
    def remarks(self) -> list[str]:
        """The comments that hang on the cells of the row."""
        return list(dict.fromkeys(cell.remark for cell in self.cells if cell.remark.strip()))

    def _named(self) -> list[Cell]:
        """The cells that stand for the whole row: its name, else its number."""
        return [
            self.cell(column) for role in ("name", "venue", "serial", "code") for column in self.columns.of(role)[:1]
        ]

    def _filled(self) -> list[Cell]:
        known = [self.cells[column] for column in self.columns.labels if column < len(self.cells)]
        return [cell for cell in known if cell.value is not None]

    def _colour(self, of: str) -> str:
        if of not in self._colours:
            all_ = [str(getattr(cell, of)) for cell in self._filled()]
            most = max(set(all_), key=all_.count, default="")
            own = next((one for cell in self._named() if (one := str(getattr(cell, of)))), "")
            self._colours[of] = own or (most if all_.count(most) * 2 > len(all_) else "")
        return self._colours[of]


def rows(table: Table, columns: Columns, context: Context = NOTHING) -> Iterator[Row]:
    """The rows below the headings that are places."""
    above: Row | None = None
    visible: Row | None = None
    grouped, read, counted = (
        _grouped(table, columns),
        named.have_readings(table, columns),
        named.counted(table, columns),
    )
    for number in range(columns.data_row, len(table.rows)):
        raw = table.rows[number]
        line = _line(raw)
        if line is not None:
            context = sections.following(context, line)
            continue
        if recognise.is_heading(raw, columns):
            continue
        # What is hidden must not come to light by a ditto mark below it.
        source = above if number in table.hidden_rows else visible
        cells = _chosen(named.without_number(_resolved(raw, source.cells if source else []), counted))
        doubtful = _dittos(raw) if source is not above else ()
        row = Row(number=number, columns=columns, cells=cells, context=context, readings=read, doubtful=doubtful)
        seen = above if above is visible else None
        row = _without_struck(_under_group(_second_line(row, seen), above, grouped))
        if apart.is_place(row):
            above = row
            visible = visible if number in table.hidden_rows else row
            yield row


def _without_struck(row: Row) -> Row:
    """The row without the single cells that are struck through: they hold no longer, while the group goes on."""
    if row.struck or not any(cell.struck for cell in row.cells):
        return row
    return replace(row, cells=[replace(cell, value=None) if cell.struck else cell for cell in row.cells])


def _line(raw: Sequence[Cell]) -> Context | None:
    """What a row means that holds one text, merged or not, or a zone with its number of places; else ``None``."""
    found = list(dict.fromkeys(cell.text for cell in raw if cell.text.strip()))
    if len(found) == 1 or (len(found) == 2 and apart.is_count(found[1])):
        context = sections.meaning(found[0])
        return context if len(found) == 1 or not context.says_nothing else None
    return None


def _resolved(raw: Sequence[Cell], above: Sequence[Cell]) -> list[Cell]:
    """Ditto marks take the value above them; a value repeated to the right by merging stands only in its first cell."""
    found: list[Cell] = []
    for column, cell in enumerate(raw):
        if cell.value is not None and _is_ditto(cell.text) and column < len(above):
            found.append(replace(above[column], struck=cell.struck, fill=cell.fill, ink=cell.ink, remark=cell.remark))
        elif cell.merged and column and raw[column - 1].value == cell.value:
            found.append(EMPTY)
        else:
            found.append(cell)
    return found


def _chosen(cells: list[Cell]) -> list[Cell]:
    """Of a cell that prints all choices, those that are ticked."""
    told = [ticked.chosen(cell.value) if isinstance(cell.value, str) else None for cell in cells]
    pairs = zip(cells, told, strict=True)
    return [cell if one is None else replace(cell, value=one or None) for cell, one in pairs]


def _dittos(raw: Sequence[Cell]) -> tuple[int, ...]:
    return tuple(column for column, cell in enumerate(raw) if cell.value is not None and _is_ditto(cell.text))


def _is_ditto(written: str) -> bool:
    return text.is_ditto(written) or (
        len(written) <= 8 and text.plain(written).strip("()") in heading_words.row_words("ditto")
    )


def _grouped(table: Table, columns: Columns) -> tuple[int, ...]:
    """Columns left of the names whose value is written once, beside the first row of its group."""
    names = columns.of("name") or columns.of("venue")
    left = [column for role in ("zone", "kind") for column in columns.of(role) if names and column < names[0]]
    body = [row for row in table.rows[columns.data_row :] if len({cell.text for cell in row if cell.text.strip()}) > 1]
    return tuple(column for column in left if _is_group([row[column] for row in body if column < len(row)]))


def _is_group(cells: list[Cell]) -> bool:
    """Whether the first cell is filled, no value comes twice, and many cells below are empty."""
    cells = [cell for cell in cells if not cell.text.strip().endswith("計")]
    told = [cell.text for cell in cells if cell.text.strip()]
    blank = len(cells) - len(told)
    once = len(set(told)) == len(told) and not any(cell.merged for cell in cells)
    return bool(told) and bool(cells[0].text.strip()) and once and blank * 2 >= len(told)


def _under_group(row: Row, above: Row | None, grouped: tuple[int, ...]) -> Row:
    missing = [column for column in grouped if not row.cell(column).text.strip()]
    if above is None or not missing:
        return row
    cells = [*row.cells, *[EMPTY] * (max(missing) + 1 - len(row.cells))]
    for column in missing:
        cells[column] = above.cell(column)
    return replace(row, cells=cells)


def _second_line(row: Row, above: Row | None) -> Row:
    """A row without a name or number right below another one goes on with it: a further hall, or a further time."""
    names = row.columns.of("name")
    goes_on = above is not None and above.number == row.number - 1 and names
    if not goes_on or above is None or row.first("name") or row.first("serial") or row.first("code"):
        return row
    if not any(row.first(role) for role in ("venue", "schedule", "day", "time", "start")) or apart.is_total(row):
        return row
    cells = [*row.cells, *[EMPTY] * (max(names) + 1 - len(row.cells))]
    hall = bool(row.first("venue") or row.first("address"))
    for column, role in row.columns.roles.items():
        empty = not row.cell(column).text.strip()
        if empty and (column in names or (hall and role in _SHARED)) and column < len(above.cells):
            cells += [EMPTY] * (column + 1 - len(cells))
            cells[column] = replace(above.cells[column], merged=True)
    return replace(row, cells=cells)


_SHARED = (
    "kind",
    "zone",
    "phone",
    "contact_name",
    "organization",
    "fee",
    "target",
    "target_mark",
    "activity",
    "status",
)


def outside(table: Table, columns: Columns, taken: set[int]) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows that are neither headings nor places: titles, legends, footnotes."""
    headings = range(columns.first_row, columns.data_row)
    for number, raw in enumerate(table.rows):
        if number not in headings and number not in taken:
            yield number, raw
