"""くらべる圏域: the lines of one system in one 年度."""

import pytest
from flask.testing import FlaskClient


def test_outlines_and_names(client: FlaskClient) -> None:
    told = client.get("/zones/outlines.geojson?system=daily_life&year=2026").get_json()
    assert {one["properties"]["name"] for one in told["features"]} == {"西", "中", "東"}
    assert {one["properties"]["part"] for one in told["features"]} == {"outline", "name"}


@pytest.mark.parametrize("query", ["", "system=daily_life", "system=daily_life&year=1999", "system=no&year=2026"])
def test_what_is_not_there(client: FlaskClient, query: str) -> None:
    assert client.get(f"/zones/outlines.geojson?{query}").status_code == 404
