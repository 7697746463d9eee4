"""The front door."""

from flask.testing import FlaskClient


def test_it_leads_to_the_map_in_the_same_theme(client: FlaskClient) -> None:
    assert client.get("/").headers["Location"] == "/map"
    assert client.get("/?theme=projector").headers["Location"] == "/map?theme=projector"
