from shapely.geometry import box

from etl.importers import estat_small_area
from etl.importers.approximate_areas import IMPORTER
from layers.intake.contract import Hints
from tests.etl.documents import codes, is_left_alone, shapes, taken
from tests.etl.forms import sampled

FACTS = {"KEY_CODE": "282060010", "MOJI": "奥山", "JINKO": 419, "SETAI": 186, "geometry_is": "approximate Voronoi"}


def test_a_drawing_is_labelled_and_never_a_census() -> None:
    batch = taken(IMPORTER, shapes((FACTS, box(0, 0, 1, 1))))
    (record,) = batch.records
    assert (record.values["boundary"], record.values["census"], record.values["people"]) == ("approximate", 0, 419)
    assert codes(batch) == ["area.approximate"]
    assert batch.label == "概略境界"


def test_rows_outside_the_city_and_rows_without_a_shape() -> None:
    batch = taken(
        IMPORTER,
        shapes((FACTS, box(0, 0, 1, 1)), ({**FACTS, "KEY_CODE": "372010010"}, box(0, 0, 1, 1)), (FACTS, None)),
    )
    assert len(batch.records) == 1
    assert [(f.code, f.cell) for f in batch.findings][1:] == [("area.unreadable", "行3")]


def test_real_boundaries_are_not_claimed() -> None:
    real = shapes(({"KEY_CODE": "282060010", "MOJI": "奥山", "JINKO": 1, "HCODE": 8101}, box(0, 0, 1, 1)))
    assert IMPORTER.fits(real, Hints()) == 0
    assert estat_small_area.IMPORTER.fits(shapes((FACTS, box(0, 0, 1, 1))), Hints()) == 0
    is_left_alone(IMPORTER)


def test_the_sample() -> None:
    batch = sampled("approximate_areas", "smallarea_voronoi.geojson")
    assert [(one.key, one.values["people"], one.values["census"]) for one in batch.records] == [
        ("28206001001/", 120, 0),
        ("282060020/", 30, 0),
    ]


def test_a_code_that_comes_twice_is_taken_once_and_told() -> None:
    batch = taken(IMPORTER, shapes((FACTS, box(0, 0, 1, 1)), (FACTS, box(1, 0, 2, 1))))
    assert len(batch.records) == 1
    assert [(f.code, f.cell) for f in batch.findings][1:] == [("area.twice", "行2")]
