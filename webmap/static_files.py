"""Static files under the hash of their content: kept for ever by browsers, fresh after every change."""

import hashlib
from pathlib import Path

from flask import Blueprint, Response, current_app, send_from_directory, url_for
from werkzeug.exceptions import NotFound

FOLDER = Path(__file__).with_name("static")
MAP_FILES = ("maplibre-gl-csp.js", "maplibre-gl-csp-worker.js", "maplibre-gl.css")
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
    response = send_from_directory(FOLDER, name, max_age=_FOR_EVER)
    response.headers["Cache-Control"] = f"public, max-age={_FOR_EVER}, immutable"
    return response


def address(name: str) -> str:
    """The address of a static file in this edition."""
    return url_for("static.file", version=current_app.extensions["ibashomap.static"], name=name)


def has_map() -> bool:
    """Whether the map library has been copied in by ``python -m webmap.frontend.vendor``."""
    return all((FOLDER / "vendor" / name).is_file() for name in MAP_FILES)
