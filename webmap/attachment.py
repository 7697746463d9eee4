"""A file as an answer: its name in Japanese (RFC 8187), to be saved or to be opened in the browser."""

from urllib.parse import quote

from flask import Response


def attachment(content: bytes, name: str, media_type: str, *, inline: bool = False, kept: bool = False) -> Response:
    """``inline``: the browser may show it. ``kept``: it is for everybody and may be asked for again by its browser."""
    answer = Response(content, content_type=media_type)
    shown = "inline" if inline else "attachment"
    answer.headers["Content-Disposition"] = f"{shown}; filename*=UTF-8''{quote(name, safe='')}"
    answer.headers["Cache-Control"] = "no-cache" if kept else "private, no-store"
    return answer
