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
        ("34°43′36.48″", "135°18′15.84″", (34.7268, 135.3044), None),
        ("N34゜43'36.48\"", "E135゜18'15.84\"", (34.7268, 135.3044), None),
        ("34°43.608'", "135°18.264'", (34.7268, 135.3044), None),
        ("34.43.36.48", "135.18.15.84", (34.7268, 135.3044), None),
        ("北緯34-43-36.48", "東経135-18-15.84", (34.7268, 135.3044), None),
        ("344336.48", "1351815.84", (34.7268, 135.3044), None),
        ("34.7268度", "135.3044°E", (34.7268, 135.3044), None),
        (34726800, 135304400, (34.7268, 135.3044), "position.scaled"),
        ("34°61'0\"", "135°18'0\"", None, "position.unreadable"),
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


def test_the_old_datum_is_turned_only_where_the_heading_names_it() -> None:
    named = {"緯度（日本測地系）": "34.7", "経度（日本測地系）": "135.3"}
    found, finding = position(row(**named), table())
    # The old datum lies some 400 metres to the south-east of the one of today.
    assert found == pytest.approx((34.703243, 135.297187), abs=2e-5)
    assert finding is not None
    assert (finding.level, finding.code) == ("warning", "position.tokyo_datum")
    assert position(row(緯度="34.7", 経度="135.3"), table()) == ((34.7, 135.3), None)


@pytest.mark.parametrize(
    ("written", "point"),
    [
        ("34.7268,135.3044", (34.7268, 135.3044)),
        ("135.3044、34.7268", (34.7268, 135.3044)),
        ("北緯34度43分30秒 東経135度18分0秒", (34.725, 135.3)),
        ("34.7268", None),
    ],
)
def test_both_in_one_cell(written: str, point: tuple[float, float] | None) -> None:
    found, _ = position(row(**{"座標（緯度,経度）": written}), table([]))
    assert found == (pytest.approx(point) if point else None)
