"""A QR code as the path of an inline SVG: no picture to load, nothing that a page's policy could refuse."""

from dataclasses import dataclass

import segno

_BORDER = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Qr:
    """``size`` modules on a side with the quiet border; ``path`` draws the dark ones."""

    size: int
    path: str


def qr(text: str) -> Qr:
    """A code of medium correction: a FAX loses some of its points."""
    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    runs = [
        f"M{x + _BORDER} {y + _BORDER}h{length}v1h-{length}z" for y, row in enumerate(rows) for x, length in _runs(row)
    ]
    return Qr(size=len(rows) + 2 * _BORDER, path="".join(runs))


def _runs(row: bytes) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if not dark:
            continue
        if found and sum(found[-1]) == x:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((x, 1))
    return found
