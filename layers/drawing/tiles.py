"""Tiles: a big sheet as several A3 that any printer takes; neighbours overlap by a strip where they are glued."""

from dataclasses import dataclass

from layers.drawing.boxes import PAPERS, Box, Paper

# No printer prints to the edge of its paper.
MARGIN = 10.0
OVERLAP = 10.0
_LETTERS = "ABCDEFGH"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tile:
    """One sheet: ``window`` is the part of the whole that it shows, ``column`` and ``row`` count from 0."""

    column: int
    row: int
    window: Box

    @property
    def name(self) -> str:
        """「A-1」: rows are letters from above, columns figures from the left."""
        return f"{_LETTERS[self.row]}-{self.column + 1}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tiling:
    """So many sheets of a paper across and down."""

    paper: Paper
    columns: int
    rows: int

    @property
    def window(self) -> tuple[float, float]:
        """Width and height of what one sheet shows."""
        return (self.paper.box.width - 2 * MARGIN, self.paper.box.height - 2 * MARGIN)

    @property
    def whole(self) -> Box:
        """The big sheet once it is glued."""
        width, height = self.window
        return Box(
            0,
            0,
            self.columns * width - (self.columns - 1) * OVERLAP,
            self.rows * height - (self.rows - 1) * OVERLAP,
        )

    def tiles(self) -> tuple[Tile, ...]:
        """All sheets, row by row."""
        width, height = self.window
        return tuple(
            Tile(
                column=column,
                row=row,
                window=Box(column * (width - OVERLAP), row * (height - OVERLAP), width, height),
            )
            for row in range(self.rows)
            for column in range(self.columns)
        )

    def holding(self, spot: tuple[float, float]) -> str:
        """The name of the sheet that shows a spot, the one nearest to its middle where two do; "" for none."""
        inside = [tile for tile in self.tiles() if tile.window.holds(Box.around(spot, 0, 0))]
        return min(inside, key=lambda tile: _off(tile.window, spot)).name if inside else ""


def _off(window: Box, spot: tuple[float, float]) -> float:
    return max(abs(spot[0] - window.centre[0]) / window.width, abs(spot[1] - window.centre[1]) / window.height)


# A1 is four A3, A0 eight; each lies on its side or stands as the ground asks for.
TILINGS = {
    "a1l": Tiling(paper=PAPERS["a3l"], columns=2, rows=2),
    "a1p": Tiling(paper=PAPERS["a3p"], columns=2, rows=2),
    "a0l": Tiling(paper=PAPERS["a3p"], columns=4, rows=2),
    "a0p": Tiling(paper=PAPERS["a3l"], columns=2, rows=4),
}
