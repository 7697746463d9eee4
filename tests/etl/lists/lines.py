"""Rows of a list for tests: a heading and one row, as the readers would give them."""

from collections.abc import Sequence
from typing import Any

from etl import recognise
from etl.lists.rows import Row, rows
from layers.intake.contract import Cell, Table


def cells(values: Sequence[Any]) -> list[Cell]:
    """Plain values as cells; a Cell stays itself."""
    return [value if isinstance(value, Cell) else Cell(value) for value in values]


def table(*given: Sequence[Any], sheet: str = "", hidden: frozenset[int] = frozenset()) -> Table:
    """A table of values."""
    return Table(sheet=sheet, rows=[cells(row) for row in given], hidden=hidden)


def kept(given: Table) -> list[Row]:
    """The rows that are places."""
    columns = recognise.columns(given)
    assert columns is not None
    return list(rows(given, columns))


def row(**values: Any) -> Row:
    """One row under the given headings; a name is added where none is given."""
    named = {"名称": "さくら会", **values} if "名称" not in values else values
    given = table(list(named), list(named.values()))
    columns = recognise.columns(given)
    assert columns is not None
    return Row(number=1, columns=columns, cells=given.rows[1])
