"""The nearest spot as the crow flies, compiled by numba: blocks of cells around each point, until none can be nearer.

A point that would have to look at too much (spots in heaps, or far away) is left to whoever has a tree.
"""

import numpy as np
from numba import njit

_U = np.uint32
# Metres by which a wall may be off where it was divided and multiplied.
_ROUNDED = 1e-6


@njit(cache=True, nogil=True)
def nearest(points, spots, numbers, begins, grid, most, squares, found):
    """Of each point the square of the metres and the number of the nearest spot, the lowest among equally near ones.

    ``spots`` and their ``numbers`` lie by cell, row by row; ``begins`` (cells+1,) says from where. ``grid``: corner,
    side of a cell, cells eastward and northward. -1 for a point that has looked at ``most`` spots in vain.
    """
    west, south, side, wide, high = grid
    for k in range(len(points)):
        x, y = points[k, 0], points[k, 1]
        east, north = (x - west) / side, (y - south) / side
        i, j = min(max(np.int64(east), 0), wide - 1), min(max(np.int64(north), 0), high - 1)
        # To the nearest wall of its own cell; less than nothing outside the grid.
        wall = min(east - i, i + 1 - east, north - j, j + 1 - north) * side - _ROUNDED
        best, who, ring, looked, sure = np.inf, np.int64(-1), 1, 0, False
        while not sure and looked < most:
            left, right = max(i - ring, 0), min(i + ring, wide - 1)
            for row in range(max(j - ring, 0), min(j + ring, high - 1) + 1):
                # A whole row of the block where nothing was looked at yet, else only its two ends.
                whole = ring == 1 or row in (j - ring, j + ring)
                for end in range(1 if whole else 2):
                    if whole:
                        first, last = left, right
                    else:
                        first = last = i + (2 * end - 1) * ring
                        if first < 0 or first >= wide:
                            continue
                    a, b = begins[_U(row * wide + first)], begins[_U(row * wide + last + 1)]
                    looked += b - a
                    for at in range(_U(a), _U(b)):
                        along, across = spots[at, 0] - x, spots[at, 1] - y
                        square = along * along + across * across
                        if square < best or (square == best and numbers[at] < who):
                            best, who = square, np.int64(numbers[at])
            reach = wall + ring * side
            sure = (reach > 0 and best < reach * reach) or (ring >= wide and ring >= high)
            looked += ring
            ring += 1
        squares[k], found[k] = best, who if sure else -1
