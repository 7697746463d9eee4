"""Whole folders of real data: every file taken or refused with a reason, people equal to the source's own totals."""

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from etl.load import load
from layers import city as cities
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests.made_once import made_once

# Rows below the headings of the workbooks of 高松市, after editions are told apart (the data README's table).
TAKAMATSU = {
    "children_club": 44,
    "childrens_hall": 8,
    "community_center": 52,
    "disabled_welfare_facility": 8,
    "elderly_wedding_house": 10,
    "elderly_welfare_center": 2,
    "elderly_welfare_facility": 47,
    "evacuation_space": 195,
    "general_center": 6,
    "group_home": 49,
    "hospital": 628,
    "lifelong_learning_facility": 2,
    "middle_school": 28,
    "other_welfare_facilities": 4,
    "park": 310,
    "primary_school": 53,
    "regional_child_rearing_support_base": 15,
    "regional_comprehensive_support_center": 7,
    "welfare_hall": 7,
}


def loaded(url: str, city_id: str, folder: Path) -> tuple[list[dict[str, Any]], dict[str, Any], Store]:
    """A city with everything in its folder: what became of each file, the summary, the store."""
    store = Store.open(url)
    store.migrate()
    city, toml = cities.find(city_id)
    with store.writing(OPERATOR) as unit:
        unit.settle(city, toml)
    found = load(store, OPERATOR, [folder], release=True, tell=lambda *_: None)
    with store.reading(OPERATOR) as unit:
        return found, unit.summary(), store


def loaded_once(
    factory: pytest.TempPathFactory, city_id: str, folder: Path, copy: Path
) -> tuple[list[dict[str, Any]], dict[str, Any], Store]:
    """The same, of a city that several tests ask for: read once in a run, each has its own copy of the store."""

    def make(once: Path) -> None:
        found, summary, store = loaded(f"sqlite:///{once / 'city.db'}", city_id, folder)
        store.close()
        (once / "told.json").write_text(json.dumps([found, summary]), "utf-8")

    once = made_once(factory, city_id, make)
    found, summary = json.loads((once / "told.json").read_text("utf-8"))
    return found, summary, Store.open(f"sqlite:///{shutil.copy(once / 'city.db', copy)}")


def answered(found: list[dict[str, Any]]) -> None:
    """Every file is taken, or refused with a sentence."""
    for one in found:
        assert one["status"] in {"published", "unchanged", "older_edition", "refused"}
        if one["status"] == "refused":
            assert any(f["level"] == "error" and f["message"].endswith("。") for f in one["findings"]), one["file"]


def conserved(summary: dict[str, Any]) -> None:
    """Every zone system sums to the city."""
    for rows in summary["zones"].values():
        assert sum(row["residents"] for row in rows) == summary["residents"]
        if summary["age65plus"] is not None:
            assert sum(row["age65plus"] for row in rows) == summary["age65plus"]


def test_takamatsu(real_data: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    found, summary, store = loaded_once(tmp_path_factory, "takamatsu", real_data / "takamatsu", tmp_path / "city.db")
    answered(found)
    rows = {Path(one["file"]).parent.name: one["rows"] for one in found if one["status"] == "published"}
    assert {folder: rows[folder] for folder in TAKAMATSU} == TAKAMATSU
    assert (summary["residents"], summary["age65plus"]) == (418_129, 120_999)
    assert (summary["small_areas"], summary["small_area_parts"]) == (245, 261)
    assert {"elementary_school", "junior_high_school"} <= summary["zones"].keys()
    conserved(summary)
    assert summary["service_points"]["support_centre"] == 7
    refused = {Path(one["file"]).name for one in found if one["status"] == "refused"}
    assert refused == {"LICENSE", "primary_insured_0095.xlsx"}
    with store.reading() as everybody:
        shading = everybody.areas.shading()
        assert (shading.measure, shading.unplaced) == ("age75plus", ())
        assert sum(area.people for area in shading.areas) == 418_129
        assert {area.boundary for area in shading.areas} <= {"approximate", "point"}
    again = load(store, OPERATOR, [real_data / "takamatsu"], release=True, tell=lambda *_: None)
    assert Counter(one["status"] for one in again)["published"] == 0


def test_takamatsu_is_the_same_in_postgis(
    real_data: Path, tmp_path: Path, postgis_url: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    _, here, _ = loaded_once(tmp_path_factory, "takamatsu", real_data / "takamatsu", tmp_path / "city.db")
    _, there, store = loaded(postgis_url, "takamatsu", real_data / "takamatsu")
    store.close()
    assert here == json.loads(json.dumps(there))


@pytest.mark.parametrize(
    ("city_id", "counted", "points"),
    [
        ("ashiya", (95_350, 61, 61), {"shelter": 58, "emergency_site": 40}),
        ("ube", (169_429, 457, 471), {"emergency_site": 108}),
        ("tottori", (573_441, 2_487, 2_504), {}),
    ],
)
def test_a_census_without_ages_says_so(
    real_data: Path,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    city_id: str,
    counted: tuple[int, int, int],
    points: dict[str, int],
) -> None:
    people, areas, parts = counted
    found, summary, store = loaded_once(tmp_path_factory, city_id, real_data / city_id, tmp_path / "city.db")
    answered(found)
    conserved(summary)
    assert (summary["residents"], summary["age65plus"]) == (people, None)
    assert (summary["small_areas"], summary["small_area_parts"]) == (areas, parts)
    assert summary["service_points"] == points
    with store.reading() as everybody:
        assert everybody.areas.shading().measure == "people"


def test_the_invalid_area_of_tottori_is_repaired_and_named(
    real_data: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    found, _, _ = loaded_once(tmp_path_factory, "tottori", real_data / "tottori", tmp_path / "city.db")
    repaired = [f for one in found for f in one["findings"] if "31371051002" in f["message"]]
    assert len(repaired) == 1
    assert repaired[0]["level"] in {"info", "warning"}


def test_kobe_keeps_its_own_totals_and_its_hidden_towns(real_data: Path, sqlite_url: str) -> None:
    found, summary, store = loaded(sqlite_url, "kobe", real_data / "kobe")
    answered(found)
    assert (summary["residents"], summary["age65plus"]) == (1_541_913, 421_859)
    table = next(one for one in found if one["file"].endswith("zensi2912.xls"))
    with store.reading(OPERATOR) as unit:
        towns = unit.areas.towns()
    assert len(towns) == table["rows"] == 3_156
    assert any(town.people == 0 for town in towns)
