from etl.importers.ksj_medical import IMPORTER
from tests.etl.documents import is_left_alone
from tests.etl.forms import ASHIYA, sampled, told


def test_the_city_is_told_by_the_address_alone() -> None:
    batch = sampled("ksj_medical", "P04-20_28.shp", ASHIYA)
    assert [(one.values["name"], one.values["activity"]) for one in batch.records] == [
        ("みほん病院", "内科 外科"),
        ("みほん歯科医院", "歯科"),
    ]
    assert {one.values["kind"] for one in batch.records} == {"medical"}
    assert told(batch) == [("info", "area.other_cities", "")]
    is_left_alone(IMPORTER)
