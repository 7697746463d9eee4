"""将来推計人口 by mesh as 国土数値情報 gives it: MESH_ID, SHICODE and a column for each group and year."""

from shapely.geometry import box

from etl.importers.ksj_projection import IMPORTER
from layers.geo.mesh import square
from tests.etl.documents import codes, is_left_alone, shapes, taken
from tests.etl.forms import ASHIYA, sampled


def _cell(mesh: str, city: str = "28206", **more: object) -> tuple[dict[str, object], object]:
    told = {"MESH_ID": int(mesh), "SHICODE": city, "PTN_2020": 120.0, "PTN_2030": 101.25, "PTC_2030": 40.5}
    return {**told, "PTD_2030": 22.75, **more}, box(*square(mesh))


def test_a_record_for_each_mesh_and_year_with_its_fractions() -> None:
    batch = taken(IMPORTER, shapes(_cell("523502741"), _cell("523502742")))
    assert [record.key for record in batch.records][:2] == ["523502741/2020", "523502741/2030"]
    assert batch.records[1].values == {
        "mesh": "523502741",
        "year": 2030,
        "people": 101.25,
        "age65plus": 40.5,
        "age75plus": 22.75,
    }
    assert batch.records[0].values["age75plus"] is None


def test_meshes_of_other_cities_are_left_and_counted() -> None:
    batch = taken(IMPORTER, shapes(_cell("523502741"), _cell("523502742", "28204")), ASHIYA)
    assert {record.values["mesh"] for record in batch.records} == {"523502741"}
    assert codes(batch) == ["area.other_cities"]


def test_what_is_no_mesh_is_said_and_other_layers_are_left_alone() -> None:
    wrong = taken(IMPORTER, shapes(_cell("523502741"), ({**_cell("523502742")[0], "MESH_ID": "12"}, None)))
    assert codes(wrong) == ["mesh.unreadable_row"]
    assert IMPORTER.fits(shapes(({"MESH_ID": "523502741"}, box(0, 0, 1, 1))), ASHIYA) == 0
    is_left_alone(IMPORTER)


def test_the_sample() -> None:
    batch = sampled("ksj_projection", "500m_mesh_2024_28.geojson")
    assert len(batch.records) == 9
    assert batch.records[1].key == "523502741/2030"
    assert (batch.records[1].values["people"], batch.records[1].values["age75plus"]) == (101.25, 22.7812)
