"""What a reader of one format hands back, and the fault by which it says that it cannot."""

from collections.abc import Sequence
from dataclasses import dataclass

from layers.access.network import WalkNetwork
from layers.intake.contract import Cell, Features, Finding, Table

EMPTY = Cell()
# How comments begin that this program has put on cells: they tell of a change and are no remark of the list.
SIGNED = "まちの居場所マップ:"
MAX_ROWS = 50_000
MAX_CELLS = 4_000_000


class Unreadable(Exception):
    """This file gives nothing; its one finding says why."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding for whoever catches this."""
        super().__init__(finding.code)
        self.finding = finding


def unreadable(code: str, **params: object) -> Unreadable:
    """The fault that ends the reading of a file, with the code of its sentence."""
    return Unreadable(Finding(level="error", code=code, params=params))


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """The content of one file of one format."""

    format: str
    encoding: str | None = None
    tables: Sequence[Table] = ()
    features: Features | None = None
    network: WalkNetwork | None = None
    findings: Sequence[Finding] = ()


def trimmed(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows without empty cells at their right end and without empty rows at the end of the sheet."""
    for row in rows:
        while row and _blank(row[-1]):
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _blank(cell: Cell) -> bool:
    # A coloured empty cell can be the patch of a legend, so it stays.
    return cell.value is None and not cell.fill
