"""Is it up?"""

from flask.testing import FlaskClient


def test_it_answers(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})
