from etl.importers.town_points import IMPORTER
from tests.etl.documents import document, is_left_alone, sheet, taken
from tests.etl.forms import sampled


def test_towns_with_a_point_and_the_count_of_those_without() -> None:
    rows = [
        ["town", "koaza", "lat", "lng"],
        ["劔谷", "", 34.756, 135.301],
        ["大字小野", "字上", 34.0, 131.2],
        ["沖", "", None, None],
    ]
    batch = taken(IMPORTER, document(sheet(rows)))
    assert [record.values["town"] for record in batch.records] == ["劔谷", "大字小野字上"]
    first = batch.records[0].geometry
    assert first is not None
    assert (first.x, first.y) == (135.301, 34.756)  # type: ignore[attr-defined]
    assert [(f.code, f.params["count"], f.params["towns"]) for f in batch.findings] == [("town.no_point", 1, "沖")]


def test_other_tables_are_left_alone() -> None:
    is_left_alone(IMPORTER)


def test_the_sample() -> None:
    batch = sampled("town_points", "ashiya.json")
    assert [record.key for record in batch.records] == ["見本町一丁目", "奥見本上"]
    assert [one.params["towns"] for one in batch.findings] == ["浜見本"]
