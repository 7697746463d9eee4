"""Tiles hold every place exactly once, near or far, and public fields alone."""

from datetime import date
from pathlib import Path

import numpy as np
import pyogrio
import pytest

from layers.tiles import mvt
from layers.tiles.pyramid import DEEPEST, SINGLE, Pyramid, mercator
from tests.layers.tiles.crowds import a_crowd

TODAY = date(2026, 4, 1)


def own(pyramid: Pyramid, path: Path, zoom: int, x: int, y: int):
    """What a tile holds without its buffer (GDAL gives y to the north)."""
    path.write_bytes(pyramid.tile(zoom, x, y))
    frame = pyogrio.read_dataframe(path, layer="places", use_arrow=False)
    spots = frame.geometry
    across, down = spots.x, mvt.EXTENT - spots.y
    return frame[(across >= 0) & (across < mvt.EXTENT) & (down >= 0) & (down < mvt.EXTENT)]


@pytest.mark.parametrize("zoom", [0, 6, 12, 14, 15, 16])
def test_every_place_is_counted_once_at_every_zoom(tmp_path: Path, zoom: int) -> None:
    crowd = a_crowd(400)
    pyramid = Pyramid(crowd, crowd.everything, TODAY)
    tiles = {tuple(spot) for spot in np.floor(mercator(crowd.lonlat[crowd.located]) * 2**zoom).astype(int).tolist()}
    seen, single = 0, []
    for x, y in tiles:
        frame = own(pyramid, tmp_path / "one.mvt", zoom, x, y)
        alone = frame["point_count"].isna() if "point_count" in frame else np.ones(len(frame), dtype=bool)
        single += frame[alone]["id"].tolist() if "id" in frame else []
        seen += int(alone.sum()) + int(frame[~alone]["point_count"].sum() if "point_count" in frame else 0)
    # At the border a rounded spot may belong to the neighbour.
    assert abs(seen - int(crowd.located.sum())) <= 2
    assert len(single) == len(set(single))
    if zoom >= SINGLE:
        assert len(single) >= int(crowd.located.sum()) - 2


def test_a_place_alone_tells_public_fields_and_its_marks(tmp_path: Path) -> None:
    crowd = a_crowd(400)
    chosen = crowd.rows(["p3"])
    x, y = np.floor(mercator(crowd.lonlat[chosen])[0] * 2**10).astype(int).tolist()
    (tmp_path / "one.mvt").write_bytes(Pyramid(crowd, chosen, TODAY).tile(10, x, y))
    frame = pyogrio.read_dataframe(tmp_path / "one.mvt", layer="places", use_arrow=False)
    assert set(frame.columns) - {"geometry", "mvt_id"} == {"id", "name", "kind", "icon", "rank"}
    assert frame["icon"][0].endswith(":old")


def test_places_beside_the_border_are_in_the_buffer_of_the_neighbour() -> None:
    crowd = a_crowd(2, seed=3)
    crowd.lonlat[:] = [[0.0001, 34.7], [0.0001, 34.7]]
    pyramid = Pyramid(crowd, crowd.everything, TODAY)
    y = int(np.floor(mercator(crowd.lonlat)[0, 1] * 2**12))
    assert pyramid.tile(12, 2047, y)
    assert not pyramid.tile(12, 2046, y)


def test_a_thousandfold_hall_makes_no_tile_without_bound() -> None:
    crowd = a_crowd(3000)
    crowd.lonlat[:] = [135.3, 34.7]
    x, y = np.floor(mercator(crowd.lonlat)[0] * 2**DEEPEST).astype(int).tolist()
    assert len(Pyramid(crowd, crowd.everything, TODAY).tile(DEEPEST, x, y)) < 200


def test_only_a_group_that_no_zooming_takes_apart_says_where_its_places_are(tmp_path: Path) -> None:
    crowd = a_crowd(30)
    crowd.lonlat[:20] = [135.36, 34.76]
    crowd.lonlat[20:] = [[135.20 + row / 5_000, 34.65] for row in range(10)]
    pyramid = Pyramid(crowd, crowd.everything, TODAY)
    (tmp_path / "one.mvt").write_bytes(pyramid.tile(0, 0, 0))
    assert "box" not in pyogrio.read_dataframe(tmp_path / "one.mvt", layer="places", use_arrow=False)
    told = {}
    for spot in ([135.36, 34.76], [135.20, 34.65]):
        x, y = np.floor(mercator(np.array([spot]))[0] * 2**9).astype(int).tolist()
        frame = own(pyramid, tmp_path / "one.mvt", 9, x, y)
        told |= dict(zip(frame["point_count"], frame.get("box", [None] * len(frame)), strict=True))
    hall = tuple(float(part) for part in told.pop(20).split(","))
    assert len(crowd.within(crowd.everything, hall)) == 20
    assert sum(told) == 10
    assert not any(isinstance(box, str) for box in told.values())


@pytest.mark.parametrize("zoom", [-1, DEEPEST + 1, 99])
def test_there_are_no_other_zooms(zoom: int) -> None:
    crowd = a_crowd(3)
    assert Pyramid(crowd, crowd.everything, TODAY).tile(zoom, 0, 0) == b""


def test_nothing_chosen_draws_nothing() -> None:
    crowd = a_crowd(3)
    assert Pyramid(crowd, crowd.everything[:0], TODAY).tile(0, 0, 0) == b""
