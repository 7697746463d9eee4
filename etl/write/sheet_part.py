"""One sheet of a workbook as text: cells get another value or look, rows are put in; all else stays as it is."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from openpyxl.utils import column_index_from_string, get_column_letter

from etl.write import markup, row_shift

_ROW = re.compile(r"<(?P<p>(?:\w+:)?)row\b(?P<a>[^>]*?)(?:/>|>(?P<body>.*?)</(?P=p)row>)", re.DOTALL)
_CELL = re.compile(r"<(?P<p>(?:\w+:)?)c\b(?P<a>[^>]*?)(?:/>|>(?P<body>.*?)</(?P=p)c>)", re.DOTALL)
_SHARED = re.compile(r'<(?:\w+:)?f\b(?P<a>[^>]*\bt="shared"[^>]*?)(?:/>|>(?P<text>[^<]*)</(?:\w+:)?f>)')
_REFERENCE = re.compile(r"([A-Z]+)(\d+)")


@dataclass(kw_only=True)
class Row:
    """A row: its attributes and its cells by column (0 = A), each with attributes and what stands inside."""

    attributes: dict[str, str]
    cells: dict[int, tuple[dict[str, str], str]] = field(default_factory=dict)


class Sheet:
    """A worksheet part."""

    def __init__(self, text: str) -> None:
        """From the part as it stands."""
        root = markup.root(text)
        holder = markup.child(text, root, "sheetData")
        if holder is None:
            raise ValueError("sheetData")
        self.prefix = root.prefix
        self.head, self.tail = text[: holder.start], text[holder.end :]
        self.rows: dict[int, str] = {}
        self._open: dict[int, Row] = {}
        self._alone = False
        number = 0
        for found in _ROW.finditer(text, holder.inside, holder.inside_end):
            number = int(markup.attributes(found["a"]).get("r", number + 1))
            self.rows[number] = found[0]

    def text(self) -> str:
        """The part anew."""
        rows = "".join(self._told(number) for number in sorted(self.rows))
        return f"{self.head}<{self.prefix}sheetData>{rows}</{self.prefix}sheetData>{self.tail}"

    def look(self, row: int, column: int) -> int:
        """The style number of a cell: its own, else its row's."""
        if row not in self.rows:
            return 0
        opened = self._opened(row)
        own = opened.cells.get(column, ({}, ""))[0].get("s")
        return int(own if own is not None else opened.attributes.get("s", "0"))

    def formula(self, row: int, column: int) -> str:
        """The formula of a cell, ``""`` where a value stands."""
        if row not in self.rows:
            return ""
        inside = self._opened(row).cells.get(column, ({}, ""))[1]
        found = re.search(r"<(?:\w+:)?f\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?f>)", inside, re.DOTALL)
        return "" if found is None else unescape(found[1] or "…")

    def filled(self, row: int) -> list[int]:
        """The columns of a row that say anything."""
        return [column for column, (_, inside) in self._opened(row).cells.items() if inside] if row in self.rows else []

    def set_look(self, row: int, column: int, look: int) -> None:
        """Another look, the same value."""
        given, inside = self._cell(row, column)
        self._opened(row).cells[column] = ({**given, "s": str(look)}, inside)

    def set_value(self, row: int, column: int, value: str | float | None) -> None:
        """Another value, the same look. Text is text, whatever it begins with."""
        given, _ = self._cell(row, column)
        kept = {name: one for name, one in given.items() if name in ("r", "s")}
        if value is None or value == "":
            self._opened(row).cells[column] = (kept, "")
        elif isinstance(value, str):
            p = self.prefix
            words = f'<{p}is><{p}t xml:space="preserve">{markup.written(value)}</{p}t></{p}is>'
            self._opened(row).cells[column] = ({**kept, "t": "inlineStr"}, words)
        else:
            self._opened(row).cells[column] = (kept, f"<{self.prefix}v>{value!r}</{self.prefix}v>")

    def insert_row(self, above: int, look: Callable[[int], int]) -> int:
        """Put in an empty row below ``above``, each cell in the ``look`` of the one above it; the rest moves down."""
        self._unshare()
        made = above + 1
        self.head, self.tail = (row_shift.sheet_text(one, made) for one in (self.head, self.tail))
        self._open = {number + (number >= made): self._opened(number) for number in self.rows}
        self.rows = dict.fromkeys(self._open, "")
        like = self._open.get(above)
        attributes = {**like.attributes, "r": str(made)} if like else {"r": str(made)}
        cells = like.cells if like else {}
        looks = {
            column: ({"r": "", "s": str(look(int(given.get("s", "0"))))}, "") for column, (given, _) in cells.items()
        }
        self._open[made] = Row(attributes=attributes, cells=looks)
        self.rows[made] = ""
        return made

    def merges(self) -> list[tuple[int, int, int, int]]:
        """Merged areas: top, left, bottom, right; rows from 1, columns from 0, inclusive."""
        return [row_shift.area(one) for one in re.findall(r'<(?:\w+:)?mergeCell\b[^>]*\bref="([^"]+)"', self.tail)]

    def set_merge(self, before: tuple[int, int, int, int], after: tuple[int, int, int, int] | None) -> None:
        """Another extent for a merged area, or none."""
        for found in re.finditer(r'<(?:\w+:)?mergeCell\b[^>]*\bref="([^"]+)"[^>]*?/>', self.tail):
            if row_shift.area(found[1]) == before:
                piece = "" if after is None else found[0].replace(found[1], row_shift.reference(after))
                self.tail = self.tail.replace(found[0], piece, 1)
        self.tail = re.sub(r"<(?:\w+:)?mergeCells\b[^>]*>\s*</(?:\w+:)?mergeCells>", "", self.tail)
        count = len(self.merges())
        self.tail = re.sub(r'(<(?:\w+:)?mergeCells\b[^>]*\bcount=")\d+', rf"\g<1>{count}", self.tail)

    def shift_formulas(self, name: str, made: int, *, here: bool) -> None:
        """Follow a row that was put in at ``made`` into the sheet ``name`` (this one, where ``here``)."""
        for number, raw in list(self.rows.items()):
            if number in self._open or re.search(r"<(?:\w+:)?f[\s>]", raw):
                row = self._opened(number)
                # Asked of every cell for each new row: most hold no formula, and no letter of its tag.
                told = [(column, *cell) for column, cell in row.cells.items() if "f" in cell[1]]
                for column, given, inside in told:
                    row.cells[column] = (given, row_shift.formulas(inside, name, made, here=here))

    def _unshare(self) -> None:
        """Open every row and write each shared formula out, once: rows that move apart can share nothing."""
        if self._alone:
            return
        self._alone = True
        anchors: dict[str, tuple[str, str]] = {}
        for number in sorted(self.rows):
            row = self._opened(number)
            for column, (given, inside) in sorted(row.cells.items()):
                shared = _SHARED.search(inside)
                if shared is None:
                    continue
                si = markup.attributes(shared["a"]).get("si", "")
                if shared["text"]:
                    anchors[si] = (unescape(shared["text"]), given["r"])
                told = row_shift.unshared(*anchors[si], given["r"]) if si in anchors else ""
                plain = f"<{self.prefix}f>{markup.written(told)}</{self.prefix}f>" if told else ""
                row.cells[column] = (given, inside.replace(shared[0], plain))

    def _cell(self, row: int, column: int) -> tuple[dict[str, str], str]:
        if row not in self.rows:
            self.rows[row], self._open[row] = "", Row(attributes={"r": str(row)})
        fresh = {"r": f"{get_column_letter(column + 1)}{row}"}
        look = self._opened(row).attributes.get("s")
        return self._opened(row).cells.get(column, ({**fresh, **({"s": look} if look else {})}, ""))

    def _opened(self, number: int) -> Row:
        if number not in self._open:
            found = _ROW.match(self.rows[number])
            if found is None:
                raise ValueError(number)
            given = {**markup.attributes(found["a"]), "r": str(number)}
            self._open[number] = Row(attributes=given, cells=_cells(found["body"] or "", number))
        return self._open[number]

    def _told(self, number: int) -> str:
        row = self._open.get(number)
        if row is None:
            return self.rows[number]
        p = self.prefix
        cells = "".join(
            f"{markup.tag(f'{p}c', given)}{inside}</{p}c>" if inside else markup.tag(f"{p}c", given, empty=True)
            for given, inside in _placed(row.cells, number)
        )
        kept = {name: one for name, one in {**row.attributes, "r": str(number)}.items() if name != "spans"}
        return f"{markup.tag(f'{p}row', kept)}{cells}</{p}row>"


def _cells(body: str, number: int) -> dict[int, tuple[dict[str, str], str]]:
    found: dict[int, tuple[dict[str, str], str]] = {}
    column = -1
    for one in _CELL.finditer(body):
        given = markup.attributes(one["a"])
        spot = _REFERENCE.fullmatch(given.get("r", ""))
        column = column_index_from_string(spot[1]) - 1 if spot else column + 1
        found[column] = ({**given, "r": f"{get_column_letter(column + 1)}{number}"}, one["body"] or "")
    return found


def _placed(cells: Mapping[int, tuple[dict[str, str], str]], number: int) -> Iterator[tuple[dict[str, str], str]]:
    """The cells of a row from left to right with the addresses that they have come to."""
    for column, (given, inside) in sorted(cells.items()):
        yield {**given, "r": f"{get_column_letter(column + 1)}{number}"}, inside
