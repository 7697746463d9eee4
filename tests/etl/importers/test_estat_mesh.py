from typing import Any

import pytest

from etl.importers import estat_statistics
from etl.importers.estat_mesh import IMPORTER
from layers.intake.contract import Document, Hints
from tests.etl.documents import codes, document, is_left_alone, sheet, taken

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
