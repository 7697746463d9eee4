"""Which sheets of a document are shown beside what was read of it, with the meaning of each heading."""

from collections.abc import Iterator, Sequence

from etl.lists import batch
from etl.lists.redrawn import Redrawn
from etl.recognise import Columns
from etl.run import Reading
from layers.city import City
from layers.intake import cell_address
from layers.intake.contract import Hints, Table
from layers.intake.sheet_view import DRAWN, MOST_CELLS, Heading, SheetView, view_of


def sheet_views(reading: Reading, city: City) -> list[tuple[SheetView, Table]]:
    """The sheets of a list of places; none for other contents, whose free texts must not stay anywhere."""
    document = reading.document
    if reading.batch is None or reading.batch.content != "places":
        return []
    hints = Hints(city=city, listing=city.listing(document.path), recipe=reading.recipe)
    headings: dict[str, list[Heading]] = {}
    drawn: dict[str, list[tuple[str, str]]] = {}
    for part, (table, columns) in enumerate(batch.lists(document, hints)):
        headings.setdefault(table.sheet, []).extend(_headings(table, columns, part))
        if isinstance(table, Redrawn) and columns is not None:
            drawn.setdefault(table.sheet, []).extend(_drawn(table, columns))
    return list(_within(document.tables, headings, drawn))


def _within(
    tables: Sequence[Table], headings: dict[str, list[Heading]], drawn: dict[str, list[tuple[str, str]]]
) -> Iterator[tuple[SheetView, Table]]:
    room = MOST_CELLS
    for number, table in enumerate(tables):
        view = view_of(table, number, headings.get(table.sheet, []), drawn.get(table.sheet, []), room=room)
        room -= view.height * view.width
        yield view, table


def _drawn(table: Redrawn, columns: Columns) -> Iterator[tuple[str, str]]:
    """Each cell of a list that is not drawn as rows, with the cell that stands for its place."""
    named = next(iter(columns.of("name") or columns.of("venue")), None)
    for row, column in table.spots:
        if row >= columns.data_row and column in columns.labels and (row, named) in table.spots and named is not None:
            yield table.address(row, column), table.address(row, named)


def _headings(table: Table, columns: Columns | None, part: int) -> Iterator[Heading]:
    for column, label in sorted(columns.labels.items()) if columns else ():
        spot = cell_address.read(table.address(columns.first_row, column)) if columns else None
        if spot is not None and columns is not None:
            role = columns.roles.get(column, "")
            part = DRAWN if isinstance(table, Redrawn) else part
            yield Heading(row=spot.row, column=spot.column, height=columns.height, label=label, role=role, part=part)
