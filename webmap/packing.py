"""Answers made small: text is sent compressed to whoever can unpack it, and not at all when it is known already."""

import gzip

from flask import Response, request

from webmap import session

SMALLEST = 1024
_LARGEST_TAGGED = 4 * 1024 * 1024
_TEXT = ("text/", "application/json", "application/geo+json", "application/vnd.mapbox-vector-tile", "image/svg+xml")
_LEVEL = 5


def accepted() -> bool:
    """Whether the browser unpacks gzip."""
    return request.accept_encodings["gzip"] > 0


def pack(response: Response) -> Response:
    """Compress text; tag pages of people whom nobody knows, so that a page seen before costs no bytes."""
    kind = response.content_type or ""
    if response.is_streamed or response.direct_passthrough or not kind.startswith(_TEXT):
        return response
    # A page of somebody known holds a form's secret beside words of the address: compressed together, the length
    # of the answer could be made to tell the secret (BREACH).
    if kind.startswith("text/html") and session.viewer().signed_in:
        return response
    if _is_page(response):
        response.add_etag()
        response.make_conditional(request)
    if response.status_code != 304:
        _compress(response)
    response.vary.add("Accept-Encoding")
    return response


def _is_page(response: Response) -> bool:
    """A page that may be asked for again, without a cookie of its own."""
    plain = request.method == "GET" and response.status_code == 200 and "Set-Cookie" not in response.headers
    return plain and not response.get_etag()[0] and (response.content_length or 0) < _LARGEST_TAGGED


def _compress(response: Response) -> None:
    body = response.get_data()
    if len(body) < SMALLEST or "Content-Encoding" in response.headers or not accepted():
        return
    response.set_data(gzip.compress(body, compresslevel=_LEVEL, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
