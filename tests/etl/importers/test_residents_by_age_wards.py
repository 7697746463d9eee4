"""Residents by age where each ward has a sheet with a total and the city one with all, and small towns are hidden."""

from typing import Any

from etl.importers.residents_by_age import IMPORTER
from layers.intake.contract import Document
from tests.etl.documents import by_town, document, sheet, taken

YEARS = [f"{age}歳" for age in range(100)] + ["100歳以上"]
NOTE = "町別　平成２９年１２月３１日現在　※小さい町については上段もしくは下段の町と合算する形式で秘匿を講じています"
WARD = ["区・支所", "区コード", "町コード", "町名", "世帯数", "男", "女", "合計", *YEARS, "再_65歳以上"]


def ward(name: str, start: int, *people: int | None) -> list[list[Any]]:
    """A ward of towns, everybody 70 years old; None hides a town."""

    def ages(number: int | None) -> list[Any]:
        return ["" if number is None else number * (age == 70) for age in range(101)]

    total = sum(number or 0 for number in people)
    rows: list[list[Any]] = [
        ["", NOTE],
        WARD,
        [f"＊{name}計＊", "281", "", f"神戸市{name}", total, 0, total, total, *ages(total), total],
    ]
    for offset, number in enumerate(people):
        shown = "" if number is None else number
        code = float(start + offset)
        rows.append(
            [
                name,
                281.0,
                code,
                f"町{start + offset}",
                shown,
                "" if number is None else 0,
                shown,
                shown,
                *ages(number),
                shown,
            ]
        )
    return rows


def kobe(total: int, *wards: list[list[Any]]) -> Document:
    head = [
        "区CD",
        "行政区CD",
        "区名",
        "支所・出張所",
        "性別",
        "世帯数",
        "人口_総数",
        *(f"人口_{year}" for year in YEARS),
    ]
    ages = [total * (age == 70) for age in range(101)]
    city = sheet(
        [
            ["", NOTE],
            head,
            ["28100", "00000", "全市", "＊合計＊", "＊合計＊", total, total, *ages],
            ["28100", "00000", "全市", "＊合計＊", "男", 0, 1, *ages],
        ],
        "神戸市",
    )
    return document(city, *(sheet(rows, f"区{number}") for number, rows in enumerate(wards)))


def test_ward_sheets_are_held_against_their_totals_and_the_city() -> None:
    batch = taken(IMPORTER, kobe(30, ward("東区", 100, 10, 5), ward("西区", 200, 15)))
    assert [(f.params["where"], f.params["sum"]) for f in batch.findings] == [
        ("区0!H3", 15),
        ("区1!H3", 15),
        ("神戸市!G3", 30),
    ]
    assert batch.as_of == "2017-12-31"
    assert by_town(batch)["町100"]["age65plus"] == 10
    assert batch.records[0].key == "100"


def test_a_city_total_that_does_not_agree_refuses_the_file() -> None:
    batch = taken(IMPORTER, kobe(31, ward("東区", 100, 10, 5), ward("西区", 200, 15)))
    assert batch.refused
    assert [f.params["where"] for f in batch.findings if f.code == "total.mismatch"] == ["神戸市!G3"]


def test_hidden_towns_mark_both_neighbours_and_name_none() -> None:
    batch = taken(IMPORTER, kobe(30, ward("東区", 100, 10, None, None, 20)))
    towns = by_town(batch)
    assert [towns[f"町{n}"]["status"] for n in range(100, 104)] == ["carries", "suppressed", "suppressed", "carries"]
    assert towns["町101"]["people"] is None
    assert "carried_by" not in towns["町101"]
    (finding,) = (f for f in batch.findings if f.code == "population.hidden_between")
    assert finding.cell == "区0!D5"
    assert finding.params == {"towns": "町101、町102", "above": "町100", "below": "町103"}
    assert sum(facts["people"] or 0 for facts in towns.values()) == 30


def test_at_the_edge_of_a_sheet_the_carrier_is_known() -> None:
    batch = taken(IMPORTER, kobe(30, ward("東区", 100, None, 10), ward("西区", 200, 20, None)))
    towns = by_town(batch)
    assert (towns["町100"]["carried_by"], towns["町201"]["carried_by"]) == ("101", "200")
    known = [f.params for f in batch.findings if f.code == "population.hidden_known"]
    assert known == [{"towns": "町100", "carrier": "町101"}, {"towns": "町201", "carrier": "町200"}]
