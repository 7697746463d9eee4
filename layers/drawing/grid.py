"""Grid: squares along the edge of a map (A … across, 1 … down), by which a list says where to look."""

from dataclasses import dataclass

from shapely.geometry import LineString

from layers.drawing import pen
from layers.drawing.boxes import Box
from layers.drawing.ink import Ink
from layers.drawing.pen import Piece, Words

BAND = 5.0
_SQUARE = 52.0
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_TICK = 2.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """The squares of a map whose inside is ``box``."""

    box: Box

    @property
    def columns(self) -> int:
        """How many squares across."""
        return max(1, round(self.box.width / _SQUARE))

    @property
    def rows(self) -> int:
        """How many squares down."""
        return max(1, round(self.box.height / _SQUARE))

    def square(self, spot: tuple[float, float]) -> str:
        """「B3」; "" for what lies outside."""
        if not self.box.holds(Box.around(spot, 0, 0)):
            return ""
        column = min(self.columns - 1, int((spot[0] - self.box.x) / self.box.width * self.columns))
        row = min(self.rows - 1, int((spot[1] - self.box.y) / self.box.height * self.rows))
        return f"{_LETTERS[column]}{row + 1}"

    def drawn(self, ink: Ink) -> list[Piece]:
        """The frame, ticks, and letters and figures in the band at its upper and left side."""
        box, pieces = self.box, [pen.rectangle(self.box, stroke=ink.text, width=0.5)]
        wide, high = box.width / self.columns, box.height / self.rows
        for column in range(self.columns):
            x = box.x + wide * column
            words = Words(lines=(_LETTERS[column],), size=3.2, bold=True)
            pieces.append(words.drawn((x + wide / 2, box.y - BAND / 2), ink.text))
            pieces += _ticks(x, box.y, ink, down=True) + _ticks(x, box.bottom, ink, down=True) if column else []
        for row in range(self.rows):
            y = box.y + high * row
            words = Words(lines=(str(row + 1),), size=3.2, bold=True)
            pieces.append(words.drawn((box.x - BAND / 2, y + high / 2), ink.text))
            pieces += _ticks(box.x, y, ink, down=False) + _ticks(box.right, y, ink, down=False) if row else []
        return pieces


def _ticks(x: float, y: float, ink: Ink, *, down: bool) -> list[Piece]:
    step = (0.0, _TICK) if down else (_TICK, 0.0)
    return pen.line(LineString([(x - step[0], y - step[1]), (x + step[0], y + step[1])]), 0.4, ink.text)
