"""A spot as people write it: 「34.3428, 134.0466」, latitude first, as every map shows it."""

import re

_SPOT = re.compile(r"(-?\d{1,3}(?:\.\d+)?)\s*[,、\s]\s*(-?\d{1,3}(?:\.\d+)?)")
_DIGITS = str.maketrans("０１２３４５６７８９．，　", "0123456789., ")
_LONGEST = 80


def read_spot(text: str) -> tuple[float, float] | None:
    """``(lon, lat)`` of a text, or None where it holds no two numbers."""
    found = _SPOT.search(text[:_LONGEST].translate(_DIGITS))
    return (float(found[2]), float(found[1])) if found else None
