import pytest

from etl.town_sheet import is_total, town_sheet
from tests.etl.documents import sheet


@pytest.mark.parametrize("label", ["合計", "総数", "*東灘区計*", "*支所計*", "小計", "北部地区計", "*合計*", "市計"])
def test_totals(label: str) -> None:
    assert is_total(label)


@pytest.mark.parametrize("label", ["主計町", "主計", "時計台", "岩園町", "計田", ""])
def test_towns(label: str) -> None:
    assert not is_total(label)


def test_kinds_of_rows() -> None:
    found = town_sheet(
        sheet(
            [
                ["地域名", "総人口", "0-4歳", "5-9歳", "10歳以上"],
                ["岩園町", 3, 1, 1, 1],
                ["合計", 3, 1, 1, 1],
                [None, 3],
            ]
        )
    )
    assert found is not None
    assert [kind for _, _, kind in found.rows()] == ["town", "total", "nameless"]


def test_a_sheet_without_people_or_ages_is_none() -> None:
    assert town_sheet(sheet([["地域名", "0-4歳", "5-9歳", "10歳以上"]])) is None
    assert town_sheet(sheet([["地域名", "総人口", "世帯数"]])) is None
