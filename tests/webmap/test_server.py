"""`serve` as a process: says `ready` when it answers, keeps one worker, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from layers.command import main
from layers.wording import sentence
from webmap import server
from webmap.settings import Settings

WAIT_SECONDS = 30


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children(process_id: int) -> list[int]:
    """The processes that a process has started."""
    path = Path(f"/proc/{process_id}/task/{process_id}/children")
    return [int(word) for word in path.read_text().split()]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at processes through /proc")
def test_it_answers_keeps_a_worker_and_takes_it_along(sqlite_url: str) -> None:
    assert main(["init", "--city", "mihon", "--db", sqlite_url]) == 0
    port = free_port()
    words = [sys.executable, "-m", "layers.command", "serve", "--db", sqlite_url, "--port", str(port)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout.readline() == f"ready http://127.0.0.1:{port}/\n"
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                assert answer.read().strip() == b'{"status":"ok"}'
            workers = children(server.pid)
            assert len(workers) == 1
        finally:
            server.send_signal(signal.SIGTERM)
        assert server.wait(WAIT_SECONDS) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(workers[0], 0)


def test_a_database_without_a_city_is_not_served(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--db", sqlite_url, "--port", str(free_port())]) == 1
    assert "init" in capsys.readouterr().err


def test_a_port_in_use_is_told(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "--city", "mihon", "--db", sqlite_url]) == 0
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--db", sqlite_url, "--port", str(port)]) == 1
    assert str(port) in capsys.readouterr().err or "serve.port_taken" in capsys.readouterr().err


def test_a_port_that_cannot_be_is_told(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "--city", "mihon", "--db", sqlite_url]) == 0
    assert main(["serve", "--db", sqlite_url, "--port", "99999"]) == 1
    assert sentence("serve.no_such_port", {"port": "99999"}) in capsys.readouterr().err


@pytest.fixture
def answering() -> Iterator[int]:
    """The port of a server that answers every question with 200, on this machine's own address alone."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_words: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        yield one.server_port
        one.shutdown()


@pytest.mark.parametrize("host", ["0.0.0.0", ""])
def test_a_server_for_all_addresses_is_asked_at_its_own(
    host: str, capsys: pytest.CaptureFixture[str], answering: int
) -> None:
    server._announce(Settings(db="sqlite://", secret="s", host=host, port=answering))
    assert capsys.readouterr().out == f"ready http://127.0.0.1:{answering}/\n"
