import pytest

from etl.lists.position import position
from tests.etl.lists.lines import row, table


@pytest.mark.parametrize(
    ("lat", "lon", "point", "code"),
    [
        ("34.7268", "135.3044", (34.7268, 135.3044), None),
        (34.7268, 135.3044, (34.7268, 135.3044), None),
        ("３４．５", "１３５．５", (34.5, 135.5), None),
        ("34度43分36.48秒", "135度18分15.84秒", (34.7268, 135.3044), None),
        ("135.3044", "34.7268", (34.7268, 135.3044), "position.swapped"),
        ("369.56056", "135.3", None, "position.outside_japan"),
        ("0", "0", None, "position.outside_japan"),
        ("34.72.1", "135.3", None, "position.unreadable"),
        ("", "", None, "position.missing"),
        ("－", "-", None, "position.missing"),
    ],
)
def test_position(lat: object, lon: object, point: tuple[float, float] | None, code: str | None) -> None:
    found, finding = position(row(緯度=lat, 経度=lon), table(sheet="一覧"))
    assert found == point
    assert (finding.code if finding else None) == code
    assert finding is None or finding.cell == "一覧!B2"


def test_a_list_without_coordinates_is_not_told_so_row_by_row() -> None:
    assert position(row(住所="東町"), table()) == (None, None)
