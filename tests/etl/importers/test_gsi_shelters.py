import json
from pathlib import Path
from typing import Any

from etl.importers.gsi_shelters import IMPORTER
from etl.read.document import read
from layers.city import Listing
from layers.intake.contract import Batch, Document, Hints
from tests.etl.forms import sampled

HEAD = {"NO": 1, "都道府県名及び市町村名": "みほん県みほん市", "備考": ""}


def place(number: int, name: str | None, point: list[float] | None = None, **more: Any) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": point} if point else None
    attributes = {**HEAD, "共通ID": f"E2899900{number:06d}", "施設・場所名": name, "住所": "みほん市東町１－１", **more}
    return {"type": "Feature", "geometry": geometry, "properties": attributes}


def document(tmp_path: Path, *places: dict[str, Any], name: str = "emergency_289990.json") -> Document:
    path = tmp_path / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": places}), "utf-8")
    return read(path)


def batch(tmp_path: Path, *places: dict[str, Any], **listing: Any) -> Batch:
    given = document(tmp_path, *places)
    hints = Hints(listing=Listing(file="*", **listing)) if listing else Hints()
    assert IMPORTER.fits(given, hints) > 0.9
    return IMPORTER.read(given, hints)


def test_hazards_make_it_an_emergency_site(tmp_path: Path) -> None:
    got = batch(tmp_path, place(1, "みほん\n小学校", [135.3, 34.7], 洪水="1", 津波="", 地震="1"))
    (record,) = got.records
    assert record.key == "E2899900000001"
    assert record.values == {
        "name": "みほん小学校",
        "kind": "emergency_site",
        "address": "みほん市東町1-1",
        "code": "E2899900000001",
        "activity": "対応する災害：洪水・地震",
        "lat": 34.7,
        "lon": 135.3,
    }
    assert got.source is not None
    assert got.source.publisher == "国土地理院"


def test_without_hazards_it_is_a_shelter_unless_the_city_says_otherwise(tmp_path: Path) -> None:
    one = place(1, "みほん小学校", [135.3, 34.7], 受入対象者="要配慮者")
    assert batch(tmp_path, one).records[0].values["kind"] == "shelter"
    assert batch(tmp_path, one).records[0].values["target"] == "要配慮者"
    told = batch(tmp_path, one, kind="candidate", title="避難所", date="2026-04-01")
    assert told.records[0].values["kind"] == "candidate"
    assert told.source is not None
    assert (told.as_of, told.label, told.source.date) == ("", "避難所", "2026-04-01")


def test_a_place_without_name_is_left_out_one_without_point_is_kept_and_one_twice_is_once(tmp_path: Path) -> None:
    got = batch(tmp_path, place(1, None, [135.3, 34.7]), place(2, "二"), place(2, "二", [135.3, 34.7]))
    assert [(record.values["name"], record.geometry) for record in got.records] == [("二", None)]
    assert [(one.level, one.code, one.cell) for one in got.findings] == [
        ("error", "row.no_name", "#1"),
        ("warning", "position.missing", "#2"),
        ("warning", "row.repeated", "#3"),
    ]


def test_other_features_are_not_its_own(tmp_path: Path) -> None:
    other = {"type": "Feature", "geometry": None, "properties": {"名称": "一"}}
    given = document(tmp_path, other, name="a.json")
    assert IMPORTER.fits(given, Hints()) == 0


def test_a_table_given_to_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("名称\n一\n", "utf-8")
    assert IMPORTER.read(read(path), Hints()).refused


def test_the_sample() -> None:
    (site,) = sampled("gsi_shelters", "282065.geojson").records
    assert (site.key, site.values["kind"], site.values["activity"]) == (
        "E2820600000001",
        "emergency_site",
        "対応する災害：洪水・地震・津波",
    )
