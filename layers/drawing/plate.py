"""Plate: words in a box on the map itself, for sheets whose margins are cut away."""

from layers.drawing import pen
from layers.drawing.boxes import Box
from layers.drawing.ink import Ink
from layers.drawing.pen import Piece, Words

_RIM = 0.5


def plate(lines: list[Words], corner: tuple[float, float], ink: Ink, *, lower_right: bool = False) -> list[Piece]:
    """Words below each other, left upper ``corner`` of their box given, or its right lower one; the box comes first."""
    rim = _RIM * lines[0].size
    width = max(one.width for one in lines) + 2 * rim
    height = sum(one.height * 1.25 for one in lines) + 2 * rim
    shift = (width, height) if lower_right else (0.0, 0.0)
    box = Box(corner[0] - shift[0], corner[1] - shift[1], width, height)
    pieces, y = [pen.rectangle(box, fill="#FFFFFF", stroke=ink.text, width=0.5)], box.y + rim
    for one in lines:
        pieces.append(one.drawn((box.x + rim, y + one.height * 1.25 / 2), ink.text))
        y += one.height * 1.25
    return pieces
