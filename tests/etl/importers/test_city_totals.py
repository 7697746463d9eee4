from etl.importers import residents_by_age, zone_list
from etl.importers.city_totals import IMPORTER
from layers.intake.contract import Hints
from tests.etl.documents import HERE, codes, document, is_left_alone, sheet

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


def test_projections_are_recognised_and_never_counted() -> None:
    given = document(PROJECTION, name="future_population_0068.xlsx")
    assert IMPORTER.fits(given, HERE) > 0.8
    batch = IMPORTER.read(given, HERE)
    assert batch.refused
    assert batch.records == ()
    assert codes(batch) == ["projection.not_counted"]
    assert (batch.findings[0].params["first"], batch.findings[0].params["last"]) == (2015, 2065)


def test_a_name_alone_tells_a_projection() -> None:
    past = sheet([["年次", "総人口"], ["2015年", 5], ["2020年", 6]])
    assert codes(IMPORTER.read(document(past, name="将来人口推計.xlsx"), HERE)) == ["projection.not_counted"]
    assert codes(IMPORTER.read(document(past, name="人口の推移.xlsx"), HERE)) == ["totals.no_area"]


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
