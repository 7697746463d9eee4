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


AGES: list[object] = ["0-4歳", "5-9歳", "10歳以上"]


def _sheet(*headings: object):
    found = town_sheet(sheet([[*headings, *AGES], ["岩園町", *[6] * (len(headings) - 1), 1, 2, 3]]))
    assert found is not None
    return found


@pytest.mark.parametrize(
    "town",
    ["regionName", "地域名", "町名", "町丁名", "町丁", "町丁目", "町丁目名", "町丁・字", "町丁字名", "町字", "町字名",
     "大字・町丁目", "大字町丁目名", "大字・丁目名", "校区名", "校区", "行政区名", "地区名"],
)  # fmt: skip
def test_every_way_to_head_the_towns(town: str) -> None:
    assert _sheet(town, "総人口").name == 0


@pytest.mark.parametrize(
    "total", ["totalPopulation", "総人口", "人口総数", "人口_総数", "総数", "合計", "人口計", "人口", "計"]
)
def test_every_way_to_head_all_people(total: str) -> None:
    assert _sheet("町名", total).people == 1


@pytest.mark.parametrize(
    ("male", "female"),
    [("male", "female"), ("man", "woman"), ("男性", "女性"), ("男", "女"), ("人口_男", "人口_女"), ("男性計", "女性計"),
     ("男計", "女計")],
)  # fmt: skip
def test_every_way_to_head_the_sexes(male: str, female: str) -> None:
    assert _sheet("町名", male, female).sexes == (1, 2)


@pytest.mark.parametrize("households", ["numberOfHouseholds", "世帯数", "世帯総数", "総世帯数"])
def test_every_way_to_head_households(households: str) -> None:
    assert _sheet("町名", "総人口", households).households == 2


@pytest.mark.parametrize("code", ["regionCode", "町コード", "地域コード", "町丁コード", "町字コード", "行政区コード"])
def test_every_way_to_head_the_code(code: str) -> None:
    assert _sheet("町名", "総人口", code).code == 2


@pytest.mark.parametrize("date", ["surveyDate", "調査年月日", "基準日", "年月日", "基準年月日"])
def test_every_way_to_head_the_day(date: str) -> None:
    assert _sheet("町名", "総人口", date).date == 2


@pytest.mark.parametrize(
    "label",
    ["総計", "計", "全市", "市合計", "全体", "町計", "村計", "本庁計", "管内合計", "地域計", "校区計", "出張所計"],
)
def test_more_totals(label: str) -> None:
    assert is_total(label)
