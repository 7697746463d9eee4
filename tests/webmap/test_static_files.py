"""Static files live under the hash of their content and are kept for ever."""

from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from webmap.static_files import FOLDER, fingerprint, modules


def test_a_change_of_content_or_name_changes_the_address(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1")
    first = fingerprint(tmp_path)
    (tmp_path / "a.js").write_text("2")
    second = fingerprint(tmp_path)
    (tmp_path / "a.js").rename(tmp_path / "b.js")
    assert len({first, second, fingerprint(tmp_path)}) == 3


def test_this_edition_is_kept_for_ever_and_no_other_is_answered(app: Flask, client: FlaskClient) -> None:
    version = app.extensions["ibashomap.static"]
    answer = client.get(f"/static/{version}/css/house.css")
    assert answer.status_code == 200
    answer.close()
    assert "immutable" in answer.headers["Cache-Control"]
    assert client.get("/static/0000000000000000/css/house.css").status_code == 404
    assert client.get(f"/static/{version}/../settings.py").status_code == 404


def test_a_page_asks_at_once_for_all_that_its_script_imports() -> None:
    found = modules("js/map.js")
    assert len(found) == len(set(found)) > 20
    texts = "".join((FOLDER / name).read_text("utf-8") for name in found)
    named = {f"js/{part.split(chr(34))[0]}" for part in texts.split('from "./')[1:]}
    assert named | {"js/map.js"} == set(found)


def test_the_map_names_them_and_lets_its_long_library_come_beside_them(client: FlaskClient) -> None:
    body = client.get("/map").text
    assert all(f"{name}" in body.split("</head>")[0] for name in modules("js/map.js"))
    assert body.index('rel="preload" as="script"') < body.index('rel="stylesheet"')
    assert body.index('js/map.js"></script>') < body.index("data-map-library")
