"""The file that is changed: a workbook or a text file, asked alike. What one of them cannot show is left out there."""

from collections.abc import Sequence
from typing import Protocol

from etl.lists import legends
from etl.write.listed import Spot, Value
from etl.write.outcome import Area
from etl.write.text_file import TextFile
from etl.write.workbook import Workbook
from layers.errors import Refused
from layers.intake.contract import Document, Finding


class Target(Protocol):
    """A file by its cells; rows count from 1, columns from 0."""

    def areas(self) -> dict[str, list[Area]]:
        """Merged areas by sheet."""
        ...

    def set_value(self, spot: Spot, value: Value) -> None:
        """Another value, seen to be changed."""
        ...

    def fill(self, spot: Spot, value: Value) -> None:
        """The same words, now in a cell of their own: no mark."""
        ...

    def formula(self, spot: Spot) -> str:
        """The formula of a cell, ``""`` for none."""
        ...

    def note(self, spot: Spot, text: str) -> None:
        """A word on a cell."""
        ...

    def strike(self, spot: Spot, columns: Sequence[int], *, struck: bool) -> None:
        """A line through these columns of the row of a cell, or none any more."""
        ...

    def insert_row(self, sheet: str, above: int) -> int:
        """An empty row below ``above`` that looks like it."""
        ...

    def set_area(self, sheet: str, before: Area, after: Area | None) -> None:
        """Another extent for a merged area, or none."""
        ...

    def content(self) -> bytes:
        """The whole file."""
        ...

    def findings(self) -> list[Finding]:
        """What has to be said of the file as it was written."""
        ...


def opened(content: bytes, document: Document) -> Target:
    """The file of a document; ``Refused("usual.form")`` for one that is not built as offices build them."""
    try:
        if document.format == "xlsx":
            meaning = legends.legend(row for table in document.tables for row in table.rows)
            return BookTarget(Workbook(content, meaning))
        if document.format == "csv" and document.encoding:
            return TextTarget(TextFile(content, document.encoding))
    except (ValueError, KeyError, StopIteration) as fault:
        raise Refused("usual.form", file=document.name) from fault
    raise Refused("usual.form", file=document.name)


class BookTarget:
    """A workbook."""

    def __init__(self, book: Workbook) -> None:
        """Around the open workbook."""
        self._book = book

    def areas(self) -> dict[str, list[Area]]:
        """Merged areas by sheet."""
        return {name: self._book.sheet(name).merges() for name in self._book.names}

    def set_value(self, spot: Spot, value: Value) -> None:
        """Another value, and the mark."""
        self._book.set_value(*spot, value)

    def fill(self, spot: Spot, value: Value) -> None:
        """A value without a mark."""
        self._book.sheet(spot[0]).set_value(spot[1], spot[2], value)

    def formula(self, spot: Spot) -> str:
        """The formula of a cell."""
        return self._book.sheet(spot[0]).formula(spot[1], spot[2])

    def note(self, spot: Spot, text: str) -> None:
        """A comment."""
        self._book.note(*spot, text)

    def strike(self, spot: Spot, columns: Sequence[int], *, struck: bool) -> None:
        """Through all cells of the row."""
        self._book.strike(spot[0], spot[1], columns, struck=struck)
        self._book.mark(*spot)

    def insert_row(self, sheet: str, above: int) -> int:
        """A row in the style of the one above."""
        return self._book.insert_row(sheet, above)

    def set_area(self, sheet: str, before: Area, after: Area | None) -> None:
        """Another extent, or none."""
        self._book.sheet(sheet).set_merge(before, after)

    def content(self) -> bytes:
        """The whole file."""
        return self._book.content()

    def findings(self) -> list[Finding]:
        """Nothing: what a workbook holds stays in it."""
        return []


class TextTarget:
    """A text file, which shows no marks."""

    def __init__(self, file: TextFile) -> None:
        """Around the open file."""
        self._file = file
        self._before = file.encoding

    def areas(self) -> dict[str, list[Area]]:
        """None."""
        return {}

    def set_value(self, spot: Spot, value: Value) -> None:
        """Another value."""
        self._file.set_value(spot[1], spot[2], value)

    def fill(self, spot: Spot, value: Value) -> None:
        """The same."""
        self._file.set_value(spot[1], spot[2], value)

    def formula(self, _spot: Spot) -> str:
        """None."""
        return ""

    def note(self, spot: Spot, text: str) -> None:
        """A text file has no room for a word beside its fields."""

    def strike(self, spot: Spot, columns: Sequence[int], *, struck: bool) -> None:
        """A text file has no lines through words."""

    def insert_row(self, _sheet: str, above: int) -> int:
        """An empty row."""
        return self._file.insert_row(above)

    def set_area(self, sheet: str, before: Area, after: Area | None) -> None:
        """A text file merges nothing."""

    def content(self) -> bytes:
        """The whole file."""
        return self._file.content()

    def findings(self) -> list[Finding]:
        """Another encoding, where the old one lacks a letter."""
        if self._file.encoding == self._before:
            return [Finding(level="info", code="usual.no_marks")]
        return [Finding(level="warning", code="usual.encoding", params={"before": self._before})]
