"""Nothing foreign is asked for or allowed unless an operator has switched it on."""

from pathlib import Path

import pytest

from webmap import create_app
from webmap.settings import Settings, read

HOST = "https://cyberjapandata.gsi.go.jp"


def test_without_a_word_no_page_knows_a_foreign_host(client) -> None:
    for path in ("/map", "/embed", "/places"):
        answer = client.get(path)
        assert "gsi.go.jp" not in answer.text + answer.headers["Content-Security-Policy"]


def test_switched_on_exactly_one_host_is_allowed_on_maps_alone_with_its_credit(store) -> None:
    client = create_app(Settings(map_gsi=True, secret="only for tests"), store).test_client()
    for path in ("/map", "/embed"):
        answer = client.get(path)
        assert "地理院タイル" in answer.text
        policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
        assert policy["img-src"] == f"'self' data: {HOST}"
        assert policy["connect-src"] == f"'self' {HOST}"
        assert policy["script-src"] == "'self'"
    assert "gsi.go.jp" not in client.get("/places").headers["Content-Security-Policy"]


@pytest.mark.parametrize(("word", "on"), [("[map]\ngsi = true\n", True), ("[map]\ngsi = false\n", False), ("", False)])
def test_the_file_of_settings_switches_it(tmp_path: Path, word: str, *, on: bool) -> None:
    (tmp_path / "ibashomap.toml").write_text(word, "utf-8")
    assert read({}, tmp_path).map_gsi is on
    assert read({"IBASHOMAP_BASEMAP": "a.pmtiles"}, tmp_path).basemap == "a.pmtiles"
