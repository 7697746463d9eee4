"""The files of the real-data folder meet the list that is meant for them, and only the named ones meet none."""

import os
from pathlib import Path

import pytest

from etl.findings import told
from etl.plugins import importers
from etl.run import files_of, understand
from layers.city import find

ROOT = Path(os.environ.get("IBASHOMAP_REAL_DATA", Path(__file__).parents[3] / "shared" / "data"))
REQUIRED = os.environ.get("IBASHOMAP_REQUIRE", "")
# Heights are read with a network alone, which needs no entry of the city; a licence text is no list.
WITHOUT_LIST = {
    "takamatsu": {"LICENSE"},
    "ashiya": {"ashiya_srtm_6674.tif"},
    "ube": {"ube_walk.gpkg"},
    "kobe": set(),
    "tottori": {"census2015_31-tottori.dbf", "census2015_31-tottori.prj", "census2015_31-tottori.shx"},
}

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(
        not ROOT.is_dir() and "realdata" not in REQUIRED,
        reason="実データのフォルダー（IBASHOMAP_REAL_DATA）がありません",
    ),
]


@pytest.mark.parametrize("city_id", WITHOUT_LIST)
def test_every_file_has_its_list(city_id: str) -> None:
    city = find(city_id)[0]
    files = [path for path in (ROOT / city_id).rglob("*") if path.is_file()]
    assert files
    missed = {path.name for path in files if city.listing(f"{path.parent.name}/{path.name}") is None}
    assert missed == WITHOUT_LIST[city_id]


@pytest.mark.parametrize(
    ("path", "importer", "kind"),
    [
        ("elderly_wedding_house/data.xlsx", "standard_open_data", "elders_house"),
        ("hospital/data .xlsx", "standard_open_data", "medical"),
        ("evacuation_space/data (1).xlsx", "standard_open_data", "shelter"),
        ("approx/高松市_smallarea_voronoi_approx.geojson", "approximate_areas", ""),
        ("approx/town_school_from_pdf.csv", "school_districts", ""),
        ("population/pop_0066_202602.xlsx", "residents_by_age", ""),
        ("population/future_population_0068.xlsx", "city_totals", ""),
        ("takamatsu/emergency_372013.json", "gsi_shelters", "emergency_site"),
        ("takamatsu/evacuation_372013.json", "gsi_shelters", "shelter"),
    ],
)
def test_takamatsu_files_go_to_their_importer(path: str, importer: str, kind: str) -> None:
    listing = find("takamatsu")[0].listing(path)
    assert listing is not None
    assert (listing.importer, listing.kind) == (importer, kind)


def test_every_list_of_takamatsu_is_met_by_a_file() -> None:
    city = find("takamatsu")[0]
    files = [path for path in (ROOT / "takamatsu").rglob("*") if path.is_file()]
    paths = [f"{path.parent.name}/{path.name}" for path in files]
    assert [one.file for one in city.lists if not any(city.listing(path) is one for path in paths)] == []


def _files() -> list[Path]:
    return files_of([ROOT]) if ROOT.is_dir() else []


@pytest.mark.parametrize("path", _files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_is_recognised_or_refused_with_a_reason(path: Path) -> None:
    """Without any city's entry for it, as somebody drops it for the first time."""
    reading = understand(path)
    reasons = [told(one)["message"] for one in reading.findings if one.level == "error" and not one.cell]
    assert [reason for reason in reasons if "？" in reason or not reason.endswith("。")] == []
    if reading.refused:
        assert reasons
    else:
        assert reading.importer in importers()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ashiya/ashiya_srtm_6674.tif", "file.unsupported"),
        ("takamatsu/LICENSE", "file.unrecognised"),
        ("takamatsu/population/primary_insured_0095.xlsx", "totals.no_area"),
    ],
)
def test_what_is_no_list_is_refused_by_its_name(name: str, code: str) -> None:
    reading = understand(ROOT / name)
    assert reading.refused
    assert [one.code for one in reading.findings if one.level == "error"] == [code]
