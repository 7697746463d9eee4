"""地域メッシュ of JIS X 0410: code ⇄ square, from the 1st mesh (80 km) down to 125 m.

Everything is counted in 125 m cells (1/960° north, 1/640° east), so that all levels agree at their common edges.
A point on an edge belongs to the cell north and east of it.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from layers.errors import Refused

# How many 125 m cells stand along one side of a mesh, by the number of digits of its code.
CELLS_BY_DIGITS = {4: 640, 6: 80, 8: 8, 9: 4, 10: 2, 11: 1}
_NORTH_PER_DEGREE = 960
_EAST_PER_DEGREE = 640
_FIRST_EAST = 100  # the second pair of digits counts degrees from 100° E
_EDGE = 1e-7  # a coordinate this near below an edge (0.01 mm) was meant to lie on it


def mesh_of(points_lonlat: ArrayLike, *, digits: int = 10) -> Any:  # noqa: ANN401 - numpy types no arrays of text
    """Codes of the squares (``digits`` 4, 6, 8, 9, 10 or 11) in which points of shape (n, 2) lie."""
    if digits not in CELLS_BY_DIGITS:
        raise Refused("mesh.level_unknown", given=digits, known=", ".join(map(str, CELLS_BY_DIGITS)))
    points = np.atleast_2d(np.asarray(points_lonlat, dtype=float))
    east = np.floor((points[:, 0] - _FIRST_EAST) * _EAST_PER_DEGREE + _EDGE).astype(np.int64)
    north = np.floor(points[:, 1] * _NORTH_PER_DEGREE + _EDGE).astype(np.int64)
    code = _two(north // 640) + _two(east // 640)
    if digits >= 6:
        code = code + _one(north // 80 % 8) + _one(east // 80 % 8)
    if digits >= 8:
        code = code + _one(north // 8 % 10) + _one(east // 8 % 10)
    for cells in (4, 2, 1)[: max(digits - 8, 0)]:
        code = code + _one(2 * (north // cells % 2) + east // cells % 2 + 1)
    return code


def squares(codes: ArrayLike) -> NDArray[np.float64]:
    """West, south, east and north of each mesh: shape (n, 4), degrees; ``Refused("mesh.unreadable")`` otherwise."""
    return np.array([square(str(code)) for code in np.atleast_1d(np.asarray(codes, dtype=str))])


def square(code: str) -> tuple[float, float, float, float]:
    """West, south, east and north of one mesh in degrees."""
    if not is_mesh(code):
        raise Refused("mesh.unreadable", given=code)
    side = CELLS_BY_DIGITS[len(code)]
    north, east = int(code[:2]) * 640, int(code[2:4]) * 640
    for place, cells in ((4, 80), (6, 8)):
        if len(code) > place:
            north += int(code[place]) * cells
            east += int(code[place + 1]) * cells
    for digit, cells in zip(code[8:], (4, 2, 1), strict=False):
        north += (int(digit) - 1) // 2 * cells
        east += (int(digit) - 1) % 2 * cells
    return (
        _FIRST_EAST + east / _EAST_PER_DEGREE,
        north / _NORTH_PER_DEGREE,
        _FIRST_EAST + (east + side) / _EAST_PER_DEGREE,
        (north + side) / _NORTH_PER_DEGREE,
    )


def is_mesh(code: str) -> bool:
    """Whether the text is a mesh code: 2nd-mesh digits are 0–7, the halving digits 1–4."""
    if len(code) not in CELLS_BY_DIGITS or not (code.isascii() and code.isdigit()):
        return False
    return all(digit in "01234567" for digit in code[4:6]) and all(digit in "1234" for digit in code[8:])


def _two(numbers: NDArray[np.int64]) -> Any:  # noqa: ANN401 - as above
    return np.char.zfill(numbers.astype("U2"), 2)


def _one(numbers: NDArray[np.int64]) -> Any:  # noqa: ANN401 - as above
    return numbers.astype("U1")
