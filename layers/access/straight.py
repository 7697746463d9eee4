"""The nearest of many spots as the crow flies; of equally near ones the first."""

import numpy as np
from numpy.typing import NDArray

from layers.access.kernels import engine


def nearest_straight(
    points_plane: NDArray[np.float64], spots_plane: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Of each point (k, 2) the metres to the nearest spot (s, 2) and its number; both in plane metres, s at least 1."""
    squares, spot = engine(len(points_plane)).straight(points_plane, spots_plane)
    return np.sqrt(squares), spot
