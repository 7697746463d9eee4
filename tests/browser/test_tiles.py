"""The map drawn from tiles, as of a city with more places than a page holds: the same counts, lists and panels."""

import re

import geopandas as gpd
import pytest
from playwright.sync_api import expect
from shapely.geometry import LineString, box

from webmap import session
from webmap.settings import Settings

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve places are too many for a page."""
    monkeypatch.setattr("webmap.map_page.MOST_AT_ONCE", 5)


def test_tiles_answer_as_columns_do(open_page) -> None:
    page = open_page("/map")
    asked = page.evaluate("performance.getEntriesByType('resource').map(one => one.name).join(' ')")
    assert "/layers/places.json" not in asked
    expect(page.locator("#found")).to_have_text("12件")
    expect(page.locator("#lost")).to_have_text("（うち1件は位置を確認中）")
    page.get_by_role("button", name=re.compile("この範囲の場所")).click()
    expect(page.locator("#panel .spots button")).to_have_count(10)
    page.get_by_role("button", name=re.compile("中町二丁目の会")).click()
    expect(page.locator("#panel h2")).to_have_text("中町二丁目の会")
    page.keyboard.press("Escape")
    page.get_by_label("名前・会場・所在地でさがす").fill("東町")
    expect(page.locator("#found")).to_have_text("3件")


def test_a_symbol_of_a_tile_opens_its_place(open_page) -> None:
    page = open_page("/map")
    page.locator("#map canvas").click()
    expect(page.locator("#panel h2")).to_have_text("中町二丁目の会")
    assert "place=" in page.url


def test_a_group_that_no_zooming_takes_apart_is_listed_by_keyboard_too(open_page, monkeypatch) -> None:
    monkeypatch.setattr("layers.tiles.pyramid._TOGETHER", 0.1)
    page = open_page("/map?map=7/34.315/134.015")
    page.locator("#map canvas").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(re.compile("この場所にある[0-9]+件"))
    assert page.locator("#panel .spots button").count() > 5
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "CANVAS"


def test_enter_brings_a_group_nearer_that_comes_apart(open_page) -> None:
    page = open_page("/map?map=7/34.315/134.015")
    page.locator("#map canvas").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_hidden()
    page.locator("#tools-word").click()
    page.get_by_role("link", name="共有する（リンク・QR）").click()
    expect(page.get_by_label("リンク", exact=True)).to_have_value(re.compile("map=9.00/"))


def test_a_file_of_tiles_lies_under_the_map(open_page, store, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = [box(134.0, 34.3, 134.02, 34.32), LineString([(134.0, 34.3), (134.03, 34.33)])]
    file = tmp_path / "ground.pmtiles"
    frame = gpd.GeoDataFrame({"n": [1, 2]}, geometry=shapes, crs="EPSG:4326")
    frame.to_file(file, driver="PMTiles", layer="ground", MINZOOM=8, MAXZOOM=12)
    monkeypatch.setattr(session, "settings", lambda: Settings(demo=True, basemap=str(file), secret="only for tests"))
    page = open_page("/map")
    asked = page.evaluate("performance.getEntriesByType('resource').map(one => one.name).join(' ')")
    assert "/ground.pmtiles" in asked
    expect(page.locator("#credits")).to_contain_text("下地：ground.pmtiles")
