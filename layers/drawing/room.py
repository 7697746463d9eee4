"""Room: which boxes of a paper are taken; what is placed first keeps its place, what comes later finds another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from layers.drawing.boxes import Box

_CELL = 25.0


class Room:
    """The free room of one paper."""

    def __init__(self, edge: Box, taken: Iterable[Box] = ()) -> None:
        """``edge``: nothing may reach over it."""
        self._edge = edge
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in taken:
            self.take(box)

    def is_free(self, box: Box) -> bool:
        """Whether it lies inside the edge and on nothing else."""
        return self._edge.holds(box) and not any(
            box.overlaps(other) for cell in _cells(box) for other in self._cells.get(cell, ())
        )

    def take(self, box: Box) -> None:
        """Nothing else may stand here from now on."""
        for cell in _cells(box):
            self._cells[cell].append(box)

    def first_free(self, boxes: Iterable[Box]) -> int | None:
        """The number of the first box that is free, now taken; None where none is."""
        for number, box in enumerate(boxes):
            if self.is_free(box):
                self.take(box)
                return number
        return None


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.x // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.y // _CELL), int(box.bottom // _CELL) + 1):
            yield (column, row)
