"""Which polygon holds each point, compiled: a ray to the east crosses the border of a polygon around it oddly often.

Borders lie in level bands, so that a point looks at those few pieces that its ray can meet. Where rounding could
decide on which side of a piece a point lies (the static bound of Shewchuk, Adaptive Precision Floating-Point Arithmetic
and Fast Robust Geometric Predicates, 1997, §4.2), the answer is ``UNSURE`` and another has to give it.
"""

import numpy as np
from numba import njit

UNSURE = -2  # as in `borders`
# Of a cell: nobody has asked yet; a border passes.
_NEW, _BORDER = -3, -4
# (3 + 16 ε) ε with ε = 2⁻⁵³: as far as rounding can move the area of a triangle, by the sum of its two products.
_BOUND = (3.0 + 16.0 * 2.0**-53) * 2.0**-53
_PIECES_PER_BAND = 4


@njit(cache=True, nogil=True)
def bands_of(corners, ring, zone, boxes):
    """``(first, where, starts, pieces)``: the bands of zone z are ``first[z]…``, band b holds ``pieces[starts[b]…]``.

    ``corners`` (c, 2) of closed rings one after the other, ``ring`` and ``zone`` (c,) that each belongs to, ``boxes``
    (z, 4) west, south, east, north. A piece is named by the corner that it starts from. ``where`` (z,): bands a unit.
    """
    zones = len(boxes)
    count = np.zeros(zones, np.int64)
    for c in range(len(corners)):
        count[zone[c]] += 1
    first, scale = np.zeros(zones + 1, np.int64), np.zeros(zones)
    for z in range(zones):
        height = boxes[z, 3] - boxes[z, 1]
        bands = max(1, count[z] // _PIECES_PER_BAND)
        scale[z] = bands / height if height > 0 and np.isfinite(bands / height) else 0.0
        first[z + 1] = first[z] + bands
    starts = np.zeros(first[zones] + 1, np.int64)
    for fill in range(2):
        if fill:
            starts[1:] = np.cumsum(starts[1:])
            pieces = np.empty(starts[-1], np.int32)
            free = starts[:-1].copy()
        for c in range(len(corners) - 1):
            if ring[c] != ring[c + 1]:
                continue
            z = zone[c]
            low = min(corners[c, 1], corners[c + 1, 1])
            high = max(corners[c, 1], corners[c + 1, 1])
            head, last = first[z], first[z + 1] - 1
            lowest = band(low, boxes[z, 1], scale[z], head, last)
            highest = band(high, boxes[z, 1], scale[z], head, last)
            for b in range(lowest, highest + 1):
                if fill:
                    pieces[free[b]] = c
                    free[b] += 1
                else:
                    starts[b + 1] += 1
    return first, scale, starts, pieces


@njit(cache=True, nogil=True)
def band(y, south, scale, first, last):
    """The band of a height; it never falls where the height rises, whatever the rounding."""
    return min(last, first + np.int64((y - south) * scale))


@njit(cache=True, nogil=True)
def cells_of(boxes, side, corner, steps):
    """``(starts, zones)``: the zones whose box touches each of ``side * side`` cells, in their order."""
    starts = np.zeros(side * side + 1, np.int64)
    for fill in range(2):
        if fill:
            starts[1:] = np.cumsum(starts[1:])
            zones = np.empty(starts[-1], np.int32)
            free = starts[:-1].copy()
        for z in range(len(boxes)):
            west, south = cell(boxes[z, 0], corner[0], steps[0], side), cell(boxes[z, 1], corner[1], steps[1], side)
            east, north = cell(boxes[z, 2], corner[0], steps[0], side), cell(boxes[z, 3], corner[1], steps[1], side)
            for row in range(south, north + 1):
                for column in range(west, east + 1):
                    at = row * side + column
                    if fill:
                        zones[free[at]] = z
                        free[at] += 1
                    else:
                        starts[at + 1] += 1
    return starts, zones


@njit(cache=True, nogil=True)
def cell(place, corner, steps, side):
    """The column or row of a place inside the grid."""
    return min(side - 1, max(0, np.int64((place - corner) * steps)))


@njit(cache=True, nogil=True)
def plain_of(corners, ring, side, corner, steps):
    """The cells (side * side) that no border passes: one answer holds for all of each."""
    told = np.full(side * side, _NEW, np.int32)
    for c in range(len(corners) - 1):
        if ring[c] != ring[c + 1]:
            continue
        west = cell(min(corners[c, 0], corners[c + 1, 0]), corner[0], steps[0], side)
        east = cell(max(corners[c, 0], corners[c + 1, 0]), corner[0], steps[0], side)
        south = cell(min(corners[c, 1], corners[c + 1, 1]), corner[1], steps[1], side)
        north = cell(max(corners[c, 1], corners[c + 1, 1]), corner[1], steps[1], side)
        for row in range(south, north + 1):
            for column in range(west, east + 1):
                told[row * side + column] = _BORDER
    return told


@njit(cache=True, nogil=True)
def locate(xy, order, grid, plain, boxes, bands, corners):
    """The first zone of each of ``xy`` (n, 2), −1 where there is none, ``UNSURE`` where rounding could decide."""
    told, side, corner, steps = plain
    found = np.full(len(xy), -1, np.int64)
    for at in order:
        x, y = xy[at, 0], xy[at, 1]
        here = cell(y, corner[1], steps[1], side) * side + cell(x, corner[0], steps[0], side)
        if told[here] >= -1:
            found[at] = told[here]
            continue
        found[at] = _first(x, y, grid, boxes, bands, corners)
        if told[here] == _NEW and found[at] != UNSURE:
            told[here] = found[at]
    return found


@njit(cache=True, nogil=True)
def _first(x, y, grid, boxes, bands, corners):
    side, corner, steps, heads, zones = grid
    first, scale, starts, pieces = bands
    here = cell(y, corner[1], steps[1], side) * side + cell(x, corner[0], steps[0], side)
    for n in range(heads[here], heads[here + 1]):
        z = zones[n]
        if not (boxes[z, 0] <= x <= boxes[z, 2] and boxes[z, 1] <= y <= boxes[z, 3]):
            continue
        b = band(y, boxes[z, 1], scale[z], first[z], first[z + 1] - 1)
        told = holds(x, y, corners, pieces, starts[b], starts[b + 1])
        if told:
            return np.int64(z) if told == 1 else np.int64(UNSURE)
    return np.int64(-1)


@njit(cache=True, nogil=True)
def holds(x, y, corners, pieces, start, end):
    """1 inside or on a border, 0 outside, ``UNSURE``; the border's pieces of this band are ``pieces[start:end]``."""
    inside = 0
    for n in range(start, end):
        c = pieces[n]
        ax, ay, bx, by = corners[c, 0], corners[c, 1], corners[c + 1, 0], corners[c + 1, 1]
        if ay == y and (ax == x or (by == y and min(ax, bx) <= x <= max(ax, bx))):
            return 1
        if (ay > y) == (by > y) or (ax < x and bx < x):
            continue
        if ax > x and bx > x:
            inside ^= 1
            continue
        left, right = (ax - x) * (by - y), (ay - y) * (bx - x)
        turn = left - right
        if abs(turn) <= _BOUND * (abs(left) + abs(right)):
            return UNSURE
        if (turn > 0) == (by > ay):
            inside ^= 1
    return inside


@njit(cache=True, nogil=True)
def by_cell(xy, side, corner, steps, within):
    """Those of ``xy`` inside the grid's box, neighbours one after the other: what the one needs is then at hand."""
    starts = np.zeros(side * side + 1, np.int64)
    here = np.full(len(xy), -1, np.int32)
    for at in range(len(xy)):
        x, y = xy[at, 0], xy[at, 1]
        if within[0] <= x <= within[2] and within[1] <= y <= within[3]:
            here[at] = cell(y, corner[1], steps[1], side) * side + cell(x, corner[0], steps[0], side)
            starts[here[at] + 1] += 1
    starts = np.cumsum(starts)
    order = np.empty(starts[-1], np.int64)
    for at in range(len(xy)):
        if here[at] >= 0:
            order[starts[here[at]]] = at
            starts[here[at]] += 1
    return order
