"""Rivers, railways and roads by `fetch`: official addresses per prefecture, and zips as they come are loaded whole."""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import geopandas
import pytest

from etl.fetch import download
from etl.fetch.sources import sources_of
from layers import city as cities
from layers.command import main
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town
from tests.etl.fetch.official import Official, serving
from tests.etl.forms import FORMS

GROUND = ("rivers", "railways", "roads")
BESIDE = (".shp", ".shx", ".dbf")


@pytest.fixture
def official(monkeypatch: pytest.MonkeyPatch) -> Iterator[Official]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(download, "WAITS", (0.0, 0.0))
    with serving(Official()) as one:
        yield one


def zipped(held: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return file.getvalue()


def shape(stem: str, name: str) -> dict[str, bytes]:
    """A sample under the name that it has in the zip, with its companions."""
    return {f"{name}{ending}": (FORMS / "base_lines" / f"{stem}{ending}").read_bytes() for ending in BESIDE}


def railways(folder: Path) -> dict[str, bytes]:
    """The sample of N02 as a shapefile."""
    frame = geopandas.read_file(FORMS / "base_lines" / "N02-22_RailroadSection.geojson")
    frame.to_file(folder / "rail.shp", encoding="utf-8")
    return {ending: (folder / f"rail{ending}").read_bytes() for ending in (*BESIDE, ".cpg")}


def addresses(city: str) -> dict[str, str]:
    return {one.id: one.address for one in sources_of(cities.find(city)[0], GROUND)}


def test_each_prefecture_has_its_own_year_of_rivers() -> None:
    told = addresses("ashiya")
    assert told["rivers"] == "https://nlftp.mlit.go.jp/ksj/gml/data/W05/W05-09/W05-09_28_GML.zip"
    assert told["railways"].endswith("/N02-22_GML.zip")
    assert told["roads"].endswith("/N01-07L-28-01.0a_GML.zip")
    assert addresses("takamatsu")["rivers"].endswith("/W05-06/W05-06_37_GML.zip")
    assert addresses("nagano")["rivers"].endswith("/W05-08/W05-08_20_GML.zip")
    (rivers,) = sources_of(cities.find("ashiya")[0], ["rivers"])
    assert rivers.title == "国土数値情報 河川データ（W05、2009年）"


def test_every_prefecture_is_drawn_in_one_year() -> None:
    ashiya = cities.find("ashiya")[0]
    told = cities.read(town.TOML, city_id="town").code
    for number in range(1, 48):
        one = cities.read(town.TOML.replace(told, f"{number:02}{ashiya.code[2:]}"), city_id="town")
        (rivers,) = sources_of(one, ["rivers"])
        assert rivers.address.endswith(f"_{number:02}_GML.zip")
        assert "W05-_" not in rivers.address


def test_roads_come_only_when_they_are_named() -> None:
    usual = {one.id for one in sources_of(cities.find("ashiya")[0])}
    assert {"rivers", "railways"} < usual
    assert "roads" not in usual


def test_what_comes_is_loaded_though_points_and_gml_lie_beside(
    official: Official, tmp_path: Path, store: Store, sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in the official zips: points on the rivers, stations, old and new letters, and all of it once more as GML."""
    river = shape("W05-08_28-g_Stream", "W05-09_28-g_Stream")
    road = shape("N01-07L-28-01.0a_Road", "N01-07L-2K-28_Road")
    rail = {f"N02-22/{letters}/N02-22_{part}{ending}": content
            for letters in ("UTF-8", "Shift-JIS")
            for part in ("RailroadSection", "Station")
            for ending, content in railways(tmp_path).items()}  # fmt: skip
    gml = {"all.xml": bytes(6_000_000)}
    files = {"rivers": {**river, **shape("N01-07L-28-01.0a_Road", "W05-09_28-g_RiverNode"), **gml},
             "roads": {**road, **gml}, "railways": {**rail, **gml}}  # fmt: skip
    for name, address in addresses("ashiya").items():
        official.files[address.removeprefix("https://nlftp.mlit.go.jp")] = zipped(files[name])
    out = tmp_path / "data"
    assert main(["fetch", "ashiya", "--out", str(out), "--base", official.url, "--only", *GROUND]) == 0
    with store.writing(OPERATOR) as unit:
        unit.settle(cities.read(town.TOML, city_id="town"), town.TOML)
    capsys.readouterr()
    assert main(["load", str(out), "--json", "--db", sqlite_url]) == 0
    told = json.loads(capsys.readouterr().out)
    done = {one["rows"] for one in told if (one["status"], one["importer"]) == ("published", "base_lines")}
    assert (len(told), done) == (3, {2, 3}), told
    with store.reading(OPERATOR) as unit:
        titles = {one.source.title for one in unit.imports.in_force()}
    assert "国土数値情報 河川データ（W05、2009年）" in titles
    assert len(titles) == 3
