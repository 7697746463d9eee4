import pytest

from etl.importers.emergency_sites import IMPORTER
from tests.etl.documents import is_left_alone
from tests.etl.forms import sampled


@pytest.mark.parametrize(
    ("file", "name", "hazards", "capacity", "lon"),
    [
        ("legacy.csv", "みほん小学校", "洪水・高潮・地震", 800, 135.3501),
        ("unquoted_comma.csv", "みほん公園", "崖崩れ、土石流及び地滑り・地震・津波", 1500, 135.3502),
        ("289990_evacuation_space.csv", "みほん高台広場", "地震・津波", 300, 135.3503),
    ],
)
def test_hazards_are_read_from_their_own_columns(file: str, name: str, hazards: str, capacity: int, lon: float) -> None:
    batch = sampled("emergency_sites", file)
    (site,) = batch.records
    assert (site.values["name"], site.values["kind"]) == (name, "emergency_site")
    assert site.values["activity"] == f"対応する災害:{hazards}"
    assert (site.values["capacity"], site.values["lon"]) == (capacity, lon)
    assert batch.findings == []


def test_the_remark_stays_in_its_column_where_the_headings_were_one_too_many() -> None:
    (site,) = sampled("emergency_sites", "unquoted_comma.csv").records
    assert site.values["note"] == "広場"
    is_left_alone(IMPORTER)
