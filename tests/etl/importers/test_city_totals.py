import pytest

from etl.importers import residents_by_age, zone_list
from etl.importers.city_totals import IMPORTER
from layers.intake.contents import faults
from layers.intake.contract import Hints
from tests.etl.documents import HERE, codes, document, is_left_alone, sheet
from tests.etl.forms import sampled

PROJECTION = sheet(
    [["#property", "era", "headCount", "oldPopulation"], ["1", "2015", "420748", "113817"], ["2", "2065", "1", "1"]]
)
INSURED = sheet(
    [
        ["#property", "address", "date", "numberOfPrimaryInsured"],
        ["1", "架空市", "10/1/2017", "5"],
        [2, "架空市", "10/1/2018", 6],
    ]
)


def test_projections_are_kept_as_estimates_and_never_counted() -> None:
    given = document(PROJECTION, name="future_population_0068.xlsx")
    assert IMPORTER.fits(given, HERE) > 0.8
    batch = IMPORTER.read(given, HERE)
    assert (batch.refused, batch.content) == (False, "projection")
    assert [(one.key, dict(one.values)) for one in batch.records][:1] == [
        ("city/2015", {"mesh": "", "year": 2015, "people": 420748.0, "age65plus": 113817.0, "age75plus": None})
    ]
    assert [faults(batch.content, dict(one.values)) for one in batch.records] == [[], []]
    assert codes(batch) == ["projection.not_counted"]
    assert batch.findings[0].level == "info"
    assert (batch.findings[0].params["first"], batch.findings[0].params["last"]) == ("2015", "2065")


def test_a_name_alone_tells_a_projection() -> None:
    past = sheet([["年次", "総人口"], ["2015年", 5], ["2020年", 6]])
    assert codes(IMPORTER.read(document(past, name="将来人口推計.xlsx"), HERE)) == ["projection.not_counted"]
    assert codes(IMPORTER.read(document(past, name="人口の推移.xlsx"), HERE)) == ["totals.no_area"]


def test_a_projection_without_a_sum_of_people_says_which_column_it_needs() -> None:
    parts = sheet([["年", "世帯数"], ["2030", 5], ["2040", 6]])
    batch = IMPORTER.read(document(parts, name="将来推計.xlsx"), HERE)
    assert batch.refused
    assert codes(batch) == ["projection.no_people"]


def test_figures_of_the_whole_city_have_no_area() -> None:
    batch = IMPORTER.read(document(INSURED), HERE)
    assert batch.refused
    assert codes(batch) == ["totals.no_area"]


def test_tables_by_town_are_not_claimed() -> None:
    towns = document(sheet([["調査年月日", "地域名", "総人口"], ["2025/1/1", "岩園町", 5]]))
    assert IMPORTER.fits(towns, HERE) == 0
    places = document(sheet([["住所", "年", "人数"], ["岩園町", "2025", 5], ["大原町", "2025", 6]]))
    assert IMPORTER.fits(places, HERE) == 0
    for other in (residents_by_age.IMPORTER, zone_list.IMPORTER):
        assert other.fits(document(PROJECTION), Hints()) == 0
        assert other.fits(document(INSURED), Hints()) == 0
    is_left_alone(IMPORTER)


@pytest.mark.parametrize(
    "year", ["era", "year", "年", "年次", "年度", "西暦", "date", "年月日", "調査年月日", "基準日"]
)
def test_every_way_to_head_the_years(year: str) -> None:
    given = document(sheet([[year, "総人口"], ["2015", 5], ["2020年", 6]]))
    assert IMPORTER.fits(given, HERE) > 0.8
    (finding,) = IMPORTER.read(given, HERE).findings
    assert (finding.code, finding.params["first"], finding.params["last"]) == ("totals.no_area", "2015", "2020")


@pytest.mark.parametrize(
    "figures",
    ["population", "headCount", "numberOfHouseholds", "人口", "被保険者数", "要介護認定者", "世帯数", "人数", "総数"],
)
def test_every_figure_that_is_counted_by_year(figures: str) -> None:
    assert IMPORTER.fits(document(sheet([["年度", figures], ["2015", 5]])), HERE) > 0.8
    assert IMPORTER.fits(document(sheet([["年度", "気温"], ["2015", 5]])), HERE) == 0


@pytest.mark.parametrize(
    "places",
    ["名称", "施設", "会場", "団体", "緯度", "latitude", "電話番号", "facilityName", "区分", "KEY_CODE", "町名"],
)
def test_a_table_of_places_is_none_of_these(places: str) -> None:
    assert IMPORTER.fits(document(sheet([["年度", "総人口", places], ["2015", 5, ""]])), HERE) == 0


@pytest.mark.parametrize("name", ["Future.csv", "projection.csv", "推計.csv", "将来.csv", "見通し.csv"])
def test_every_word_for_a_projection(name: str) -> None:
    given = document(sheet([["年次", "総人口"], ["2015年", 5]]), name=name)
    assert codes(IMPORTER.read(given, HERE)) == ["projection.not_counted"]


def test_years_are_years() -> None:
    assert IMPORTER.fits(document(sheet([["年次", "総人口"], ["2015", 5], ["合計", 6]])), HERE) == 0
    assert IMPORTER.fits(document(sheet([["年次", "総人口"]])), HERE) == 0
    two = document(sheet([["年次", "総人口"], ["2015", 5]]), sheet([["年次", "総人口"], ["2015", 5]]))
    assert IMPORTER.fits(two, HERE) == 0


@pytest.mark.parametrize("place", ["address", "住所", "市区町村名", "自治体名", "地域"])
def test_one_city_in_every_row_is_no_area(place: str) -> None:
    rows = [["年次", "総人口", place], ["2015", 5, "架空市"], ["2016", 6, "架空市"]]
    assert IMPORTER.fits(document(sheet(rows)), HERE) > 0.8
    rows[2][2] = "べつの市"
    assert IMPORTER.fits(document(sheet(rows)), HERE) == 0


def test_the_sample_is_kept_with_its_years() -> None:
    batch = sampled("city_totals", "future_population.csv")
    assert [one.values["age65plus"] for one in batch.records] == [29000.0, 32000.0, 31000.0]
    assert [(one.code, one.params) for one in batch.findings] == [
        ("projection.not_counted", {"first": "2030", "last": "2050"})
    ]
