"""A second press, and presses that lead nowhere; the first press is tried in test_isolated."""

import threading
from http.server import HTTPServer
from pathlib import Path

import pytest

from layers.reach import addresses
from tests.webmap.windows.test_room import Well
from webmap.windows import room, start


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is open already."""
    monkeypatch.setenv(start.HOME, str(tmp_path))
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def test_a_second_press_shows_the_first_and_does_not_open_it_for_the_hall(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    with HTTPServer(("127.0.0.1", 0), Well) as server, room.held(data):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        room.remember(data, server.server_port, hall=False)
        assert start.main([], show=shown.append) == 0
        assert shown == [f"http://127.0.0.1:{server.server_port}/"]
        assert start.main(["--hall"], show=shown.append) == 1
        assert "黒い画面を閉じて" in capsys.readouterr().err
        room.remember(data, server.server_port, hall=True)
        assert start.main(["--hall"], show=shown.append) == 0
        assert len(shown) == 2
        server.shutdown()


def test_a_first_that_does_not_answer_is_said(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room.until_answering, "__kwdefaults__", {"patience": 0.1})
    with room.held(data):
        assert start.main([], show=pytest.fail) == 1
    assert "地図が答えません" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(start.HOME, str(tmp_path / "file"))
    assert start.main([]) == 1
    assert "書けません" in capsys.readouterr().err


def test_in_the_hall_links_lead_to_an_address_that_phones_can_open() -> None:
    found = addresses()
    assert start._outside(8001) == (f"http://{found[0]}:8001" if found else None)
