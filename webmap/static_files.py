"""Static files under the hash of their content: kept for ever by browsers, fresh after every change."""

import gzip
import hashlib
import mimetypes
import re
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, current_app, send_from_directory, url_for
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join

from webmap import packing

FOLDER = Path(__file__).with_name("static")
MAP_FILES = ("maplibre-gl-csp.js", "maplibre-gl-csp-worker.js", "maplibre-gl.css")
_TEXT = (".js", ".mjs", ".css", ".svg", ".json")
_IMPORTED = re.compile(r'^(?:import|export)[^;"]*from "(\./[^"]+)";', re.MULTILINE)
_FOR_EVER = 365 * 24 * 3600

bp = Blueprint("static", __name__)


def fingerprint(folder: Path = FOLDER) -> str:
    """One hash over all names and contents: modules import each other by relative path, so they change together."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(path.relative_to(folder).as_posix().encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


@bp.get("/static/<version>/<path:name>")
def file(version: str, name: str) -> Response:
    """A file; an address of an older edition is not answered with newer content."""
    if version != current_app.extensions["ibashomap.static"]:
        raise NotFound
    packed = _packed(name) if packing.accepted() and name.endswith(_TEXT) else None
    if packed is None:
        response = send_from_directory(FOLDER, name, max_age=_FOR_EVER)
    else:
        response = Response(packed, content_type=mimetypes.guess_type(name)[0] or "text/plain")
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = f"public, max-age={_FOR_EVER}, immutable"
    if name.endswith(_TEXT):
        response.vary.add("Accept-Encoding")
    return response


@cache
def _packed(name: str) -> bytes | None:
    """A text file as it travels, made once; None where there is no such file or it is too small to gain."""
    path = safe_join(str(FOLDER), name)
    if path is None or not Path(path).is_file():
        return None
    body = Path(path).read_bytes()
    return gzip.compress(body, compresslevel=9, mtime=0) if len(body) >= packing.SMALLEST else None


@cache
def modules(name: str) -> tuple[str, ...]:
    """All modules that this one imports, they theirs, and itself: asked for at once instead of one after another."""
    found, open_ones = {name: None}, [name]
    while open_ones:
        path = FOLDER / open_ones.pop()
        for other in _IMPORTED.findall(path.read_text("utf-8")):
            there = (path.parent / other).resolve().relative_to(FOLDER.resolve()).as_posix()
            if there not in found:
                found[there] = None
                open_ones.append(there)
    return tuple(found)


def version() -> str:
    """The hash of this edition."""
    return str(current_app.extensions["ibashomap.static"])


def address(name: str) -> str:
    """The address of a static file in this edition."""
    return url_for("static.file", version=version(), name=name)


def has_map() -> bool:
    """Whether the map library has been copied in by ``python -m webmap.frontend.vendor``."""
    return all((FOLDER / "vendor" / name).is_file() for name in MAP_FILES)
