"""Face: how a kind of place looks on paper, told apart by its shape alone: by copiers, by FAX, by every eye."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from layers.catalog.symbols import symbols
from layers.drawing.boxes import Box
from layers.drawing.ink import Ink
from layers.drawing.pen import Piece
from layers.vocabulary import kinds

_GRID = 24.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Face:
    """One look with the kinds that share it (通いの場 and サロン bear the same)."""

    shape: str
    colour: str
    kinds: tuple[str, ...]

    @property
    def label(self) -> str:
        """The names of its kinds."""
        return "・".join(kinds()[kind].label for kind in self.kinds)

    def drawn(self, centre: tuple[float, float], size: float, ink: Ink) -> Piece:
        """The symbol, ``size`` millimetres wide, with a rim in the colour of the paper."""
        symbol = symbols()[self.shape]
        pale = symbol.hollow or symbol.border
        own = self.colour if ink.own_colours else ink.text
        body = "#FFFFFF" if symbol.hollow or (pale and not ink.own_colours) else own
        over = (own if symbol.hollow else ink.text) if pale else "#FFFFFF"
        rim = over if pale else "#FFFFFF"
        step = size / _GRID
        parts = [
            f'<path d="{symbol.body}" fill="#FFFFFF" stroke="#FFFFFF" stroke-width="4.4" stroke-linejoin="round"/>'
        ]
        parts.append(
            f'<path d="{symbol.body}" fill="{body}" stroke="{rim}" stroke-width="{_rim(symbol.hollow, pale)}"'
            ' stroke-linejoin="round"/>'
        )
        ends = 'stroke-linecap="round" stroke-linejoin="round"'
        if symbol.line:
            parts.append(f'<path d="{symbol.line}" fill="none" stroke="{over}" stroke-width="2" {ends}/>')
        if symbol.mark:
            parts.append(f'<path d="{symbol.mark}" fill="#FFFFFF"/>')
        place = f"translate({centre[0] - size / 2:.3f} {centre[1] - size / 2:.3f}) scale({step:.5f})"
        return Piece(f'<g transform="{place}">{"".join(parts)}</g>', Box.around(centre, size, size))


def _rim(hollow: bool, pale: bool) -> float:  # noqa: FBT001 - two marks of one symbol
    return 2.6 if hollow else (1.6 if pale else 0.8)


def faces(there: Iterable[str]) -> dict[str, Face]:
    """Kind → its face, for the kinds of one print, in the order of the vocabulary."""
    present = set(there)
    sharing: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code, kind in kinds().items():
        if code in present:
            sharing[kind.shape, kind.colour].append(code)
    found = {}
    for (shape, colour), codes in sharing.items():
        found.update(dict.fromkeys(codes, Face(shape=shape, colour=colour, kinds=tuple(codes))))
    return found
