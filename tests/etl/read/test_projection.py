import pytest
from shapely import Point

from etl.read.projection import to_lonlat
from etl.read.reading import Unreadable

HERE = Point(135.3, 34.7)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:4612", "EPSG:6668", None])
def test_degrees_of_today_stay_as_they_are(crs: str | None) -> None:
    assert to_lonlat([HERE, None], crs) == [HERE, None]


def test_the_tokyo_datum_is_moved() -> None:
    (moved,) = to_lonlat([HERE], "EPSG:4301")
    assert moved is not None
    # 約 450 m: the old datum lies to the south-east of the new one.
    assert 0.002 < moved.distance(HERE) < 0.006


def test_unknown_systems_are_refused() -> None:
    with pytest.raises(Unreadable, match=r"\bvector\.crs_unknown"):
        to_lonlat([HERE], "EPSG:999999")
    with pytest.raises(Unreadable, match=r"\bvector\.crs_missing"):
        to_lonlat([Point(80_000, -140_000)], None)


def test_nothing_to_turn() -> None:
    assert to_lonlat([None], "EPSG:999999") == [None]
