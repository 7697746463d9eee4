"""Text travels compressed; a page that is known costs no bytes; what holds a secret of a form is left as it is."""

import gzip

import pytest

from webmap import static_files

ZIPS = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.mark.parametrize("path", ["/places", "/map", "/layers/places.json", "/layers/zones.geojson"])
def test_text_is_compressed_for_those_who_can_unpack_it(client, path: str) -> None:
    packed, plain = client.get(path, headers=ZIPS), client.get(path)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data
    assert int(packed.headers["Content-Length"]) == len(packed.data)
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_a_page_seen_before_costs_no_bytes(client) -> None:
    first = client.get("/places", headers=ZIPS)
    again = client.get("/places", headers={**ZIPS, "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_pages_of_somebody_known_are_not_compressed(client, sign_in) -> None:
    answer = sign_in("staff").get("/places", headers=ZIPS)
    assert "Content-Encoding" not in answer.headers
    assert "ETag" not in answer.headers


def test_static_files_travel_compressed_and_stay_for_ever(client, app) -> None:
    with app.test_request_context():
        address = static_files.address("js/map.js")
    packed = client.get(address, headers=ZIPS)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Content-Type"].startswith("text/javascript")
    assert "immutable" in packed.headers["Cache-Control"]
    assert gzip.decompress(packed.data) == (static_files.FOLDER / "js" / "map.js").read_bytes()
    with client.get(address) as plain:
        assert plain.data == gzip.decompress(packed.data)


@pytest.mark.parametrize("name", ["../__init__.py", "js/none.js", "..%2f..%2fpyproject.toml"])
def test_nothing_outside_the_folder_is_given(client, app, name: str) -> None:
    version = app.extensions["ibashomap.static"]
    assert client.get(f"/static/{version}/{name}", headers=ZIPS).status_code == 404
