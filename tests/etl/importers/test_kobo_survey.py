"""Exports of KoboToolbox and ODK: points latitude first in one cell or split, groups, and who sent it unread."""

import pytest

from etl.importers.kobo_survey import IMPORTER
from tests.etl.documents import HERE, document, is_left_alone, sheet, taken
from tests.etl.forms import sampled, told

SERVER = ["_id", "_uuid", "_submission_time"]


def test_a_kobo_export() -> None:
    batch = sampled("kobo_survey", "kobo.csv")
    assert [(one.values["kind"], one.values["text"], one.values.get("lat")) for one in batch.records] == [
        ("good", "夕日の見える広場", 34.7305),
        ("trouble", "バス停まで歩きにくい", None),
        ("danger", "横断歩道がない", 34.732),
    ]
    assert batch.records[0].key == "0a1b2c3d-0000-4000-8000-000000000001"
    assert told(batch) == [("warning", "survey.held", "D3"), ("info", "survey.swapped", "D4")]
    for word in ("鈴木", "認知症", "佐藤花子", "kobo_user"):
        assert word not in repr(batch)


def test_an_odk_export() -> None:
    batch = sampled("kobo_survey", "odk.csv")
    assert [(one.values["kind"], one.values["day"], one.values.get("lon")) for one in batch.records] == [
        ("help", "2026-05-12", 135.3201),
        ("gathering", "2026-05-12", None),
    ]
    assert "調査員" not in repr(batch)


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (["gps"], ["34.7305 135.3201 12 5"]),
        (["gps"], ["34.7305 135.3201"]),
        (["gps"], ["34.7305, 135.3201, 0, 0"]),
        (["_gps_latitude", "_gps_longitude"], ["34.7305", "135.3201"]),
        (["place/gps-Latitude", "place/gps-Longitude"], [34.7305, 135.3201]),
    ],
)
def test_a_point_in_every_way_it_is_written(heads: list, cells: list) -> None:
    rows = [["q/kind", "q/text", *heads, *SERVER], ["good", "木かげ", *cells, 1, "u", "2026-05-10T09:00:00"]]
    (record,) = taken(IMPORTER, document(sheet(rows))).records
    assert (record.values["lat"], record.values["lon"]) == (34.7305, 135.3201)


def test_another_form_is_left_alone() -> None:
    assert IMPORTER.fits(document(sheet([["kind", "text", *SERVER], ["孤立", "x", 1, "u", "t"]])), HERE) == 0
    assert IMPORTER.fits(document(sheet([["kind", "text"], ["good", "x"]])), HERE) == 0
    is_left_alone(IMPORTER)
