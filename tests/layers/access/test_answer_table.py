"""The table of an answer and its ground: the very rows of the document, column by column."""

import json

from layers.access.answer_ground import geojson
from layers.access.answer_table import HEADINGS, table
from tests import answers, town


def test_the_rows_of_the_document() -> None:
    answer = answers.an_answer()
    head, *rows = table(answer)
    assert tuple(head) == HEADINGS
    assert [dict(zip(HEADINGS, row, strict=True)) for row in rows] == answer.to_json()["rows"]


def test_the_ground_bears_the_same_figures() -> None:
    answer = answers.an_answer()
    made = json.loads(geojson(answer, [[row.code] for row in answer.rows], {"999990000": town.square(0, 0)}))
    assert [one["properties"] for one in made["features"]] == answer.to_json()["rows"]
    assert made["totals"] == answer.to_json()["totals"]
    assert made["features"][0]["geometry"]["type"] == "Polygon"
    assert made["features"][1]["geometry"] is None
