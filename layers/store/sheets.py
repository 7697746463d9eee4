"""The desk of sheets as they look: kept beside the import that they became, read by pages of rows."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from layers.intake.contract import Table
from layers.intake.sheet_view import Heading, Looks, SheetView, looks_of
from layers.store import schema
from layers.trust.audience import Viewer

PAGE_ROWS = 100


class Sheets:
    """Sheets of imports; only those who may take lists in see them."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def keep(self, import_id: str, views: Sequence[tuple[SheetView, Table]]) -> None:
        """Keep the looks of an import's sheets in place of those that were kept before."""
        self._viewer.require("import")
        drop(self._connection, int(import_id))
        for view, table in views:
            told = asdict(view)
            hidden = {"columns": list(view.hidden), "rows": list(told.pop("hidden_rows"))}
            headings = {"told": list(told["headings"]), "drawn": [list(pair) for pair in told.pop("drawn")]}
            head = {**told, "hidden": hidden, "headings": headings}
            head["id"] = head.pop("number")
            self._connection.execute(insert(schema.sheet).values(import_id=int(import_id), **head))
            for page, first in enumerate(range(0, view.height, PAGE_ROWS)):
                rows = looks_of(table.rows[first : min(first + PAGE_ROWS, view.height)])
                values = {"import_id": int(import_id), "id": view.number, "page": page, "looks": rows}
                self._connection.execute(insert(schema.sheet_page).values(values))

    def of(self, import_id: str) -> list[SheetView]:
        """The sheets of an import in the order of its file; none where nothing was kept."""
        self._viewer.require("import")
        table = schema.sheet
        rows = self._connection.execute(select(table).where(table.c.import_id == int(import_id)).order_by(table.c.id))
        return [_view(row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name for a row's dict

    def page(self, import_id: str, number: int, page: int) -> Looks:
        """One page of rows of one sheet; empty beyond its end."""
        self._viewer.require("import")
        table = schema.sheet_page
        of_sheet = (table.c.import_id == int(import_id)) & (table.c.id == number)
        query = select(table.c.looks).where(of_sheet, table.c.page == page)
        return self._connection.execute(query).scalar() or []


def drop(connection: Connection, import_id: int) -> None:
    """Forget the looks of an import."""
    for table in (schema.sheet_page, schema.sheet):
        connection.execute(delete(table).where(table.c.import_id == import_id))


def _view(row: Mapping[Any, Any]) -> SheetView:
    names = ("name", "first_row", "rows", "height", "width")
    return SheetView(
        number=row["id"],
        **{name: row[name] for name in names},
        hidden=tuple(row["hidden"]["columns"]),
        hidden_rows=tuple(row["hidden"]["rows"]),
        headings=tuple(Heading(**one) for one in row["headings"]["told"]),
        drawn=tuple((cell, place) for cell, place in row["headings"]["drawn"]),
    )
