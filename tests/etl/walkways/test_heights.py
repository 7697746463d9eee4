"""標高タイル and GeoTIFF: heights of a slope that is known everywhere, holes, the coarser tile, and broken files."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2
from pyproj import Transformer

from etl.walkways import geotiff, tiles
from etl.walkways.heights import with_heights
from layers.errors import Refused
from tests import town_streets as town

LON, LAT = 134.0, 34.3


def pixel(zoom: int, lon: float = LON, lat: float = LAT) -> tuple[float, float]:
    """Slippy-map pixels of the whole world, as the wiki of OpenStreetMap has it."""
    size = 256 * 2**zoom
    angle = np.radians(lat)
    return (lon + 180) / 360 * size, (1 - np.log(np.tan(angle) + 1 / np.cos(angle)) / np.pi) / 2 * size


def coloured(heights: np.ndarray) -> Image.Image:
    told = np.where(np.isnan(heights), 1 << 23, np.round(np.nan_to_num(heights) * 100).astype(np.int64) % (1 << 24))
    return Image.fromarray(np.stack([told >> 16, (told >> 8) & 255, told & 255], axis=-1).astype(np.uint8), "RGB")


def put(folder: Path, zoom: int, x: int, y: int, heights: np.ndarray) -> None:
    path = folder / str(zoom) / str(x) / f"{y}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    coloured(heights).save(path)


def slope(zoom: int, x: int, y: int) -> np.ndarray:
    """A plane that is linear in pixels: bilinear between them gives it back exactly."""
    columns, rows = np.meshgrid(np.arange(256) + x * 256, np.arange(256) + y * 256)
    east, south = pixel(zoom)
    return 50 + 0.1 * (columns + 0.5 - east) - 0.05 * (rows + 0.5 - south)


def test_the_colours_are_told_as_the_survey_tells_them() -> None:
    colours = np.array([(0, 0, 1), (0, 1, 0), (1, 0, 0), (127, 255, 255), (128, 0, 0), (255, 255, 255), (255, 255, 0)])
    told = tiles.decoded(colours.astype(np.uint8))
    assert np.allclose(told[[0, 1, 2, 3, 5, 6]], [0.01, 2.56, 655.36, 83886.07, -0.01, -2.56])
    assert np.isnan(told[4])


@pytest.mark.parametrize("name", ["", "dem5a_png", "xyz/dem5a_png"])
def test_between_pixels_and_over_the_edge_of_a_tile(tmp_path: Path, name: str) -> None:
    x, y = (int(one // 256) for one in pixel(15))
    for column in (x, x + 1):
        for row in (y, y + 1):
            put(tmp_path / name, 15, column, row, slope(15, column, row))
    inside = np.random.default_rng(3).uniform(0, 1.6, size=(500, 2)) * 256
    columns, rows = x * 256 + 100 + inside[:, 0] * 0.9, y * 256 + 100 + inside[:, 1] * 0.9
    lon = columns / (256 * 2**15) * 360 - 180
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * rows / (256 * 2**15)))))
    east, south = pixel(15)
    found = tiles.heights(np.column_stack([lon, lat]), tmp_path)
    assert np.allclose(found, 50 + 0.1 * (columns - east) - 0.05 * (rows - south), atol=0.006)


def test_holes_are_filled_from_the_coarser_tiles(tmp_path: Path) -> None:
    fine, coarse = ([int(one // 256) for one in pixel(zoom)] for zoom in (15, 14))
    column, row = (int(one % 256) for one in pixel(15))
    holed = np.full((256, 256), 10.0)
    holed[row - 2 : row + 3, column - 2 : column + 3] = np.nan
    put(tmp_path / "dem5a_png", 15, *fine, holed)
    put(tmp_path / "dem_png", 14, *coarse, np.full((256, 256), -3.0))
    away = 6 * 360 / (256 * 2**15)
    found = tiles.heights(np.array([(LON, LAT), (LON + away, LAT), (LON + 5, LAT), (LON, 89.0)]), tmp_path)
    assert found[:2].tolist() == pytest.approx([-3.0, 10.0])
    assert np.isnan(found[2:]).all()


def test_a_neighbour_without_height_does_not_pull_down(tmp_path: Path) -> None:
    x, y = (int(one // 256) for one in pixel(15))
    column, row = (int(one % 256) for one in pixel(15))
    lonely = np.full((256, 256), np.nan)
    lonely[row, column] = 40.0
    put(tmp_path, 15, x, y, lonely)
    assert tiles.heights(np.array([(LON, LAT)]), tmp_path)[0] == pytest.approx(40.0)


def test_broken_tiles_and_folders_without_any_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"walk\.no_tiles"):
        tiles.heights(np.array([(LON, LAT)]), tmp_path)
    x, y = (int(one // 256) for one in pixel(15))
    put(tmp_path, 15, x, y, np.zeros((256, 256)))
    path = tmp_path / "15" / str(x) / f"{y}.png"
    whole = path.read_bytes()
    small, grey = tmp_path / "small.png", tmp_path / "grey.png"
    Image.new("RGB", (8, 8)).save(small)
    Image.new("L", (256, 256)).save(grey)
    for content in (whole[:80], b"no picture", small.read_bytes(), grey.read_bytes()):
        path.write_bytes(content)
        with pytest.raises(Refused, match=r"walk\.tile"):
            tiles.heights(np.array([(LON, LAT)]), tmp_path)


def tiff(path: Path, values: np.ndarray, *, epsg: int = 6672, **more: object) -> Path:
    """North up, 10 m a pixel, its corner 500 m north-west of the point of the tests."""
    east, north = Transformer.from_crs(6668, epsg, always_xy=True).transform(LON, LAT)
    projected = epsg not in (4326, 6668)
    size = 10.0 if projected else 0.0001
    tags = ImageFileDirectory_v2()
    tags[33550] = (size, size, 0.0)
    tags[33922] = (0.0, 0.0, 0.0, east - 50 * size, north + 50 * size, 0.0)
    keys = [1024, 0, 1, 1 if projected else 2, 1025, 0, 1, more.get("raster", 1)]
    keys += [3072 if projected else 2048, 0, 1, epsg if more.get("named", True) else 32767]
    tags[34735] = (1, 1, 0, 3, *keys)
    for number in (33550, 33922):
        tags.tagtype[number] = 12
    tags.tagtype[34735] = 3
    if "nothing" in more:
        tags[42113] = str(more["nothing"])
    if more.get("turned"):
        tags[34264] = tuple(float(one) for one in range(16))
        tags.tagtype[34264] = 12
    Image.fromarray(values).save(path, tiffinfo=tags)
    return path


def ramp(dtype: str) -> np.ndarray:
    return np.add.outer(np.arange(100) * 3, np.arange(100) * 2).astype(dtype)


@pytest.mark.parametrize("epsg", [6672, 4326])
@pytest.mark.parametrize("dtype", ["float32", "int32"])
@pytest.mark.parametrize("raster", [1, 2])
def test_a_geotiff_between_pixels(tmp_path: Path, epsg: int, dtype: str, raster: int) -> None:
    """The point lies 50 pixels from the corner: on a corner of pixels, or on the middle of one where it is a point."""
    path = tiff(tmp_path / "a.tif", ramp(dtype), epsg=epsg, raster=raster)
    at = 50 - (0.5 if raster == 1 else 0.0)
    found = geotiff.heights(np.array([(LON, LAT), (LON + 1, LAT)]), path)
    assert found[0] == pytest.approx(5 * at, abs=0.01)
    assert np.isnan(found[1])


def test_what_is_no_height_is_none(tmp_path: Path) -> None:
    values = ramp("int32")
    values[:] = -32767
    assert np.isnan(geotiff.heights(np.array([(LON, LAT)]), tiff(tmp_path / "a.tif", values, nothing=-32767))).all()


@pytest.mark.parametrize(
    ("more", "why"), [({"turned": True}, "turned"), ({"named": False}, "system"), ({"epsg": 99999}, "system")]
)
def test_what_a_geotiff_must_be(tmp_path: Path, more: dict[str, object], why: str) -> None:
    path = tiff(tmp_path / "a.tif", ramp("float32"), **{name: one for name, one in more.items() if name != "epsg"})
    if "epsg" in more:
        path.write_bytes(path.read_bytes().replace((6672).to_bytes(2, "little"), (9999).to_bytes(2, "little")))
    with pytest.raises(Refused) as fault:
        geotiff.heights(np.array([(LON, LAT)]), path)
    assert fault.value.params["why"] == why


def test_pictures_and_broken_images_are_no_heights(tmp_path: Path) -> None:
    picture, broken = tmp_path / "a.tif", tmp_path / "b.tif"
    Image.new("RGB", (50, 50)).save(picture)
    broken.write_bytes(tiff(tmp_path / "c.tif", ramp("float32")).read_bytes()[:2000])
    for path, why in ((picture, "bands"), (broken, "broken")):
        with pytest.raises(Refused) as fault:
            geotiff.heights(np.array([(LON, LAT)]), path)
        assert fault.value.params["why"] == why


def test_what_is_not_told_stays_as_it_was(tmp_path: Path) -> None:
    network = town.streets()
    path = tiff(tmp_path / "芦の丘.tif", np.full((100, 100), 7.0, dtype="float32"))
    high = with_heights(network, path)
    assert high.heights[town.node(0, 0)] == 7.0
    assert high.heights[town.node(*town.HILL)] == town.HILL_METRES
    assert np.isnan(high.heights[town.node(*town.NO_HEIGHT)])
    assert [one.title for one in high.sources] == ["架空のまちの道", "芦の丘"]
    assert high.fingerprint != network.fingerprint
    with pytest.raises(Refused, match=r"walk\.heights_elsewhere"):
        with_heights(network, tiff(tmp_path / "b.tif", np.full((100, 100), np.nan, dtype="float32")))
