from shapely.geometry import Point, box

from etl.importers.place_points import IMPORTER
from layers.intake.contract import Hints
from tests.etl.documents import is_left_alone, listed, shapes, taken
from tests.etl.forms import sampled, told


def test_folders_of_a_my_map_tell_the_kind_and_html_gives_its_words() -> None:
    first, second = sampled("place_points", "mymaps.kmz").records
    assert first.values == {
        "name": "みほん体操",
        "kind": "kayoinoba",
        "venue": "みほん集会所",
        "activity": "毎週水曜 10時から どなたでも & 無料",
        "schedule": "毎週水曜",
        "lat": 34.7301,
        "lon": 135.3001,
    }
    assert (second.values["name"], second.values["kind"], second.cell) == ("さくらサロン", "salon", "行2")


def test_the_layer_of_a_geopackage_tells_the_kind() -> None:
    batch = sampled("place_points", "ibasho.gpkg")
    assert [(one.values["name"], one.values["kind"]) for one in batch.records] == [
        ("みほんカフェ", "ibasho"),
        ("みほん広場", "ibasho"),
    ]
    assert told(batch) == []
    assert batch.records[0].geometry == Point(135.3003, 34.7303)


def test_the_geometry_goes_before_columns_of_coordinates() -> None:
    given = shapes(
        ({"名称": "会", "緯度": 1.0, "経度": 2.0}, Point(135.3, 34.7)), ({"名称": "所", "住所": "西町1"}, None)
    )
    batch = taken(IMPORTER, given, listed(kind="ibasho"))
    assert [one.geometry for one in batch.records] == [Point(135.3, 34.7), None]
    assert told(batch) == [("warning", "position.missing", "行2")]


def test_areas_and_points_without_names_are_not_its_own() -> None:
    assert IMPORTER.fits(shapes(({"名称": "会"}, box(0, 0, 1, 1))), Hints()) == 0
    assert IMPORTER.fits(shapes(({"名称": "会"}, None)), Hints()) == 0
    assert IMPORTER.fits(shapes(({"mesh": "1"}, Point(135, 34))), Hints()) == 0
    is_left_alone(IMPORTER)
