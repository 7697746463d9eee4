"""Which towns a drawn zone holds: borders of two sources never agree exactly, so shares of ground decide."""

import pytest
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from layers import city as cities
from layers.place.small_areas import AreaPiece
from layers.place.zones import Member
from layers.store.membership import drawn_members
from tests import town

CITY = cities.read(town.TOML, city_id="town")
WEST, SOUTH = 134.0, 34.3


def piece(code: str = "1", *, west: float = WEST, geometry: BaseGeometry | None = None) -> AreaPiece:
    """A square of 0.01°, or what is given."""
    ground = geometry or box(west, SOUTH, west + 0.01, SOUTH + 0.01)
    return AreaPiece(key_code=code, name=f"町{code}", people=10, hcode=8101, boundary="exact", geometry=ground)


def covering(share: float) -> BaseGeometry:
    """A zone that lies over this share of the square."""
    return box(WEST - 0.01, SOUTH - 0.001, WEST + 0.01 * share, SOUTH + 0.011)


@pytest.mark.parametrize(
    ("share", "held"),
    [
        (1.0, (Member(town="1", part=False),)),
        (0.951, (Member(town="1", part=False),)),
        (0.949, (Member(town="1", part=True),)),
        (0.5, (Member(town="1", part=True),)),
        (0.051, (Member(town="1", part=True),)),
        (0.049, ()),
        (0.0, ()),
    ],
)
def test_from_95_percent_a_town_is_held_wholly_and_from_5_in_part(share: float, held: tuple[Member, ...]) -> None:
    assert drawn_members(covering(share), [piece()], CITY) == held


def test_a_town_in_two_pieces_is_held_wholly_only_with_both() -> None:
    near, far = piece(), piece(west=WEST + 1)
    assert drawn_members(covering(1.0), [near, far], CITY) == (Member(town="1", part=True),)
    both = box(WEST - 1, SOUTH - 1, WEST + 2, SOUTH + 1)
    assert drawn_members(both, [near, far], CITY) == (Member(town="1", part=False),)
    half = box(WEST - 1, SOUTH - 1, WEST + 1.005, SOUTH + 1)
    assert drawn_members(half, [near, far], CITY) == (Member(town="1", part=True),)


def test_a_town_that_is_only_a_point_is_in_or_out() -> None:
    inside, outside = piece("1", geometry=Point(WEST, SOUTH)), piece("2", geometry=Point(WEST + 5, SOUTH))
    without = AreaPiece(key_code="3", name="町3", people=1, hcode=8101, boundary="exact", geometry=None)
    assert drawn_members(covering(1.0), [inside, outside, without], CITY) == (Member(town="1", part=False),)


def test_neighbours_that_only_share_a_border_are_not_held() -> None:
    zone = box(WEST, SOUTH, WEST + 0.01, SOUTH + 0.01)
    assert drawn_members(zone, [piece("1"), piece("2", west=WEST + 0.01)], CITY) == (Member(town="1", part=False),)
