"""Rows that are painted while nobody says what the colour means: perhaps they are closed, so a person is asked."""

from collections.abc import Iterator, Sequence

from etl.lists import legends, state
from etl.lists.place import Setting
from etl.lists.rows import Row
from layers.intake.contract import Finding

# Of every third row or more, paint is a pattern for the eye.
_FEW = 3


def unexplained(chosen: Sequence[Row], setting: Setting, explained: frozenset[str]) -> Iterator[Finding]:
    """One finding for each colour that whole rows bear, at the first of them."""
    bare = [row for row in chosen if _asks(row, setting, explained)]
    for colour in dict.fromkeys(row.fill for row in bare):
        rows = [row for row in bare if row.fill == colour]
        if len(rows) * _FEW <= len(chosen):
            column = next(iter(rows[0].columns.of("name") or rows[0].columns.of("venue")), 0)
            address = setting.table.address(rows[0].number, column)
            yield Finding(level="warning", code="fill.unexplained", cell=address, params={"count": len(rows)})


def _asks(row: Row, setting: Setting, explained: frozenset[str]) -> bool:
    """Whether most of a row bears one colour that means nothing yet, and the row says itself that it goes on or not."""
    if not row.fill or row.fill in explained:
        return False
    filled = [row.cell(column) for column in row.columns.labels if row.cell(column).value is not None]
    whole = sum(cell.fill == row.fill for cell in filled) * 2 > len(filled)
    return whole and not (legends.state_of(row, setting.marks) or state.status_of(row, setting.marks, closed_on=""))
