from shapely.geometry import Point

from etl.importers.town_gazetteer import IMPORTER
from tests.etl.documents import is_left_alone
from tests.etl.forms import ASHIYA, sampled


def test_towns_of_the_city_with_their_points() -> None:
    batch = sampled("town_gazetteer", "28_2025.csv", ASHIYA)
    assert [(record.key, record.geometry) for record in batch.records] == [
        ("見本町一丁目", Point(135.30001, 34.73001)),
        ("奥見本", Point(135.31001, 34.74001)),
    ]
    assert batch.records[0].values == {"town": "見本町一丁目", "block": ""}
    assert batch.source is not None
    assert batch.source.publisher == "国土交通省"


def test_towns_of_one_name_are_told_apart_without_a_city() -> None:
    batch = sampled("town_gazetteer", "28_2025.csv")
    assert [record.key for record in batch.records] == ["28206/見本町一丁目", "28206/奥見本", "28204/となり町"]


def test_the_form_of_geolonia_and_a_town_without_a_point() -> None:
    batch = sampled("town_gazetteer", "latest.csv")
    assert [(record.key, record.cell) for record in batch.records] == [("01202/見本町一丁目", "J2")]
    assert [(one.code, one.params["towns"]) for one in batch.findings] == [("town.no_point", "見本上")]
    assert batch.source is not None
    assert batch.source.publisher == "Geolonia"
    is_left_alone(IMPORTER)
