"""What a 「〃」 repeats: the cell above it, or beside it where the list runs across the sheet."""

from collections.abc import Iterable

from etl.lists.redrawn import Redrawn
from etl.write.listed import Listed, Spot, spot_of


class Order:
    """Which cell of a list comes after which."""

    def __init__(self, rows: Iterable[Listed]) -> None:
        """``rows`` are the places; those of a table that was laid out anew follow each other as laid out there."""
        self._next = dict(pair for row in rows if isinstance(row.table, Redrawn) for pair in _pairs(row, row.table))
        self._last = {after: before for before, after in self._next.items()}

    def after(self, spot: Spot) -> Spot:
        """The cell in which a 「〃」 would repeat this one."""
        return self._next.get(spot) or _moved(spot, 1)

    def before(self, spot: Spot) -> Spot | None:
        """The cell that a 「〃」 here repeats."""
        return self._last.get(spot) or (_moved(spot, -1) if spot[1] > 1 else None)


def _moved(spot: Spot, lines: int) -> Spot:
    return (spot[0], spot[1] + lines, spot[2])


def _pairs(row: Listed, table: Redrawn) -> Iterable[tuple[Spot, Spot]]:
    for column in row.columns.labels:
        here, after = (table.spots.get((index, column)) for index in (row.index, row.index + 1))
        if here and after:
            yield spot_of(table.drawn.address(*here)), spot_of(table.drawn.address(*after))
