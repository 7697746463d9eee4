"""Crowds by chance for tests of tiles and payloads."""

import numpy as np

from layers.place.crowd import Crowd
from layers.provenance import Source


def a_crowd(number: int, seed: int = 1) -> Crowd:
    """Places around one town; every tenth has no position, every third is old."""
    chance = np.random.default_rng(seed)
    lonlat = np.array([135.3, 34.7]) + chance.normal(0, 0.01, (number, 2))
    lonlat[::10] = np.nan
    return Crowd(
        kind_codes=("kayoinoba", "park"),
        ids=tuple(f"p{row}" for row in range(number)),
        names=tuple(f"{row}番の会" for row in range(number)),
        halls=tuple(f"{hall}号館" for hall in range(7)),
        hall_of=(np.arange(number) % 7).astype(np.int32),
        heaps=("",) * number,
        kinds=(np.arange(number) % 2).astype(np.int16),
        lonlat=lonlat,
        confirmed=np.where(np.arange(number) % 3 == 0, 1, 0).astype(np.int32),
        released=np.arange(number) % 5 > 0,
        rough=np.arange(number) % 4 == 1,
        source=np.zeros(number, dtype=np.int16),
        sources=(Source(title="一覧", publisher="市"),),
        members={},
        readings=np.arange(number, dtype=np.int32),
    )
