from etl.importers.ksj_culture import IMPORTER
from tests.etl.documents import is_left_alone
from tests.etl.forms import ASHIYA, sampled


def test_houses_are_candidates_unless_their_name_tells_more() -> None:
    batch = sampled("ksj_culture", "P27-13_28.shp", ASHIYA)
    assert [(one.values["name"], one.values["kind"]) for one in batch.records] == [
        ("みほん図書館", "candidate"),
        ("みほん交流センター", "community_centre"),
    ]
    is_left_alone(IMPORTER)
