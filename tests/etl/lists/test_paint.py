from etl.importers.gathering_place_list import IMPORTER
from layers.intake.contract import Batch, Cell, Table
from tests.etl.documents import HERE, document


def read(*painted: int, legend: str = "") -> Batch:
    rows = [[Cell("名称"), Cell("会場"), Cell("曜日")]]
    for number in range(9):
        fill = "FFC7CE" if number in painted else ""
        rows.append([Cell(f"{number}の会", fill=fill), Cell(f"{number}会館", fill=fill), Cell("月", fill=fill)])
    rows += [[Cell(legend, fill="FFC7CE")]] if legend else []
    return IMPORTER.read(document(Table(sheet="サロン", rows=rows), name="サロン.xlsx"), HERE)


def asked(batch: Batch) -> list[tuple[str, int]]:
    return [(f.cell, f.params["count"]) for f in batch.findings if f.code == "fill.unexplained"]


def test_painted_rows_of_which_nobody_says_the_meaning_are_asked_for() -> None:
    assert asked(read(2, 5)) == [("サロン!A4", 2)]


def test_a_legend_whatever_it_says_answers() -> None:
    assert asked(read(2, 5, legend="新規の団体")) == []
    closed = read(2, 5, legend="廃止")
    assert asked(closed) == []
    assert [one.values.get("status") for one in closed.records].count("closed") == 2


def test_a_pattern_of_stripes_means_nothing() -> None:
    assert asked(read(0, 2, 4, 6, 8)) == []
