"""Measure: scale bar in metres and in minutes on foot, and which way is north."""

from shapely.geometry import LineString

from layers.drawing import pen
from layers.drawing.boxes import Box
from layers.drawing.frame import Frame
from layers.drawing.ink import Ink
from layers.drawing.pen import Piece, Words

_METRES = (20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000)
_MINUTES = (1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 180, 240)
_LONGEST = 48.0


def bars(frame: Frame, corner: tuple[float, float], metres_per_minute: float, ink: Ink, *, size: float) -> list[Piece]:
    """Two bars above each other with their right upwards from the left lower ``corner``, on a ground of their own."""
    longest = _LONGEST * size / 3.2
    metres = _longest(_METRES, frame, longest)
    minutes = _longest(_MINUTES, frame, longest, each=metres_per_minute)
    lengths = (metres / frame.metres_per_mm, minutes * metres_per_minute / frame.metres_per_mm)
    texts = (_distance(metres), f"歩いて約{minutes}分（まっすぐ{_distance(minutes * metres_per_minute)}）")
    words = [Words(lines=(text,), size=size, anchor="start") for text in texts]
    width = max(*lengths, *(one.width for one in words)) + 2 * size
    height = 2 * (2.3 * size) + size
    ground = Box(corner[0], corner[1] - height, width, height)
    pieces = [pen.rectangle(ground, fill="#FFFFFF", stroke=ink.text)]
    for row, (length, one) in enumerate(zip(lengths, words, strict=True)):
        y = ground.y + size * (1.1 + 2.3 * row)
        pieces.append(one.drawn((ground.x + size, y), ink.text))
        pieces += _bar(ground.x + size, y + 1.15 * size, length, size, ink)
    return pieces


def north(at: tuple[float, float], ink: Ink, *, size: float) -> list[Piece]:
    """An arrow with 「北」, ``at`` its middle."""
    x, y = at
    ground = Box.around(at, 2.6 * size, 4.4 * size)
    tip, foot = y - 0.7 * size, y + 1.8 * size
    arrow = f"M{x:.2f} {tip:.2f}L{x + 0.8 * size:.2f} {foot:.2f}L{x:.2f} {foot - 0.7 * size:.2f}"
    arrow += f"L{x - 0.8 * size:.2f} {foot:.2f}Z"
    return [
        pen.rectangle(ground, fill="#FFFFFF", stroke=ink.text),
        Words(lines=("北",), size=size, bold=True).drawn((x, y - 1.4 * size), ink.text),
        Piece(f'<path d="{arrow}" fill="{ink.text}"/>', ground),
    ]


def _longest(steps: tuple[int, ...], frame: Frame, longest: float, *, each: float = 1.0) -> int:
    fitting = [step for step in steps if step * each / frame.metres_per_mm <= longest]
    return fitting[-1] if fitting else steps[0]


def _distance(metres: float) -> str:
    return f"{metres / 1000:g}km" if metres >= 1000 else f"{metres:g}m"


def _bar(x: float, y: float, length: float, size: float, ink: Ink) -> list[Piece]:
    """Half black, half white, as on any map."""
    high = 0.45 * size
    return [
        pen.rectangle(Box(x, y - high / 2, length, high), fill="#FFFFFF", stroke=ink.text, width=0.3),
        pen.rectangle(Box(x, y - high / 2, length / 2, high), fill=ink.text),
        *pen.line(LineString([(x, y - high), (x, y + high)]), 0.3, ink.text),
        *pen.line(LineString([(x + length, y - high), (x + length, y + high)]), 0.3, ink.text),
    ]
