"""Faults → status and words; pages for people, JSON for addresses that end in .geojson."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from layers.errors import LayersError, NotAllowed, NotFound, Refused
from webmap.errors import status_of


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (NotFound("place.not_found"), 404),
        (NotAllowed("role.not_enough"), 403),
        (Refused("upload.empty"), 400),
        (Refused("signin.too_many"), 429),
        (NotFound("city.none"), 503),
        (LayersError("store.full"), 507),
        (LayersError("unheard.of"), 500),
    ],
)
def test_each_fault_has_its_status(fault: LayersError, status: int) -> None:
    assert status_of(fault) == status


def test_a_page_for_people(client: FlaskClient) -> None:
    answer = client.get("/places/nothing-here")
    assert answer.status_code == 404
    assert "見つかりません" in answer.text
    assert "はじめのページへ" in answer.text


def test_json_for_the_map(client: FlaskClient) -> None:
    answer = client.get("/layers/nothing.geojson")
    assert answer.status_code == 404
    assert answer.json["code"] == "layer.not_found"
    assert answer.json["message"]


def test_a_method_that_is_not_taken(client: FlaskClient) -> None:
    answer = client.delete("/map")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_the_unforeseen_tells_no_value(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    app.add_url_rule("/broken", view_func=lambda: 1 / len([c for c in "090-0000-1234" if c == "x"]))
    answer = app.test_client().get("/broken")
    assert answer.status_code == 500
    assert "何も変わっていません" in answer.text or "page.fault" in answer.text
    assert "ZeroDivisionError" in caplog.text
    assert "090" not in caplog.text
