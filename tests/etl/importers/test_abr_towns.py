from shapely.geometry import Point

from etl.importers.abr_towns import IMPORTER
from tests.etl.documents import is_left_alone
from tests.etl.forms import ASHIYA, sampled


def test_names_alone_are_read_and_refused_with_the_reason() -> None:
    batch = sampled("abr_towns", "mt_town_city282065.csv", ASHIYA)
    assert [record.values["town"] for record in batch.records] == ["見本町一丁目", "奥見本"]
    assert [(one.level, one.code, one.params) for one in batch.findings] == [("error", "town.names_only", {"count": 2})]
    assert batch.refused


def test_new_keys_with_their_points_and_without_abolished_towns() -> None:
    batch = sampled("abr_towns", "mt_town_with_pos.csv", ASHIYA)
    assert [(record.key, record.geometry) for record in batch.records] == [
        ("見本町一丁目", Point(135.30002, 34.73002)),
        ("奥見本字上", Point(135.31002, 34.74002)),
    ]
    assert batch.findings == []
    assert not batch.refused


def test_old_headings_whose_last_day_stands_for_none() -> None:
    (town,) = sampled("abr_towns", "old_headings.csv", ASHIYA).records
    assert (town.key, town.geometry) == ("見本町二丁目", Point(135.30003, 34.73003))
    is_left_alone(IMPORTER)
