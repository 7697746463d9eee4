import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.errors import Refused
from layers.geo.mesh import CELLS_BY_DIGITS, is_mesh, mesh_of, square, squares

CITY_HALL_LONLAT = [135.3044, 34.7268]  # 芦屋市役所


@pytest.mark.parametrize("code", ["5235", "523502", "52350274", "523502741", "5235027412", "52350274123"])
def test_the_meshes_of_one_city_hall(code: str) -> None:
    assert mesh_of([CITY_HALL_LONLAT], digits=len(code)).tolist() == [code]


@given(lon=st.floats(122, 153.9), lat=st.floats(20, 45.9), digits=st.sampled_from(list(CELLS_BY_DIGITS)))
def test_every_point_lies_in_its_square(lon: float, lat: float, digits: int) -> None:
    code = str(mesh_of([[lon, lat]], digits=digits)[0])
    west, south, east, north = square(code)
    assert west - 1e-9 <= lon < east
    assert south - 1e-9 <= lat < north
    assert str(mesh_of([[(west + east) / 2, (south + north) / 2]], digits=digits)[0]) == code


@given(lon=st.floats(122, 153.9), lat=st.floats(20, 45.9), digits=st.sampled_from(list(CELLS_BY_DIGITS)))
def test_the_south_west_corner_belongs_to_the_mesh(lon: float, lat: float, digits: int) -> None:
    code = str(mesh_of([[lon, lat]], digits=digits)[0])
    west, south, east, north = square(code)
    corners = mesh_of([[west, south], [east, south], [west, north]], digits=digits)
    assert corners[0] == code
    assert code not in corners[1:]


def test_a_finer_mesh_begins_with_the_coarser_one() -> None:
    finest = str(mesh_of([CITY_HALL_LONLAT], digits=11)[0])
    assert all(finest.startswith(mesh_of([CITY_HALL_LONLAT], digits=digits)[0]) for digits in CELLS_BY_DIGITS)


def test_sizes_of_the_squares() -> None:
    west, south, east, north = squares(["5235027412"])[0]
    assert (east - west, north - south) == pytest.approx((45 / 3600 / 4, 30 / 3600 / 4))
    assert np.shape(squares(["5235", "523502"])) == (2, 4)


@pytest.mark.parametrize("code", ["523", "523582", "523502745", "5235027410", "52350274a", "５２３５"])
def test_what_is_no_mesh(code: str) -> None:
    assert not is_mesh(code)
    with pytest.raises(Refused, match=r"\bmesh\.unreadable"):
        square(code)


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(Refused, match=r"\bmesh\.level_unknown"):
        mesh_of([CITY_HALL_LONLAT], digits=7)
