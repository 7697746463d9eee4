"""The boundary of a walk: ``<=``, with a thousandth of a second and a centimetre of grace.

Times and lengths that people write in decimals cannot be added up without a remainder: ten minutes made of seventy
edges are still ten minutes, and eight hundred metres made of sixty are not too long.
"""

import numpy as np
from numpy.typing import NDArray

from layers.access.graph import LONGEST, PER_METRE, PER_SECOND

GRACE_SECONDS = 0.001
GRACE_METRES = 0.01


def within(seconds: NDArray[np.floating], limit_seconds: float) -> NDArray[np.bool_]:
    """Which times are not beyond the limit."""
    inside: NDArray[np.bool_] = seconds <= limit_seconds + GRACE_SECONDS
    return inside


def limit_ticks(seconds: float) -> int:
    """The last tick that is within; a search never goes on for longer than the units can count."""
    return int(min((seconds + GRACE_SECONDS) * PER_SECOND, LONGEST - 1))


def limit_spans(metres: float) -> int:
    """The last span that is within; -1 where a walker has no limit (0)."""
    return int((metres + GRACE_METRES) * PER_METRE) if metres else -1
