"""Floors 下限: how many people of each 圏域 must have a place within reach, in whole persons."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from layers.access.siting.options import Options


def people_of(options: Options, among: NDArray[np.bool_], zones: int) -> NDArray[np.int64]:
    """People by zone (z,) of the points that are marked."""
    inside = among & (options.zones >= 0) if len(options.zones) else np.zeros(len(among), dtype=bool)
    found = np.zeros(zones, dtype=np.int64)
    np.add.at(found, options.zones[inside] if len(options.zones) else [], options.weights[inside])
    return found


def at_least(options: Options, share: float | str, zones: int) -> NDArray[np.int64]:
    """The smallest whole numbers of people that are at least ``share`` of each zone (``share`` as written: 0.3 = 3/10).

    A zone without people asks for nobody.
    """
    written = Fraction(str(share))
    everybody = people_of(options, np.ones(len(options.weights), dtype=bool), zones)
    return np.array([-(-written.numerator * int(one) // written.denominator) for one in everybody], dtype=np.int64)


def as_today(options: Options, zones: int) -> NDArray[np.int64]:
    """No zone worse than with the places of today."""
    return people_of(options, options.reached_today, zones)
