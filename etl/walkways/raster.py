"""Heights between the middles of pixels: bilinear, over those of the four neighbours that are known."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# Columns and rows of pixels → their heights, NaN where there is none.
Pick = Callable[[NDArray[np.int64], NDArray[np.int64]], Floats]


def bilinear(columns: Floats, rows: Floats, pick: Pick) -> Floats:
    """Heights at places told in pixels, (0, 0) being the middle of the first one; NaN where no neighbour is known."""
    west, north = np.floor(columns).astype(np.int64), np.floor(rows).astype(np.int64)
    east_share, south_share = columns - west, rows - north
    weights = np.concatenate(
        [
            (1 - east_share) * (1 - south_share),
            east_share * (1 - south_share),
            (1 - east_share) * south_share,
            east_share * south_share,
        ]
    ).reshape(4, -1)
    at = [(west, north), (west + 1, north), (west, north + 1), (west + 1, north + 1)]
    values = pick(np.concatenate([one for one, _ in at]), np.concatenate([one for _, one in at])).reshape(4, -1)
    weights[~np.isfinite(values)] = 0.0
    whole = weights.sum(axis=0)
    total = (np.nan_to_num(values) * weights).sum(axis=0)
    found: Floats = np.divide(total, whole, out=np.full(len(columns), np.nan), where=whole > 1e-9)
    return found
