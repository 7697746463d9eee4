"""A server on this machine that stands for the official ones: it resumes, cuts connections, refuses, says sorry."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Official:
    """What is served by path (with its question), what goes wrong first, and what has been asked."""

    files: dict[str, bytes] = field(default_factory=dict)
    # path → statuses given before the file is; 0 = the connection is cut half-way.
    trouble: dict[str, list[int]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    mark: str = '"one"'
    url: str = ""


@contextmanager
def serving(official: Official) -> Iterator[Official]:
    """The server, for as long as it is needed."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_GET(self) -> None:
            official.asked.append((self.path, self.headers.get("Range", "")))
            trouble = official.trouble.get(self.path, [])
            status = trouble.pop(0) if trouble else 200
            if self.path not in official.files or status >= 400:
                self.send_response(status if status >= 400 else 404)
                self.end_headers()
                return
            _send(self, official, official.files[self.path], cut=status == 0)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    official.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield official
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _send(handler: BaseHTTPRequestHandler, official: Official, content: bytes, *, cut: bool) -> None:
    start = 0
    wanted = handler.headers.get("Range", "")
    if wanted and handler.headers.get("If-Range") == official.mark:
        start = int(wanted.removeprefix("bytes=").removesuffix("-"))
    handler.send_response(206 if start else 200)
    if start:
        handler.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
    if official.mark:
        handler.send_header("ETag", official.mark)
    handler.send_header("Content-Length", str(len(content) - start))
    handler.end_headers()
    rest = content[start:]
    handler.wfile.write(rest[: len(rest) // 2] if cut else rest)
