from etl.importers.ksj_schools import IMPORTER
from tests.etl.documents import is_left_alone
from tests.etl.forms import ASHIYA, sampled, told


def test_schools_without_universities() -> None:
    batch = sampled("ksj_schools", "P29-13_28.shp", ASHIYA)
    assert [one.values["name"] for one in batch.records] == ["みほん小学校", "みほん特別支援学校"]
    assert told(batch) == [
        ("info", "area.other_cities", ""),
        ("info", "kind.left_out", ""),
        ("info", "vector.crs_of_edition", ""),
    ]


def test_points_of_school_districts_are_schools_in_both_editions() -> None:
    (new,) = sampled("ksj_schools", "A27P-21_28.geojson").records
    assert (new.values["name"], new.values["code"], new.values["kind"]) == ("見本小学校", "B128210000001", "school")
    (old,) = sampled("ksj_schools", "A32P-10_28.shp").records
    assert (old.values["name"], old.values["address"]) == ("見本中学校", "見本町9-9")
    is_left_alone(IMPORTER)
