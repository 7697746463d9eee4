"""A spot knows its town, a town its middle; what has no ground is nowhere."""

import pytest
from shapely.geometry import Point, box

from layers.place.small_areas import AreaPiece
from layers.place.town_spots import middle_of, town_at
from layers.place.zones import Town


def piece(code: str, geometry) -> AreaPiece:
    return AreaPiece(key_code=code, name=code, people=1, hcode=8101, boundary="exact", geometry=geometry)


PIECES = [
    piece("1", box(134.00, 34.30, 134.01, 34.31)),
    piece("1", box(134.01, 34.30, 134.02, 34.31)),
    piece("2", box(134.02, 34.30, 134.03, 34.31)),
    piece("3", Point(134.5, 34.5)),
    piece("4", None),
]
TOWNS = [Town(name=f"{code}丁目", people=1, key_codes=(code,)) for code in "1234"]


@pytest.mark.parametrize(("lon", "name"), [(134.005, "1丁目"), (134.015, "1丁目"), (134.025, "2丁目"), (134.2, None)])
def test_a_spot_lies_in_its_town(lon: float, name: str | None) -> None:
    found = town_at((lon, 34.305), TOWNS, PIECES)
    assert (found.name if found else None) == name


def test_the_middle_lies_within_and_says_how_far_off_it_may_be() -> None:
    (lon, lat), metres = middle_of(TOWNS[1], PIECES)
    assert (round(lon, 6), round(lat, 6)) == (134.025, 34.305)
    # A square of 918.6 m × 1,112 m is as large as a circle of 570 m.
    assert metres == 570
    assert middle_of(TOWNS[2], PIECES) == ((134.5, 34.5), 300)
    assert middle_of(TOWNS[3], PIECES) is None
