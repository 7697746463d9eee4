"""The papers of the office as files."""

import io

import docx
import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("form", "title"),
    [("meeting", "話し合いに参加されるみなさまへ"), ("photo", "写真の同意"), ("consent", "掲載同意書")],
)
def test_a_form_is_a_file_in_japanese(client: FlaskClient, form: str, title: str) -> None:
    answer = client.get(f"/forms/{form}.docx")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%")
    assert answer.headers["Content-Type"].endswith("wordprocessingml.document")
    assert docx.Document(io.BytesIO(answer.data)).core_properties.title == title


@pytest.mark.parametrize("form", ["none", "..", "build", "meeting.toml", "%2e%2e%2fbuild"])
def test_no_other_file_is_given_away(client: FlaskClient, form: str) -> None:
    assert client.get(f"/forms/{form}.docx").status_code == 404
