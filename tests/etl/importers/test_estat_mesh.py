from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.importers import estat_statistics
from etl.importers.estat_mesh import IMPORTER
from layers.intake.contract import Document, Hints
from tests.etl.documents import codes, document, is_left_alone, sheet, taken
from tests.etl.forms import sampled

CODES = ["KEY_CODE", "HTKSYORI", "HTKSAKI", "GASSAN", *(f"T00114200{n}" for n in range(1, 7))]
LABELS = [
    "",
    "",
    "",
    "",
    "　人口（総数）",
    "６５歳以上人口　総数",
    "６５歳以上人口　男",
    "７５歳以上人口　総数",
    "世帯総数",
    "６５歳以上世帯員のいる一般世帯数",
]


def text(*rows: list[Any]) -> Document:
    return document(sheet([CODES, LABELS, *rows]), name="tblT001142Q5235.txt")


def test_figures_and_squares() -> None:
    (record,) = taken(IMPORTER, text(["5235027412", 0, "", "", 120, 40, 18, 21, 55, 30])).records
    assert {k: record.values[k] for k in ("people", "age65plus", "age75plus", "households", "status")} == {
        "people": 120,
        "age65plus": 40,
        "age75plus": 21,
        "households": 55,
        "status": "ok",
    }
    assert record.geometry is not None
    assert record.geometry.bounds == pytest.approx((135.303125, 34.725, 135.30625, 34.7270833))


def test_hidden_meshes_keep_their_people_apart_and_name_their_target() -> None:
    batch = taken(
        IMPORTER,
        text(
            ["5235027411", 2, "5235027412", "", 4, "*", "*", "*", 2, "*"],
            ["5235027412", 1, "", "5235027411", 120, 42, 19, 22, 55, 30],
        ),
    )
    hidden, target = batch.records
    assert (hidden.values["status"], hidden.values["people"], hidden.values["age65plus"]) == ("suppressed", 4, None)
    assert hidden.values["target"] == target.key
    assert target.values["status"] == "merged_target"
    assert [(f.code, f.params["count"]) for f in batch.findings] == [("mesh.suppression", 2)]


def test_a_row_that_is_no_mesh() -> None:
    batch = taken(
        IMPORTER, text(["5235027412", 0, "", "", 1, 0, 0, 0, 1, 0], ["5235827412", 0, "", "", 1, 0, 0, 0, 1, 0])
    )
    assert [(f.code, f.cell) for f in batch.findings] == [("mesh.unreadable_row", "A4")]


def test_small_area_tables_are_not_claimed() -> None:
    mesh = text(["5235027412", 0, "", "", 1, 0, 0, 0, 1, 0])
    assert estat_statistics.IMPORTER.fits(mesh, Hints()) == 0
    assert codes(IMPORTER.read(mesh, Hints())) == []
    is_left_alone(IMPORTER)


@pytest.mark.parametrize(
    ("file", "digits", "older"),
    [
        ("tblT001140S5235.txt", 8, [43, None, 10]),
        ("tblT001141H5235.txt", 9, [43, None, 10]),
        ("tblT001142Q5235.txt", 10, [43, None, 10]),
    ],
)
def test_samples_of_three_sizes(file: str, digits: int, older: list[int | None]) -> None:
    batch = sampled("estat_mesh", file)
    assert {len(record.key) for record in batch.records} == {digits}
    assert [record.values["age65plus"] for record in batch.records] == older
    assert [record.values["people"] for record in batch.records] == [100, 30, 50]
    assert [record.values["status"] for record in batch.records] == ["merged_target", "suppressed", "ok"]
    assert batch.records[1].values["target"] == batch.records[0].key


def test_five_year_classes_are_added_where_no_column_says_65() -> None:
    first, hidden = sampled("estat_mesh", "tblT001192H5235.txt").records
    assert (first.values["age65plus"], first.values["age75plus"], first.values["people"]) == (35, 25, 100)
    assert (hidden.values["age65plus"], hidden.values["people"]) == (None, 30)


CELLS = st.lists(st.tuples(st.integers(1, 300), st.integers(0, 100)), min_size=1, max_size=4)


@given(st.lists(CELLS, min_size=1, max_size=6))
def test_people_are_conserved_through_merged_cells(groups: list[list[tuple[int, int]]]) -> None:
    """A carrying mesh holds the ages of its neighbours, but only its own people: both sums are those of the ground."""
    head = ["KEY_CODE", "HTKSYORI", "HTKSAKI", "GASSAN", "T001141001", "T001141019"]
    rows: list[list[Any]] = [head, ["", "", "", "", "人口（総数）", "６５歳以上人口　総数"]]
    for number, group in enumerate(groups):
        keys = [f"5235{number}{number}{place}{place}1" for place in range(len(group))]
        older = sum(share for _, share in group)
        rows.append([keys[0], int(len(group) > 1), "", ";".join(keys[1:]), group[0][0], older])
        rows += [[key, 2, keys[0], "", people, "*"] for key, (people, _) in zip(keys[1:], group[1:], strict=True)]
    records = taken(IMPORTER, document(sheet(rows), name="tblT001141H5235.txt")).records
    assert sum(record.values["people"] for record in records) == sum(people for group in groups for people, _ in group)
    assert sum(record.values["age65plus"] or 0 for record in records) == sum(
        old for group in groups for _, old in group
    )
    targets = {record.values["target"] for record in records if record.values["status"] == "suppressed"}
    assert targets <= {record.key for record in records if record.values["status"] == "merged_target"}
