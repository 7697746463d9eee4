"""One server for a folder, on the first port that nobody has."""

import json
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from layers.errors import Refused
from webmap.windows import room

HOLD = """
import sys
from pathlib import Path
from webmap.windows.room import held
with held(Path(sys.argv[1])):
    print(1, flush=True)
    sys.stdin.read()
"""


def test_a_folder_is_held_by_one_process_until_it_ends_however_it_ends(tmp_path: Path) -> None:
    other = subprocess.Popen([sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert other.stdout
        assert other.stdout.readline().strip() == b"1"
        with pytest.raises(room.AlreadyOpen), room.held(tmp_path):
            pass
    finally:
        other.kill()
        other.communicate()
    with room.held(tmp_path):
        pass


def test_a_port_that_somebody_has_is_passed_by(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        monkeypatch.setattr(room, "PORTS", range(number, number + 40))
        for host in ("127.0.0.1", "0.0.0.0"):
            assert number < room.free_port(host) < number + 40
        monkeypatch.setattr(room, "PORTS", range(number, number + 1))
        with pytest.raises(Refused):
            room.free_port("127.0.0.1")


def test_what_is_written_down_is_read_again_and_rubbish_is_nothing(tmp_path: Path) -> None:
    assert room.remembered(tmp_path) == (0, False)
    room.remember(tmp_path, 8003, hall=True)
    assert room.remembered(tmp_path) == (8003, True)
    for rubbish in ("", "[]", "{}", '{"port": null, "hall": 1}'):
        (tmp_path / "running.json").write_text(rubbish, "utf-8")
        assert room.remembered(tmp_path) == (0, False)
    room.forget(tmp_path)
    room.forget(tmp_path)
    assert list(tmp_path.iterdir()) == []


class Well(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"status": "ok"}).encode())

    def log_message(self, *_: object) -> None:
        """Nothing."""


def test_only_a_server_that_is_well_answers(tmp_path: Path) -> None:
    assert room.until_answering(tmp_path, patience=0.1) == 0
    with HTTPServer(("127.0.0.1", 0), Well) as server:
        room.remember(tmp_path, server.server_port, hall=False)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert room.until_answering(tmp_path, patience=5) == server.server_port
        server.shutdown()
    assert room.until_answering(tmp_path, patience=0.1) == 0
