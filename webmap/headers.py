"""Headers of every answer: what a page may load, who may frame it, how long it may be kept."""

from flask import Response, request

from webmap import ground_map, session

_OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{ground}; "
    "connect-src 'self'{ground}; "
    "font-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors {framers}"
)


def guard(response: Response) -> Response:
    """Set them; ``/embed`` alone may stand in the pages of others."""
    embedded = request.endpoint == "embed.show"
    response.headers["Content-Security-Policy"] = _OWN.format(framers="*" if embedded else "'none'", ground=_ground())
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), microphone=(), payment=(), usb=()"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if not embedded:
        response.headers["X-Frame-Options"] = "DENY"
    if session.settings().https:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    _keeping(response)
    return response


def _ground() -> str:
    """The one foreign host that an operator may have switched on, and only where a map is drawn."""
    asked = ground_map.hosts(session.settings()) if request.endpoint in ("map.show", "embed.show") else ""
    return f" {asked}" if asked else ""


def _keeping(response: Response) -> None:
    """Static files may be kept for ever, pages of somebody known nowhere, all others are asked for again."""
    if response.headers.get("Cache-Control"):
        return
    known = session.viewer().signed_in or request.method != "GET"
    response.headers["Cache-Control"] = "private, no-store" if known else "no-cache"
    if not (request.endpoint or "").startswith(session.NAMELESS):
        response.vary.add("Cookie")
