"""秘匿 by merging: towns whose figures were added to 「上段もしくは下段の町」, the sheet not saying to which.

All that such a sheet allows: a run of blank towns was added to the named row above it, to the one below, or
partly to each. Only at the edge of a sheet is there one possibility.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, kw_only=True, slots=True)
class HiddenRun:
    """Neighbouring blank rows (indices) and the named rows above and below them (None at the edge of the sheet)."""

    rows: tuple[int, ...]
    above: int | None
    below: int | None

    @property
    def carriers(self) -> tuple[int, ...]:
        """The rows that may hold the people of the run."""
        return tuple(row for row in (self.above, self.below) if row is not None)

    @property
    def only_carrier(self) -> int | None:
        """The row that must hold them, where the sheet leaves one possibility."""
        return self.carriers[0] if len(self.carriers) == 1 else None


def hidden_runs(blank: Sequence[bool]) -> list[HiddenRun]:
    """The runs of blank rows of one sheet, in order."""
    runs = []
    for is_blank, group in groupby(range(len(blank)), key=blank.__getitem__):
        rows = tuple(group)
        if is_blank:
            above = rows[0] - 1 if rows[0] > 0 else None
            below = rows[-1] + 1 if rows[-1] + 1 < len(blank) else None
            runs.append(HiddenRun(rows=rows, above=above, below=below))
    return runs
