"""The file of tiles is given in pieces; without one there is no such address."""

from pathlib import Path

from webmap import create_app
from webmap.settings import Settings


def test_pieces_of_the_file_are_given(store, tmp_path: Path) -> None:
    file = tmp_path / "town.pmtiles"
    file.write_bytes(bytes(range(256)))
    client = create_app(Settings(basemap=str(file), secret="only for tests"), store).test_client()
    with client.get("/ground.pmtiles", headers={"Range": "bytes=10-19", "Accept-Encoding": "gzip"}) as piece:
        assert (piece.status_code, piece.data) == (206, bytes(range(10, 20)))
        assert piece.headers["Content-Range"] == "bytes 10-19/256"
        assert "Content-Encoding" not in piece.headers
    page = client.get("/map").text
    assert "vendor/pmtiles.js" in page
    assert "下地：town.pmtiles" in page
    assert str(tmp_path) not in page


def test_without_a_file_there_is_none(client) -> None:
    assert client.get("/ground.pmtiles").status_code == 404
    assert "pmtiles.js" not in client.get("/map").text
